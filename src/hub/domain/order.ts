import type { CreateOrder } from '../../shared/hub/commands.ts'
import { usableBranch } from './branch.ts'
import type { CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import type { HubView } from './view.ts'

/** An order that a customer will fetch is opened once (O3). */
export function decideCreateOrder(input: CreateOrder, view: HubView): Decision {
  const { orderId, branchId } = input
  const patientName = input.patientName ?? ''
  const answer = { orderId, branchId, status: 'open' }
  const known = view.order(orderId)
  if (known !== undefined) {
    return known.branchId === branchId && known.patientName === patientName
      ? { kind: 'repeated', seq: known.createdSeq, answer }
      : reject('conflict', `order ${orderId} exists already with other content`)
  }
  const branch = usableBranch(branchId, view)
  if ('kind' in branch) return branch
  const payload = { orderId, patientName, status: 'open' as const }
  return {
    kind: 'accepted',
    status: 201,
    events: [{ type: 'order.created', topic: 'orders', branch: branch.id, payload }],
    answer,
  }
}

/** The order lies ready; saying so twice calls nobody twice. */
export function decideReadyOrder(orderId: string, view: HubView, context: CommandContext): Decision {
  const known = view.order(orderId)
  if (known === undefined) return reject('not_found', `there is no order ${orderId}`)
  if (context.branchId !== null && known.branchId !== context.branchId) {
    return reject('forbidden', `this token may only change branch ${context.branchId}`)
  }
  const { branchId, patientName } = known
  const answer = { orderId, branchId, status: 'ready' }
  if (known.readySeq !== null) return { kind: 'repeated', seq: known.readySeq, answer }
  const payload = { orderId, patientName, status: 'ready' as const }
  return {
    kind: 'accepted',
    status: 200,
    events: [{ type: 'order.ready', topic: 'orders', branch: branchId, payload }],
    answer,
  }
}
