import { describe, expect, it } from 'vitest'
import { createSourceHistory } from '../../../../src/engine/sources/source-history.ts'
import type { ConnectionState, SourceView } from '../../../../src/shared/domain/connection.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

const live: ConnectionState = { state: 'live', since: 0, transport: 'sse' }
const connecting: ConnectionState = { state: 'connecting', since: 0, attempt: 1 }
const hidden: ConnectionState = { state: 'paused', since: 0, reason: 'window-hidden' }
const backoff = (reason: 'refused' | 'ended'): ConnectionState => ({
  state: 'backoff',
  since: 0,
  retryAt: 0,
  attempt: 1,
  reason,
  detail: `because ${reason}`,
})

function view(...states: readonly ConnectionState[]): SourceView {
  return {
    id: 'shop',
    name: 'Shop',
    profile: 'optik',
    url: 'http://127.0.0.1',
    enabled: true,
    embedded: false,
    order: 1,
    connection: states[0] ?? { state: 'off' },
    streams: states.map((connection, index) => ({
      name: `s${index}`,
      path: '/',
      enabled: true,
      connection,
      lastByteAt: null,
      lastEventAt: null,
    })),
    lastByteAt: null,
    lastEventAt: null,
    events: 0,
    duplicates: 0,
    bytes: 0,
    settings: null,
  }
}

describe('the connection history of a source (issue 3.9)', () => {
  it('counts a time as live only while every running stream is, and none while it is switched off', () => {
    const clock = createFakeClock()
    const history = createSourceHistory('shop', clock)
    clock.advance(5_000)
    history.observe(view(connecting, connecting))
    clock.advance(1_000)
    history.observe(view(live, connecting))
    clock.advance(2_000)
    history.observe(view(live, live))
    clock.advance(10_000)
    history.observe(view(live, hidden))
    clock.advance(20_000)
    history.observe({ ...view(live, live), enabled: false })
    clock.advance(60_000)
    expect(history.tell(0)).toMatchObject({ watchedMs: 33_000, liveMs: 30_000 })
  })

  it('does not count a sleep of the machine, which nobody told of', () => {
    const clock = createFakeClock()
    const history = createSourceHistory('shop', clock)
    history.observe(view(live))
    clock.advance(1_000)
    clock.jump(3_600_000)
    expect(history.tell(0)).toMatchObject({ watchedMs: 1_000, liveMs: 1_000 })
  })

  it('counts a lost stream as a drop, and the clean end after 30 minutes as none (N12)', () => {
    const history = createSourceHistory('shop', createFakeClock())
    history.observe(view(live))
    history.observe(view(backoff('ended')))
    history.observe(view(live))
    history.observe(view(backoff('refused')))
    history.observe(view(hidden))
    expect(history.tell(0).drops).toBe(1)
  })

  it('counts a document that fails beside a stream as no drop, and a stream lost meanwhile as one', () => {
    const history = createSourceHistory('shop', createFakeClock())
    const unread = { state: 'degraded', since: 0, reason: 'lookup-failed', detail: '' } as const
    history.observe(view(live))
    history.observe(view(unread))
    history.observe(view(live))
    history.observe(view(unread))
    expect(history.tell(0).drops).toBe(0)
    history.observe(view(backoff('refused')))
    expect(history.tell(0).drops).toBe(1)
  })

  it('tells a long outage in one line, latest first, with its reason', () => {
    const history = createSourceHistory('shop', createFakeClock())
    history.observe(view(connecting))
    history.observe(view(live))
    for (let attempt = 0; attempt < 50; attempt += 1) {
      history.observe(view(backoff('refused')))
      history.observe(view(connecting))
    }
    history.observe(view(live))
    expect(history.tell(0).changes.map(({ state, reason }) => `${state} ${reason}`.trim())).toEqual([
      'live',
      'backoff refused',
      'live',
      'connecting',
    ])
  })

  it('adds up bytes and events, and means the last minute by its rate', () => {
    const clock = createFakeClock()
    const history = createSourceHistory('shop', clock)
    history.add({ bytes: 100 })
    history.add({ events: 60 })
    expect(history.tell(0)).toMatchObject({ bytes: 100, events: 60, eventsPerSecond: 1 })
    clock.advance(61_000)
    expect(history.tell(0)).toMatchObject({ events: 60, eventsPerSecond: 0 })
  })

  it('gives what is not written yet until it is, and forgets what is older than a day', () => {
    const clock = createFakeClock()
    const history = createSourceHistory('shop', clock)
    history.observe(view(live))
    history.add({ bytes: 7 })
    const first = history.take(0)
    expect(first.changes).toHaveLength(1)
    expect(first.minutes).toMatchObject([{ source: 'shop', bytes: 7 }])
    expect(history.take(0)).toEqual(first)
    history.wrote()
    expect(history.take(0)).toEqual({ changes: [], minutes: [] })
    clock.advance(120_000)
    history.take(clock.now())
    expect(history.tell(0)).toMatchObject({ bytes: 0, changes: [] })
  })
})
