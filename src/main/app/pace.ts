import type { Clock } from '../../node/time/clock.ts'

/** Runs a call at once, and then at most once per interval; what comes meanwhile leads to one more at its end. */
export interface Pace {
  ask(): void
  stop(): void
}

export function createPace(clock: Pick<Clock, 'after'>, everyMs: number, call: () => void): Pace {
  let cancel: (() => void) | null = null
  let asked = false

  function run(): void {
    asked = false
    cancel = clock.after(everyMs, () => {
      cancel = null
      if (asked) run()
    })
    call()
  }

  return {
    ask() {
      if (cancel === null) run()
      else asked = true
    },
    stop() {
      cancel?.()
      // Nothing comes after the stop.
      cancel = () => {}
      asked = false
    },
  }
}
