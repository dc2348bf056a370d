import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { comic } from '../../../src/engine/profiles/comic.ts'
import { episodes } from '../../../src/engine/profiles/episodes.ts'
import type { LookupAnswer, Profile } from '../../../src/engine/profiles/types.ts'
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
let told: number

beforeEach(async () => {
  server = await startSseServer({ [path]: body('application/json', '[{"id":1,"title":"A"}]') })
  clock = createFakeClock()
  answers = []
  told = 0
  desk = createDesk(episodes)
})
afterEach(async () => {
  desk.stop()
  await server.close()
})

function createDesk(profile: Profile): LookupDesk {
  return createLookupDesk({
    source: 's',
    base: server.url,
    profile,
    pollMs: 30_000,
    headers: async () => ({ authorization: 'Bearer t' }),
    clock,
    random: () => 0.5,
    log: createMemoryLog(),
    onAnswer(lookup, answer) {
      answers.push(answer)
      desk.read({ lookup, answer }, context)
    },
    onTrouble: () => {
      told += 1
    },
  })
}

const context = { source: 's', stream: 'stream', currency: 'IDR', firstOfConnection: false }
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
/** Time goes on until so many requests were made. */
const untilRequests = (count: number) =>
  vi.waitFor(() => {
    clock.advance(1_000)
    expect(server.requests.length).toBeGreaterThanOrEqual(count)
  }, 10_000)
const untilTrouble = (check: (trouble: ReturnType<LookupDesk['trouble']>) => void) =>
  vi.waitFor(() => {
    clock.advance(100)
    check(desk.trouble())
  }, 10_000)
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
    await untilRequests(3)
    desk.stop()
    const asked = server.requests.length
    clock.advance(600_000)
    expect(server.requests).toHaveLength(asked)
    expect(answers).toEqual([])
    expect(clock.waiting()).toBe(0)
  })

  // Would catch a list of hours ago below a source that calls itself live (design.md, section 5).
  it.each([
    ['HTTP 401', status(401)],
    ['HTTP 403', status(403)],
    ['HTTP 404', status(404)],
    ['HTTP 503', status(503)],
    ['an answer that cannot be read', body('text/html', '<form action="/login"></form>')],
  ] as const)(
    'are in trouble from an answer that is none (%s) until one is had (E5, N16)',
    async (why, route) => {
      desk.onState(live)
      await untilAnswers(1)
      expect(desk.trouble()).toBeNull()
      server.route(path, route)
      desk.heard([changed])
      await untilTrouble((trouble) => expect(trouble?.detail).toContain(`${path}: ${why}`))
      const since = desk.trouble()?.since
      await untilRequests(4)
      // The stream was away: what could not be had before is not had now.
      desk.onState(away)
      desk.onState(live)
      expect(desk.trouble()?.since).toBe(since)
      expect(told).toBeGreaterThan(0)
      server.route(path, body('application/json', '[]'))
      desk.refresh()
      await untilTrouble((trouble) => expect(trouble).toBeNull())
    },
  )

  it('wait 5 s to 5 min between requests that fail, however often the stream says "changed"', async () => {
    server.route(path, status(503))
    desk.onState(live)
    const times: number[] = []
    await vi.waitFor(
      () => {
        for (let step = 0; step < 10; step += 1) clock.advance(500)
        if (server.requests.length > times.length) times.push(clock.monotonic())
        expect(times.length).toBeGreaterThan(12)
      },
      { timeout: 30_000, interval: 5 },
    )
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.max(...waits)).toBeLessThanOrEqual(300_000 + 10_000)
    expect(waits.at(-1)).toBeGreaterThan(100_000)
    const asked = server.requests.length
    for (let count = 0; count < 40; count += 1) {
      desk.heard([changed])
      clock.advance(100)
    }
    expect(server.requests.length - asked).toBeLessThanOrEqual(1)
  })

  it('are in no trouble where a document that not every server has is not there, or says nothing (C12)', async () => {
    desk = createDesk(comic)
    server.route('/api/cache/stats', status(404))
    desk.refresh()
    await untilRequests(1)
    await vi.waitFor(() => expect(server.openSockets()).toBe(0), 5_000)
    server.route('/api/cache/stats', body('text/html', '<p>page</p>'))
    desk.refresh()
    await untilAnswers(1, 100)
    expect(told).toBe(0)
    server.route('/api/cache/stats', status(403))
    desk.refresh()
    await untilTrouble((trouble) => expect(trouble?.detail).toContain('/api/cache/stats: HTTP 403'))
  })

  it('say nothing when the list is the same again', async () => {
    desk.onState(live)
    await untilAnswers(1)
    const [answer] = answers
    const [lookup] = episodes.lookups ?? []
    if (answer === undefined || lookup === undefined) throw new Error('the profile has a lookup')
    expect(desk.read({ lookup, answer }, context)).toEqual([])
    expect(desk.read({ lookup, answer: { ...answer, body: `${answer.body} ` } }, context)).toEqual([])
    expect(desk.read({ lookup, answer: { ...answer, body: '[]' } }, context)).toHaveLength(1)
    expect(desk.read({ lookup, answer }, context)).toHaveLength(1)
  })
})
