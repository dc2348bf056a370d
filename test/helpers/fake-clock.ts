import type { Clock } from '../../src/node/time/clock.ts'

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves both clocks on and runs what falls due, in order. */
  advance(ms: number): void
  /** Moves only the wall clock: a sleep of the machine, or a person at the clock. */
  jump(ms: number): void
  /** A sleep of a machine whose monotonic clock runs on: what fell due in it is late. */
  oversleep(ms: number): void
  /** Timers that wait. */
  waiting(): number
}

interface Timer {
  at: number
  readonly everyMs: number | null
  readonly call: () => void
}

/** @param start epoch ms */
export function createFakeClock(start = Date.UTC(2026, 10, 21, 3, 0, 0)): FakeClock {
  let wall = start
  let monotonic = 1_000
  const timers = new Set<Timer>()

  function add(ms: number, everyMs: number | null, call: () => void): () => void {
    const timer = { at: monotonic + ms, everyMs, call }
    timers.add(timer)
    return () => timers.delete(timer)
  }

  function nextDue(limit: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers)
      if (timer.at <= limit && (next === undefined || timer.at < next.at)) next = timer
    return next
  }

  return {
    now: () => wall,
    monotonic: () => monotonic,
    after: (ms, call) => add(Math.max(0, ms), null, call),
    every: (ms, call) => add(ms, ms, call),
    advance(ms) {
      const end = monotonic + ms
      for (let timer = nextDue(end); timer !== undefined; timer = nextDue(end)) {
        wall += timer.at - monotonic
        monotonic = timer.at
        if (timer.everyMs === null) timers.delete(timer)
        else timer.at += timer.everyMs
        timer.call()
      }
      wall += end - monotonic
      monotonic = end
    },
    jump(ms) {
      wall += ms
    },
    oversleep(ms) {
      wall += ms
      monotonic += ms
      const late = [...timers].filter((timer) => timer.at <= monotonic)
      for (const timer of late) {
        if (timer.everyMs === null) timers.delete(timer)
        else timer.at = monotonic + timer.everyMs
        timer.call()
      }
    },
    waiting: () => timers.size,
  }
}
