import { formatPosition } from '../../../shared/domain/position.ts'
import type { HelloEvent } from '../../../shared/hub/events.ts'
import { hubLimits } from '../../../shared/hub/limits.ts'
import type { FanOut } from '../../sse/fan-out.ts'
import { frameText, preamble } from '../../sse/frame.ts'
import { responseHead } from '../../sse/response-head.ts'
import { type ResumeAnswer, resume } from '../../sse/resume.ts'
import type { HubStore, LogBounds } from '../../store/hub-store.ts'
import { anonymous } from '../authenticate.ts'
import { ProblemError } from '../problem.ts'
import type { Route, RouteContext } from '../route.ts'
import { branchOf, filterParameters, mayReadHidden, topicsOf } from './filter.ts'

export interface StreamParts {
  readonly store: HubStore
  readonly fanOut: FanOut
  readonly heartbeatMs: number
  readonly maxStreams: number
  /** Headers that listed origins need. */
  readonly crossOrigin: (origin: string | undefined) => Readonly<Record<string, string>>
}

function opening(answer: ResumeAnswer, bounds: LogBounds, heartbeatMs: number): string {
  const id = formatPosition({ epoch: bounds.epoch, seq: answer.start })
  const hello: HelloEvent = {
    ...bounds,
    resumedFrom: answer.resumedFrom,
    heartbeatMs,
    maxEventBytes: hubLimits.maxEventBytes,
  }
  const blocks = [frameText({ id, event: 'hello', data: JSON.stringify(hello) })]
  if (answer.gap !== null) blocks.push(frameText({ id, event: 'gap', data: JSON.stringify(answer.gap) }))
  return preamble + blocks.join('')
}

function question({ request, query }: RouteContext) {
  const header = request.headers['last-event-id']
  const cursor = typeof header === 'string' && header !== '' ? header : query.get('after')
  const from = query.get('from')
  if (from !== null && from !== 'head' && from !== 'oldest') {
    throw new ProblemError('malformed', 'from must be head or oldest')
  }
  return { cursor: cursor === '' ? null : cursor, from } as const
}

/** `GET /v1/stream`, the own dialect (contract.md; S4 to S8). */
export function streamRoute({ store, fanOut, ...parts }: StreamParts): Route {
  function whereToGoOn(context: RouteContext): ResumeAnswer {
    const asked = question(context)
    const endOf = (epoch: string) => store.endOf(epoch)
    const answer = resume(asked, store.bounds(), endOf)
    // Anonymous readers cannot be asked who they are, so their word does not begin an epoch.
    if (answer.lost === null || context.principal === anonymous) return answer
    store.reportLost(answer.lost)
    return resume(asked, store.bounds(), endOf)
  }
  return {
    method: 'GET',
    path: '/v1/stream',
    summary: 'Every event from now on, or from a cursor on, as Server-Sent Events',
    permission: 'read',
    query: [
      ...filterParameters,
      { name: 'after', description: 'Cursor, `<epoch>:<seq>`; the Last-Event-ID header wins over it' },
      { name: 'from', description: '`head` or `oldest`: where to begin without a usable cursor' },
    ],
    answers: { 200: { description: 'The stream', contentType: 'text/event-stream' } },
    problems: ['too_many_streams', 'shutting_down'],
    async handle(context) {
      const { request, reply, principal, query } = context
      const filter = {
        topics: topicsOf(query, principal),
        branch: branchOf(query, principal),
        hidden: mayReadHidden(principal),
      }
      if (fanOut.size >= parts.maxStreams) {
        throw new ProblemError('too_many_streams', `${parts.maxStreams} streams are open already`)
      }
      const answer = whereToGoOn(context)
      const head = responseHead(parts.crossOrigin(request.headers.origin))
      reply.hijack()
      const { socket } = request.raw
      // The response object would wait for an end that is not its own.
      reply.raw.detachSocket(socket)
      fanOut.attach({
        socket,
        filter,
        owner: principal.tokenId,
        after: answer.start,
        opening: Buffer.from(head + opening(answer, store.bounds(), parts.heartbeatMs)),
      })
      return null
    },
  }
}
