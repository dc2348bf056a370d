import type { Locale } from './locale.ts'
import { alertWords } from './words/alerts.ts'
import { appWords } from './words/app.ts'
import { callWords } from './words/calls.ts'
import { checkWords } from './words/checks.ts'
import { desktopWords } from './words/desktop.ts'
import { episodeWords } from './words/episodes.ts'
import { jobWords } from './words/jobs.ts'
import { logWords } from './words/logs.ts'
import { manageWords } from './words/manage.ts'
import { notificationWords } from './words/notifications.ts'
import { privacyWords } from './words/privacy.ts'
import { ruleWords } from './words/rules.ts'
import { salesWords } from './words/sales.ts'
import { settingsWords } from './words/settings.ts'
import { sourceWords } from './words/sources.ts'
import { statsWords } from './words/stats.ts'
import { stockWords } from './words/stock.ts'
import { timeWords } from './words/time.ts'
import { wallWords } from './words/wall.ts'

/** Every text of Pantau in both languages; screen, tray and native notifications read this one catalogue (design.md, decision 8). */
export const catalogue = {
  ...appWords,
  ...timeWords,
  ...stockWords,
  ...salesWords,
  ...alertWords,
  ...sourceWords,
  ...settingsWords,
  ...ruleWords,
  ...privacyWords,
  ...manageWords,
  ...jobWords,
  ...episodeWords,
  ...statsWords,
  ...logWords,
  ...desktopWords,
  ...notificationWords,
  ...checkWords,
  ...callWords,
  ...wallWords,
} as const

type Catalogue = typeof catalogue
type RawKey = keyof Catalogue

/** What a caller may ask for: plural pairs are one key without its suffix. */
export type MessageKey = RawKey extends infer K
  ? K extends `${infer Base}_one` | `${infer Base}_other`
    ? Base
    : K
  : never

type TextOf<K extends MessageKey> = K extends RawKey
  ? Catalogue[K]['id']
  : `${K}_other` extends infer P extends RawKey
    ? Catalogue[P]['id']
    : never

type PlaceholdersOf<S> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never

/** Names that a key's text needs; `count` always for plurals, because it picks the form. */
type NamesOf<K extends MessageKey> = PlaceholdersOf<TextOf<K>> | (K extends RawKey ? never : 'count')

/** Values of a key; a missing or misspelt placeholder does not compile. */
export type MessageValues<K extends MessageKey> = {
  readonly [N in NamesOf<K>]: N extends 'count' ? number : string | number
}

/** The rest arguments of {@link Translate}: none for a text without placeholders. */
export type MessageArgs<K extends MessageKey> = [NamesOf<K>] extends [never] ? [] : [values: MessageValues<K>]

/** The texts of one language as i18next wants them. */
export function textsOf(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, message[locale]]))
}
