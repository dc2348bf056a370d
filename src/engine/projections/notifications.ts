import type { Patch } from '../../shared/domain/collections.ts'
import { notificationKey, type SourceNotification } from '../../shared/domain/notification.ts'
import type { View } from './view.ts'

/** A row of a source's notifications (D8, O3); told again (a look-back, a replay) it changes nothing. */
export function projectNotification(view: View, told: SourceNotification): Patch | null {
  const key = notificationKey(told)
  const before = view.get('notifications', key)
  if (before !== undefined) {
    const same = (Object.keys(told) as (keyof SourceNotification)[]).every(
      (field) => told[field] === before[field],
    )
    if (same) return null
  }
  return ['notifications', key, told]
}
