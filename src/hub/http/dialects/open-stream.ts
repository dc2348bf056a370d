import { formatPosition } from '../../../shared/domain/position.ts'
import type { ChannelSpec } from '../../sse/channel-spec.ts'
import { preamble } from '../../sse/frame.ts'
import { responseHead } from '../../sse/response-head.ts'
import { resume } from '../../sse/resume.ts'
import { ProblemError } from '../problem.ts'
import type { RouteContext } from '../route.ts'
import type { DialectParts } from './parts.ts'

/** How a reader comes: for the first time, behind an event that it has, or behind one that the log does not have any more. */
export type Arrival = 'new' | 'resumed' | 'lost'

/** What clients of all four systems wait before they come again (C11, D5, N15). */
export const retryMs = 5_000

/**
 * Opens one stream of a dialect. An EventSource that comes back by itself sends the id of its last message; the systems
 * themselves have no ids (source-systems.md, 3G), so a client that knows nothing of them is just a new one.
 *
 * @param welcome makes the first words; the log is told from behind `after` on
 */
export async function openStream(
  context: RouteContext,
  parts: DialectParts,
  spec: ChannelSpec,
  welcome: (arrival: Arrival, after: number) => Promise<string>,
): Promise<null> {
  const { request, reply, principal } = context
  const { store, channels } = parts
  if (channels.size >= parts.maxStreams) {
    throw new ProblemError('too_many_streams', `${parts.maxStreams} streams are open already`)
  }
  const header = request.headers['last-event-id']
  const cursor = typeof header === 'string' && header !== '' ? header : null
  const bounds = store.bounds()
  const answer = resume({ cursor, from: 'head' }, bounds, (epoch) => store.endOf(epoch))
  const arrival = cursor === null ? 'new' : answer.gap === null ? 'resumed' : 'lost'
  const text = await welcome(arrival, answer.start)
  // A new epoch began meanwhile: neither the words nor the place are of this log.
  if (store.bounds().epoch !== bounds.epoch) return openStream(context, parts, spec, welcome)
  // An id alone dispatches nothing, but from now on the client comes back with it.
  const id = formatPosition({ epoch: bounds.epoch, seq: answer.start })
  const head = responseHead(parts.crossOrigin(request.headers.origin))
  const opening = `${head}${preamble}retry: ${retryMs}\nid: ${id}\n\n${text}`
  reply.hijack()
  const { socket } = request.raw
  // The response object would wait for an end that is not its own.
  reply.raw.detachSocket(socket)
  channels.attach({
    socket,
    spec,
    owner: principal.tokenId,
    after: answer.start,
    opening: Buffer.from(opening),
  })
  return null
}

/** A reader who needs nothing but what comes. */
export async function noWelcome(): Promise<string> {
  return ''
}
