import type { Translate } from '../../../shared/i18n/translate.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import { errorWords } from '../../app/error-words.ts'

/** Whether the engine wants the secret again before it sends it to another place. */
export function refusedSecret(error: RequestError): boolean {
  return error.code === 'rejected' && codeOf(error.data) === 'secret_needed'
}

/** Why a source was not taken, in words of sources. */
export function sourceErrorWords(t: Translate, error: RequestError): string {
  if (error.code === 'conflict') return t('sourceForm.conflict')
  if (error.code === 'not_found') return t('sourceForm.gone')
  if (refusedSecret(error)) return t('sourceForm.secretAgain')
  return errorWords(t, error)
}

function codeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined
}
