import type { Clock } from '../../node/time/clock.ts'
import { assumedHeartbeatMs } from './limits.ts'

export interface WatchdogEvents {
  /** Nothing was heard for two and a half heartbeats. */
  onStale(): void
  /** Nothing was heard for three heartbeats (C4). Comes once until {@link Watchdog.heard} or {@link Watchdog.start}. */
  onSilent(): void
}

/** Listens for bytes of any kind, comments too (C4; they are invisible to users of EventSource, reliability.md 3, row 9). */
export interface Watchdog {
  /** A connection opened: its headers count as heard. */
  start(): void
  heard(): void
  stop(): void
  setHeartbeat(ms: number): void
}

/**
 * Makes the watchdog of one stream.
 *
 * A stream that announces a heartbeat is stale after 2.5 of them, so that the screen never claims LIVE for longer than
 * three (E5), and is reconnected after three. One that announces none may simply have nothing to say: it is stale only
 * at the end of 45 s, at the same moment as it is reconnected, and a successful reconnect is its proof of life.
 * It has one timer, which is not touched by each byte.
 */
export function createWatchdog(clock: Clock, heartbeatMs: number | null, events: WatchdogEvents): Watchdog {
  let staleAfter = 0
  let silentAfter = 0
  let heardAt = 0
  let stale = false
  let running = false
  let cancel: (() => void) | null = null

  function setLimits(heartbeat: number | null): void {
    const beat = Math.min(Math.max(heartbeat ?? assumedHeartbeatMs, 1_000), 100_000)
    // Half a second less than the promise, for the timer's own lateness.
    silentAfter = beat * 3 - 500
    staleAfter = heartbeat === null ? silentAfter : beat * 2.5
  }

  function arm(): void {
    cancel?.()
    const age = clock.monotonic() - heardAt
    cancel = clock.after((stale ? silentAfter : staleAfter) - age, check)
  }

  function check(): void {
    cancel = null
    const age = clock.monotonic() - heardAt
    if (!stale && age >= staleAfter) {
      stale = true
      events.onStale()
    }
    // The callback may have stopped or restarted this watchdog.
    if (!running || cancel !== null) return
    if (age >= silentAfter) events.onSilent()
    else arm()
  }

  setLimits(heartbeatMs)
  return {
    start() {
      running = true
      heardAt = clock.monotonic()
      stale = false
      arm()
    },
    heard() {
      heardAt = clock.monotonic()
      if (!stale || !running) return
      stale = false
      arm()
    },
    stop() {
      running = false
      cancel?.()
      cancel = null
    },
    setHeartbeat(ms) {
      setLimits(ms)
      if (running) arm()
    },
  }
}
