import type { Digest } from '../../../engine/ports.ts'
import type { Alert } from '../../../shared/domain/alert.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { Group, SummaryFacts } from './summary.ts'

/** Title and body, plain text. */
export interface Text {
  readonly title: string
  readonly body: string
}

/** Words of notifications, from the catalogue that the screen uses, too. */
export interface NotifierWords {
  alert(alert: Alert): Text
  /** "12 more alerts", and what they are. */
  summary(facts: SummaryFacts): Text
  digest(digest: Digest): Text
  /** Marks a title: this is only a test. */
  test(title: string): string
  /** Marks a title: this is over. */
  resolved(title: string): string
}

/** Kinds of alert that a summary names; there may be more. */
const named = 3

/** @param alert the words of one alert, in the language of `t` */
export function createNotifierWords(t: Translate, alert: (alert: Alert) => Text): NotifierWords {
  /** What an alert is, in a word. */
  const nameOf = ({ kind, params }: Alert): string =>
    kind === 'custom' ? String(params.rule ?? '') : t(`notification.kind.${kind}`)
  const groupText = ({ alert: one, count }: Group): string =>
    t('notification.group', { name: nameOf(one), count })
  return {
    alert,
    summary: ({ count, groups }) => ({
      title: t('desktop.more', { count }),
      body: [
        [...groups.slice(0, named).map(groupText), ...(groups.length > named ? ['…'] : [])].join(' · '),
        t('notification.inList'),
      ].join('\n'),
    }),
    digest: ({ kind, count, open }) =>
      kind === 'unanswered'
        ? { title: t('call.unanswered', { count }), body: t('notification.inList') }
        : {
            title: t('notification.quiet.title', { count }),
            body: open === 0 ? t('notification.noneOpen') : t('notification.open', { count: open }),
          },
    test: (title) => t('call.test', { title }),
    resolved: (title) => t('call.resolved', { title }),
  }
}
