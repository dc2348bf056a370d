/** Languages of the screen (O29: Indonesian first). */
export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

/** BCP 47 tag for Intl: decides separators and the form of times. */
export const intlTag: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' }
