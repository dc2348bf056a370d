import type { Locale } from '../locale.ts'

/** One message in both languages, side by side, so that neither can be forgotten. `{{name}}` is a placeholder. */
export type Message = { readonly [L in Locale]: string }

/** A part of the catalogue. Plural forms have the suffixes `_one` and `_other` (Indonesian has one form; write it twice). */
export type Words = Readonly<Record<string, Message>>
