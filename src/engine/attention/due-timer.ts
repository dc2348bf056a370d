import type { Clock } from '../../node/time/clock.ts'

/** One timer for the earliest of many wall-clock times; it may ring early and must then be set again. */
export interface DueTimer {
  /** Something falls due at `at`, epoch ms: rings then, unless it rings earlier anyhow. */
  by(at: number): void
  /** Forgets what it knew; null: nothing is due. */
  set(at: number | null): void
}

export function createDueTimer(clock: Pick<Clock, 'now' | 'after'>, ring: () => void): DueTimer {
  let cancel = (): void => {}
  let armed = Number.POSITIVE_INFINITY

  function set(at: number | null): void {
    cancel()
    armed = at ?? Number.POSITIVE_INFINITY
    if (at === null) return
    cancel = clock.after(Math.max(0, at - clock.now()), () => {
      armed = Number.POSITIVE_INFINITY
      ring()
    })
  }

  return {
    by(at) {
      if (at < armed) set(at)
    },
    set,
  }
}
