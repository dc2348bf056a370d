import type { EngineSummary } from '../../engine/engine-api.ts'

/** How the taskbar or the dock draws eyes to the window. */
export interface FlashTarget {
  isFocused(): boolean
  flash(on: boolean): void
  /** The dock of macOS; elsewhere it does nothing. */
  bounce(how: 'informational' | 'critical'): void
}

export interface Flash {
  onSummary(summary: Pick<EngineSummary, 'openAlerts' | 'openCritical' | 'alerts'>): void
  /** Somebody looks at the window. */
  onFocus(): void
}

/**
 * Flashes once per burst of critical alerts while nobody looks at the window (issue 4.7): from the first new one until
 * the window is looked at, or none stands any more. What stood already when the program started flashes nothing.
 */
export function createFlash(target: FlashTarget): Flash {
  let before: { readonly open: number; readonly critical: number; readonly newest: number } | null = null
  let flashing = false

  function stop(): void {
    if (!flashing) return
    flashing = false
    target.flash(false)
  }

  return {
    onSummary({ openAlerts, openCritical, alerts }) {
      const newest = Math.max(
        0,
        ...alerts.filter(({ severity }) => severity === 'critical').map(({ raisedAt }) => raisedAt),
      )
      const last = before
      before = { open: openAlerts, critical: openCritical, newest: Math.max(newest, last?.newest ?? 0) }
      if (openCritical === 0) stop()
      if (last === null || target.isFocused()) return
      if (openCritical > last.critical || newest > last.newest) {
        if (flashing) return
        flashing = true
        target.flash(true)
        target.bounce('critical')
      } else if (openAlerts > last.open && !flashing) {
        target.bounce('informational')
      }
    },
    onFocus: stop,
  }
}
