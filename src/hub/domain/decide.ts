import { assertNever } from '../../shared/assert-never.ts'
import { adminTopics, controlEvents, hubEvents } from '../../shared/hub/events.ts'
import { decideCreateAnime } from './anime.ts'
import { decideCreateBranch } from './branch.ts'
import type { Command, CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import { decideCreateEpisode, decideDeleteEpisode, decideUpdateEpisode } from './episode.ts'
import { decideCreateJob, decidePatchJob } from './job.ts'
import { decidePutWatcher, decideRebuildCache, decideReportFile } from './library.ts'
import { decideWriteLog } from './log-line.ts'
import { decideCreateNotification } from './notification.ts'
import { decideCreateOrder, decideReadyOrder } from './order.ts'
import { decideOpenDay } from './revenue.ts'
import { decideRegisterSale } from './sale.ts'
import { decidePutStats } from './stats.ts'
import { decideAdjustStock, decidePutProduct } from './stock.ts'
import { decideCreateVideoServer, decideDeleteVideoServer, decideUpdateVideoServer } from './video-server.ts'
import type { HubView } from './view.ts'

/** Names that only the hub itself says: a published event under one of them would be a forged fact (E2). */
const ownNames: ReadonlySet<string> = new Set([...Object.keys(hubEvents), ...controlEvents])

function decidePublish(command: Extract<Command, { kind: 'publish-event' }>, branch: string): Decision {
  const { topic, type, data } = command.input
  if (ownNames.has(type)) return reject('malformed', `the type ${type} belongs to the hub itself`)
  if (adminTopics.includes(topic)) return reject('malformed', `the topic ${topic} belongs to the hub itself`)
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
    case 'create-anime':
    case 'create-episode':
    case 'update-episode':
    case 'delete-episode':
    case 'create-video-server':
    case 'update-video-server':
    case 'delete-video-server':
    case 'create-job':
    case 'patch-job':
    case 'report-file':
    case 'put-watcher':
    case 'rebuild-cache':
    case 'put-stats':
    case 'create-notification':
    case 'write-log':
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
    case 'create-anime':
      return decideCreateAnime(command.input, context)
    case 'create-episode':
      return decideCreateEpisode(command.input, view, context)
    case 'update-episode':
      return decideUpdateEpisode(command.id, command.input, view)
    case 'delete-episode':
      return decideDeleteEpisode(command.id, view)
    case 'create-video-server':
      return decideCreateVideoServer(command.input, view, context)
    case 'update-video-server':
      return decideUpdateVideoServer(command.id, command.input, view)
    case 'delete-video-server':
      return decideDeleteVideoServer(command.id, view)
    case 'create-job':
      return decideCreateJob(command.input, view, context)
    case 'patch-job':
      return decidePatchJob(command.id, command.input, view)
    case 'report-file':
      return decideReportFile(command.input)
    case 'put-watcher':
      return decidePutWatcher(command.input, view)
    case 'rebuild-cache':
      return decideRebuildCache()
    case 'put-stats':
      return decidePutStats(command.input, view)
    case 'create-notification':
      return decideCreateNotification(command.input, view, context)
    case 'write-log':
      return decideWriteLog(command.input, context)
    default:
      return assertNever(command)
  }
}
