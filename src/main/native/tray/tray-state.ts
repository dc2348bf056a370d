import type { EngineSummary } from '../../../engine/engine-api.ts'
import { assertNever } from '../../../shared/assert-never.ts'

/** What the tray says at a glance; each has a shape of its own (scripts/lib/tray-shapes.mjs). */
export const trayStates = ['ok', 'attention', 'critical', 'stale', 'paused', 'off'] as const
export type TrayState = (typeof trayStates)[number]

type Facts = Pick<EngineSummary, 'openAlerts' | 'openCritical' | 'worst'>

/**
 * The overall state, from the loudest: what is urgent, what waits for a person, what is not fresh, what rests
 * (design.md 5: the tray, the badge and the source list always agree).
 */
export function trayState({ openAlerts, openCritical, worst }: Facts): TrayState {
  if (openCritical > 0) return 'critical'
  if (openAlerts > 0 || worst === 'needs-you') return 'attention'
  switch (worst) {
    case 'degraded':
    case 'stale':
    case 'backoff':
    case 'connecting':
      return 'stale'
    case 'live':
      return 'ok'
    case 'paused':
    case 'off':
      return worst
    default:
      return assertNever(worst)
  }
}
