import type { Clock } from '../../node/time/clock.ts'
import type { Breach } from '../../shared/domain/rule.ts'
import type { Change, View } from '../projections/view.ts'
import { isWaiting } from './breach.ts'
import { isLate } from './jump-watch.ts'

export interface WaitDeskOptions {
  readonly state: View
  readonly clock: Clock
  /** How long the trouble must stand as its rule is now, ms. */
  readonly waitOf: (breach: Breach) => number
  /** The time of these is over. */
  readonly onDue: (breaches: readonly Breach[]) => void
}

/**
 * Pending times. They are time that passed: a wall clock that somebody sets moves none of them, and what nobody watched
 * (the program was closed, the machine slept, the source was away) ends none: whether the trouble stood all the time is
 * not known, so the time of what would be due by then begins again.
 */
export interface WaitDesk {
  /** To be called before any event comes. */
  start(): void
  afterCommit(changes: readonly Change[]): void
  /** Calls what is due as the rules are now, and waits for the others. */
  raiseDue(): void
  stop(): void
}

/** Since when a breach is watched here, monotonic ms. `since` is its own, which tells it from one of the same id before. */
interface Begun {
  readonly since: number
  readonly at: number
}

export function createWaitDesk({ state, clock, waitOf, onDue }: WaitDeskOptions): WaitDesk {
  const begun = new Map<string, Begun>()
  let cancel = (): void => {}

  /** @returns whether anything of it changed */
  function follow(id: string, breach: Breach | null): boolean {
    if (breach === null || !isWaiting(breach)) return begun.delete(id)
    if (begun.get(id)?.since === breach.since) return false
    const passed = Math.max(0, clock.now() - breach.since)
    const at = clock.monotonic() - (passed < waitOf(breach) ? passed : 0)
    begun.set(id, { since: breach.since, at })
    return true
  }

  function dueAt(id: string): number {
    const breach = state.get('breaches', id)
    const known = begun.get(id)
    return breach === undefined || known === undefined ? Number.POSITIVE_INFINITY : known.at + waitOf(breach)
  }

  function dueNow(): readonly string[] {
    const now = clock.monotonic()
    return [...begun.keys()].filter((id) => dueAt(id) <= now)
  }

  function arm(): void {
    cancel()
    let next = Number.POSITIVE_INFINITY
    for (const id of begun.keys()) next = Math.min(next, dueAt(id))
    if (next === Number.POSITIVE_INFINITY) return
    cancel = clock.after(Math.max(0, next - clock.monotonic()), () => {
      // Where the monotonic clock runs on while the machine sleeps, the timer itself comes late.
      if (isLate(clock, next)) beginAnew()
      raiseDue()
    })
  }

  function beginAnew(): void {
    for (const id of dueNow()) {
      const known = begun.get(id)
      if (known !== undefined) begun.set(id, { ...known, at: clock.monotonic() })
    }
  }

  function raiseDue(): void {
    const due = dueNow().flatMap((id) => state.get('breaches', id) ?? [])
    if (due.length > 0) onDue(due)
    arm()
  }

  return {
    start() {
      for (const [id, breach] of state.entries('breaches')) follow(id, breach)
      arm()
    },
    afterCommit(changes) {
      let changed = false
      for (const { patch } of changes)
        if (patch[0] === 'breaches') changed = follow(patch[1], patch[2]) || changed
      if (changed) arm()
    },
    raiseDue,
    stop() {
      cancel()
      begun.clear()
    },
  }
}
