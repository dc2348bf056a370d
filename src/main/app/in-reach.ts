import type { Clock } from '../../node/time/clock.ts'

/** As long may a panel take to come at login, or to start anew, ms. */
const graceMs = 60_000

export interface InReachOptions {
  readonly clock: Pick<Clock, 'after'>
  /** Whether the window is hidden where nothing leads back to it. */
  readonly isLost: () => boolean
  readonly bringBack: () => void
}

/** Watches that a hidden window can be found: the tray that it sits in may go, or never come after `--hidden`. */
export interface InReach {
  /** Window or tray changed. */
  look(): void
  stop(): void
}

export function keepInReach({ clock, isLost, bringBack }: InReachOptions): InReach {
  let cancel: (() => void) | null = null

  function stop(): void {
    cancel?.()
    cancel = null
  }

  return {
    look() {
      if (!isLost()) return stop()
      cancel ??= clock.after(graceMs, () => {
        cancel = null
        if (isLost()) bringBack()
      })
    },
    stop,
  }
}
