import type { Alert } from '../../shared/domain/alert.ts'
import { type AlertText, alertText } from '../../shared/i18n/alert-text.ts'
import type { Locale } from '../../shared/i18n/locale.ts'
import { maskAlert } from '../../shared/i18n/mask-alert.ts'
import { createTranslate, type Translate } from '../../shared/i18n/translate.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { HubTrouble } from '../hub-host/hub-host.ts'
import type { Trouble, TroubleWords } from '../windows/trouble-page.ts'

/** Everything that main says to people, in the language of the settings at that moment. */
export interface MainWords {
  readonly t: Translate
  /** Words of an alert, with what this screen hides left out. */
  alert(alert: Alert): AlertText
  trouble(trouble: Trouble): TroubleWords
  /** Why the hub does not run and what to do. */
  hubTrouble(trouble: HubTrouble, facts: { readonly port: number; readonly path: string }): string
  /** The language, and what this screen hides from customers (issue 4.10), are these from now on. */
  follow(settings: Pick<Settings, 'locale' | 'privacy'>): void
}

/** @param start settings at start */
export function createWords(start: Pick<Settings, 'locale' | 'privacy'>): MainWords {
  let current: Locale = start.locale
  let { privacy } = start
  let translate = createTranslate(current)
  const t: Translate = (key, ...args) => translate(key, ...args)
  return {
    t,
    alert: (alert) => alertText({ locale: current, t }, maskAlert(alert, privacy)),
    trouble: ({ code }) => ({
      language: current,
      title: t(`trouble.${code}.title`),
      meaning: t(`trouble.${code}.meaning`),
      advice: t(`trouble.${code}.advice`),
      again: t('trouble.again'),
    }),
    hubTrouble({ code, message }, facts) {
      switch (code) {
        case 'port_in_use':
          return t('hub.port_in_use', { port: facts.port })
        case 'data_locked':
          return t('hub.data_locked', { path: facts.path })
        case 'data_unwritable':
          return t('hub.data_unwritable', { path: facts.path })
        case 'failed':
        case 'crashing':
        case 'silent':
          return t('hub.failed', { reason: message })
      }
    },
    follow(next) {
      privacy = next.privacy
      if (next.locale === current) return
      current = next.locale
      translate = createTranslate(current)
    },
  }
}
