import type { Translate } from '../../shared/i18n/translate.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'

/** What a failed request means and what to do, in words for a person. */
export function errorWords(t: Translate, error: Pick<RequestError, 'code' | 'message'>): string {
  if (error.code === 'rejected') return t('error.rejected', { detail: error.message })
  return t(`error.${error.code}`)
}
