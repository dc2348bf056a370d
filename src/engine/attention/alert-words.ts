import type { Alert } from '../../shared/domain/alert.ts'
import { type AlertText, alertText } from '../../shared/i18n/alert-text.ts'
import { formatNumber } from '../../shared/i18n/format.ts'
import type { Locale } from '../../shared/i18n/locale.ts'
import { createTranslate, type Translate } from '../../shared/i18n/translate.ts'

/** The words of calls, in the language of the settings at that moment. */
export interface AlertWords {
  readonly t: Translate
  locale(): Locale
  alert(alert: Pick<Alert, 'kind' | 'params' | 'subject'>): AlertText
  /**
   * Makes a part of what the first words need, so that the first call holds main up no longer than any other.
   *
   * @returns whether there is more to make
   */
  prepare(): boolean
}

/** @param locale the language of the settings now */
export function createAlertWords(locale: () => Locale): AlertWords {
  const translators = new Map<Locale, Translate>()
  // Made when something is said: a translator costs its whole catalogue.
  const translator = (): Translate => {
    const known = translators.get(locale())
    if (known !== undefined) return known
    const made = createTranslate(locale())
    translators.set(locale(), made)
    return made
  }
  const t: Translate = (key, ...args) => translator()(key, ...args)
  return {
    t,
    locale,
    alert: (alert) => alertText({ locale: locale(), t }, alert),
    prepare() {
      const isMade = translators.has(locale())
      if (isMade) formatNumber(locale(), 0)
      else translator()
      return !isMade
    },
  }
}
