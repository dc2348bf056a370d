import { formatTime } from '../../../shared/i18n/format.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

/** A business day in words. Noon keeps it the same day in every zone. */
export function dayText(locale: Locale, day: string): string {
  const at = Date.parse(`${day}T12:00:00`)
  return Number.isNaN(at) ? '' : formatTime(locale, at, 'weekday')
}

/** Whether the shop is open (part F), in words; what is unknown to us is shown as it came. */
export function openText(t: Translate, dayStatus: string, openedAt: string): string {
  if (dayStatus === 'closed') return t('revenue.closed')
  if (dayStatus !== 'open') return dayStatus
  return openedAt === '' ? t('revenue.open') : t('revenue.openSince', { time: openedAt })
}
