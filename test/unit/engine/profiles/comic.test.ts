import { describe, expect, it } from 'vitest'
import { comic } from '../../../../src/engine/profiles/comic.ts'
import { createOpening } from '../../../../src/engine/profiles/opening.ts'
import type { RawMessage } from '../../../../src/engine/stream/types.ts'

const openedAt = Date.UTC(2026, 10, 21, 3, 0, 0)
const context = { source: 's', stream: 'events', currency: 'IDR', firstOfConnection: false }
const message = (value: unknown, receivedAt = openedAt + 100): RawMessage => ({
  type: 'message',
  data: JSON.stringify(value),
  lastEventId: '',
  hasId: false,
  transport: 'sse',
  receivedAt,
  connection: 1,
})
const failed = (timestamp: unknown) => ({
  type: 'job_updated',
  data: { job_id: 'a', status: 'failed' },
  timestamp,
})
const isReplay = (value: unknown, opening: boolean) =>
  comic.parse(message(value), opening ? { ...context, openedAt } : context)[0]?.replay

describe('the replay of a ComicMaintainer server (C2, F)', () => {
  it('is what comes at once after the connect with a time from before it', () => {
    const seconds = openedAt / 1_000
    expect(isReplay(failed(seconds - 3_600), true)).toBe(true)
    // A server whose clock is two minutes ahead.
    expect(isReplay(failed(seconds - 10 + 120), true)).toBe(true)
    expect(isReplay(failed(undefined), true)).toBe(true)
    // The first words of a connection that was silent for an hour.
    expect(isReplay(failed(seconds + 3_600), true)).toBe(false)
    // Late words about old things, from a server whose clock is behind, are live.
    expect(isReplay(failed(seconds - 3_600), false)).toBe(false)
  })

  it('has the key of what it repeats, and of nothing else', () => {
    const keyOf = (value: unknown) => comic.parse(message(value), context)[0]?.dedupeKey
    expect(keyOf(failed(1_704_103_200))).toBe(keyOf(failed(1_704_103_200)))
    // Two words about one job within one second, by a server that sends whole seconds.
    const progress = (current: number) => ({ ...failed(1_704_103_200), data: { job_id: 'a', current } })
    expect(keyOf(progress(1))).not.toBe(keyOf(progress(2)))
    expect(keyOf(failed(undefined))).toBeNull()
  })

  it('ends two seconds after the first message, however late that one is', () => {
    const opening = createOpening()
    opening.opened(openedAt)
    const of = (connection: number, receivedAt: number) => opening.of({ connection, receivedAt })
    expect(of(1, openedAt + 60_000)).toBe(openedAt)
    expect(of(1, openedAt + 61_000)).toBe(openedAt)
    expect(of(1, openedAt + 62_000)).toBeUndefined()
    opening.opened(openedAt + 100_000)
    expect(of(2, openedAt + 100_000)).toBe(openedAt + 100_000)
  })
})

describe('a job (C8, F)', () => {
  it.each([
    ['running', 'running'],
    ['queued', 'running'],
    ['', 'running'],
    ['Completed', 'completed'],
    ['done', 'completed'],
    ['failed', 'failed'],
    ['ERROR', 'failed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
  ])('that its server calls %j is %s', (word, status) => {
    const [event] = comic.parse(message({ type: 'job_updated', data: { job_id: 7, status: word } }), context)
    expect(event?.facts).toMatchObject([{ kind: 'job', job: { jobId: '7', status } }])
  })

  it.each([
    [{ current: 5, total: 20, percent: 25 }, [5, 20, 25, null]],
    [{ processed: 5, total: 20, success: 4, errors: 1, percentage: 25 }, [5, 20, 25, 1]],
    [{ current: 1, total: 3 }, [1, 3, (1 / 3) * 100, null]],
    [{ current: 1, total: 0 }, [1, 0, null, null]],
    [{ percentage: 140 }, [null, null, 100, null]],
    [{ processed: 2, errors: ['a.cbz', 'b.cbz'] }, [2, null, null, 2]],
    [{ current: -1, total: 'x' }, [null, null, null, null]],
    [null, [null, null, null, null]],
  ])('with progress %j', (progress, [current, total, percent, errors]) => {
    const [event] = comic.parse(message({ type: 'job_updated', data: { job_id: 'a', progress } }), context)
    expect(event?.facts).toMatchObject([{ job: { current, total, percent, errors } }])
  })

  it('may be told under a name of its own, and flat', () => {
    const flat = { type: 'watcher_status', running: true }
    expect(comic.parse(message(flat), context)[0]?.facts).toMatchObject([
      { kind: 'watcher', watcher: { running: true, enabled: true } },
    ])
    const named = { ...message({ rebuild_complete: false }), type: 'cache_updated' }
    expect(comic.parse(named, context)[0]).toMatchObject({
      type: 'cache_updated',
      facts: [{ kind: 'cache', cache: { state: 'rebuilding' } }],
    })
  })
})
