import type { Translate } from '../../shared/i18n/translate.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'

/** What a failed request means and what to do, in words for a person. */
export function errorWords(t: Translate, error: RequestError): string {
  if (error.code === 'rejected') return t('error.rejected', { detail: error.message })
  const pause = error.code === 'wrong_pin' ? pauseOf(error.data, Date.now()) : null
  return pause === null ? t(`error.${error.code}`) : t('pin.pause', { count: pause })
}

/** Seconds until the PIN may be tried again; null where it may be tried now. */
function pauseOf(data: unknown, now: number): number | null {
  if (typeof data !== 'object' || data === null || !('retryAt' in data)) return null
  const { retryAt } = data
  return typeof retryAt === 'number' && retryAt > now ? Math.ceil((retryAt - now) / 1000) : null
}
