import { assertNever } from '../../shared/assert-never.ts'
import { controlEvents, hubEvents } from '../../shared/hub/events.ts'
import { decideCreateBranch } from './branch.ts'
import type { Command, CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import { decideCreateOrder, decideReadyOrder } from './order.ts'
import { decideOpenDay } from './revenue.ts'
import { decideRegisterSale } from './sale.ts'
import { decideAdjustStock, decidePutProduct } from './stock.ts'
import type { HubView } from './view.ts'

/** Names that only the hub itself says: a published event under one of them would be a forged fact (E2). */
const ownNames: ReadonlySet<string> = new Set([...Object.keys(hubEvents), ...controlEvents])

function decidePublish(command: Extract<Command, { kind: 'publish-event' }>, branch: string): Decision {
  const { topic, type, data } = command.input
  if (ownNames.has(type)) return reject('malformed', `the type ${type} belongs to the hub itself`)
  return {
    kind: 'accepted',
    status: 201,
    events: [{ type: 'published', name: type, topic, branch, payload: { data: data ?? null } }],
    answer: { topic, type },
  }
}

/** The branch that a command names, where it names one. */
function namedBranch(command: Command): string | null {
  switch (command.kind) {
    case 'put-product':
    case 'adjust-stock':
    case 'register-sale':
    case 'create-order':
      return command.input.branchId
    case 'create-branch':
      return command.input.id
    case 'ready-order':
    case 'publish-event':
    case 'open-day':
      return null
    default:
      return assertNever(command)
  }
}

/**
 * What becomes of a command, given what the hub knows: facts, the first answer again, or a refusal. Pure; the store
 * runs it inside the transaction that writes its facts.
 */
export function decide(command: Command, view: HubView, context: CommandContext): Decision {
  const branch = namedBranch(command)
  if (context.branchId !== null && branch !== null && branch !== context.branchId) {
    return reject('forbidden', `this token may only change branch ${context.branchId}`)
  }
  switch (command.kind) {
    case 'create-branch':
      return decideCreateBranch(command.input, view)
    case 'put-product':
      return decidePutProduct(command.input, view)
    case 'adjust-stock':
      return decideAdjustStock(command.input, view)
    case 'register-sale':
      return decideRegisterSale(command.input, view, context)
    case 'create-order':
      return decideCreateOrder(command.input, view)
    case 'ready-order':
      return decideReadyOrder(command.input.orderId, view, context)
    case 'publish-event':
      return decidePublish(command, context.branchId ?? '')
    case 'open-day':
      return decideOpenDay(context.day, view)
    default:
      return assertNever(command)
  }
}
