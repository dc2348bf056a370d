import type { Alert } from '../../shared/domain/alert.ts'
import type { QuietHours } from '../../shared/settings/attention.ts'
import type { Digest } from '../ports.ts'
import type { View } from '../projections/view.ts'
import { quietUntil } from './quiet-hours.ts'

/** What becomes of held alerts when time or settings move on. */
export interface HeldChange {
  /** New ends by alert; null: it is held no more. */
  readonly until: ReadonlyMap<string, number | null>
  /** What is told of those that are held no more; null when there is none. */
  readonly digest: Digest | null
}

/**
 * Judges every held alert anew (issue 4.4): quiet hours that were changed may hold it longer or let it go. What is
 * over meanwhile is counted, too: it came, and nobody was told. Whoever answered it knows of it.
 */
export function judgeHeld(
  state: View,
  windows: readonly QuietHours[],
  now: number,
  zone: string,
): HeldChange {
  const until = new Map<string, number | null>()
  const ends = new Map<string, number | null>()
  let count = 0
  let open = 0
  for (const [id, alert] of state.entries('alerts')) {
    if (alert.heldUntil === null) continue
    const kind = `${alert.severity}/${alert.source}`
    let end = ends.get(kind)
    if (end === undefined) {
      end = quietUntil(windows, alert, now, zone)
      ends.set(kind, end)
    }
    if (end === alert.heldUntil) continue
    until.set(id, end)
    if (end !== null) continue
    count += 1
    if (alert.state === 'open') open += 1
  }
  return { until, digest: count === 0 ? null : { kind: 'quiet', count, open } }
}

/** The alert with its new end; null when it is the same, or was answered meanwhile. */
export function heldAnew(alert: Alert, until: number | null | undefined): Alert | null {
  if (until === undefined || alert.heldUntil === null || alert.heldUntil === until) return null
  return { ...alert, heldUntil: until }
}
