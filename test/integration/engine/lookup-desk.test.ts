import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { episodes } from '../../../src/engine/profiles/episodes.ts'
import type { LookupAnswer } from '../../../src/engine/profiles/types.ts'
import { createLookupDesk, type LookupDesk } from '../../../src/engine/sources/lookup-desk.ts'
import type { ConnectionState } from '../../../src/shared/domain/connection.ts'
import type { NormalisedEvent } from '../../../src/shared/domain/event.ts'
import { createFakeClock, type FakeClock } from '../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../helpers/memory-log.ts'
import { body, type Route, type SseServer, startSseServer, status } from '../../helpers/sse-server.ts'

const path = '/api/episodes/latest'
let server: SseServer
let clock: FakeClock
let desk: LookupDesk
let answers: LookupAnswer[]

beforeEach(async () => {
  server = await startSseServer({ [path]: body('application/json', '[{"id":1,"title":"A"}]') })
  clock = createFakeClock()
  answers = []
  desk = createLookupDesk({
    source: 's',
    base: server.url,
    profile: episodes,
    pollMs: 30_000,
    headers: async () => ({ authorization: 'Bearer t' }),
    clock,
    random: () => 0.5,
    log: createMemoryLog(),
    onAnswer: (_lookup, answer) => answers.push(answer),
  })
})
afterEach(async () => {
  desk.stop()
  await server.close()
})

const live: ConnectionState = { state: 'live', since: 0, transport: 'sse' }
const heldBack: ConnectionState = { state: 'degraded', since: 0, reason: 'proxy-buffering', detail: '' }
const away: ConnectionState = {
  state: 'backoff',
  since: 0,
  retryAt: 1,
  attempt: 1,
  reason: 'ended',
  detail: '',
}
const changed: NormalisedEvent = {
  source: 's',
  stream: 'stream',
  type: 'episodes_updated',
  topic: '',
  position: null,
  dedupeKey: null,
  ts: null,
  receivedAt: 0,
  data: '',
  replay: false,
  facts: [{ kind: 'episodes-changed' }],
}
/** Time goes on until the answers are there. */
const untilAnswers = (count: number, stepMs = 0) =>
  vi.waitFor(() => {
    clock.advance(stepMs)
    expect(answers).toHaveLength(count)
  }, 5_000)
const replays = () => answers.map(({ replay }) => replay)

describe('the lookups of a stream', () => {
  it('ask after a connect for a catch-up, and with the headers of the source', async () => {
    desk.onState(live)
    await untilAnswers(1)
    expect(replays()).toEqual([true])
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer t' })
    expect(answers[0]).toMatchObject({ contentType: 'application/json', url: `${server.url}${path}` })
  })

  it('make one more request of many messages that come while one runs (N2)', async () => {
    desk.onState(live)
    for (let index = 0; index < 50; index += 1) desk.heard([changed])
    await untilAnswers(2, 100)
    expect(replays()).toEqual([true, false])
    clock.advance(60_000)
    expect(server.requests).toHaveLength(2)
  })

  it('poll while a proxy holds the stream back, and not after it (C14)', async () => {
    desk.onState(heldBack)
    await untilAnswers(1, 30_000)
    await untilAnswers(2, 30_000)
    // What changes between two polls happened before our eyes.
    expect(replays()).toEqual([false, false])
    desk.onState(live)
    await untilAnswers(3)
    clock.advance(300_000)
    expect(server.requests).toHaveLength(3)
  })

  it('still owe the news whose request failed when the stream went away', async () => {
    desk.onState(live)
    await untilAnswers(1)
    const working: Route = body('application/json', '[]')
    server.route(path, status(503))
    desk.heard([changed])
    await vi.waitFor(() => {
      clock.advance(100)
      expect(server.requests.length).toBeGreaterThan(1)
    }, 5_000)
    desk.onState(away)
    const asked = server.requests.length
    clock.advance(600_000)
    expect(server.requests).toHaveLength(asked)
    server.route(path, working)
    desk.onState(live)
    await untilAnswers(2, 100)
    expect(replays()).toEqual([true, false])
  })

  it('ask at once when the user wants it, with backoff when it fails, and never after the end (N16, D7)', async () => {
    server.route(path, status(500))
    desk.refresh()
    await vi.waitFor(() => {
      clock.advance(100)
      expect(server.requests.length).toBeGreaterThan(2)
    }, 5_000)
    desk.stop()
    const asked = server.requests.length
    clock.advance(600_000)
    expect(server.requests).toHaveLength(asked)
    expect(answers).toEqual([])
  })

  it('say nothing when the list is the same again', async () => {
    desk.onState(live)
    await untilAnswers(1)
    const [answer] = answers
    const [lookup] = episodes.lookups ?? []
    const context = { source: 's', stream: 'stream', currency: 'IDR', firstOfConnection: false }
    if (answer === undefined || lookup === undefined) throw new Error('the profile has a lookup')
    expect(desk.read({ lookup, answer }, context)).toHaveLength(1)
    expect(desk.read({ lookup, answer: { ...answer, body: `${answer.body} ` } }, context)).toEqual([])
    expect(desk.read({ lookup, answer: { ...answer, body: '[]' } }, context)).toHaveLength(1)
    expect(desk.read({ lookup, answer }, context)).toHaveLength(1)
  })
})
