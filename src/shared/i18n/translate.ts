import { createInstance } from 'i18next'
import { type MessageArgs, type MessageKey, textsOf } from './catalogue.ts'
import type { Locale } from './locale.ts'

/** Gives the text of a key in one language: `t('time.s', { s: 3 })`. */
export type Translate = <K extends MessageKey>(key: K, ...args: MessageArgs<K>) => string

/**
 * Makes the translator of one language. Ready at once; nothing is loaded.
 * Values go in as they are: the screen escapes by React, a notifier must escape for its own markup.
 */
export function createTranslate(locale: Locale): Translate {
  const instance = createInstance()
  // Synchronous because the resources are here; initAsync would leave the first frame without words.
  void instance.init({
    lng: locale,
    resources: { [locale]: { translation: textsOf(locale) } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  })
  return (key, ...args) => {
    const values: Readonly<Record<string, unknown>> = args[0] ?? {}
    return instance.t(key as string, values)
  }
}
