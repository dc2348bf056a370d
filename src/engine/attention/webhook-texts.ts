import type { Alert } from '../../shared/domain/alert.ts'
import type { AlertWords } from './alert-words.ts'
import { mostRepeats } from './escalation.ts'
import { alertLink, type WebhookMessage } from './webhook-message.ts'

/** Alerts whose titles a message about many names. */
const named = 5

/** What webhooks are told, in the language of the settings. */
export interface WebhookTexts {
  alert(alert: Alert): WebhookMessage
  /** Many that nobody answered, newest first, as one message. */
  unanswered(alerts: readonly Alert[]): WebhookMessage
  over(alert: Alert): WebhookMessage
  /** Many that are over, as one message. */
  allOver(alerts: readonly Alert[]): WebhookMessage
  test(): WebhookMessage
}

/** @param sourceName what people call a source @param now epoch ms */
export function createWebhookTexts(
  words: AlertWords,
  sourceName: (id: string) => string,
  now: () => number,
): WebhookTexts {
  const base = (alert: Alert): WebhookMessage => ({
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    state: alert.state,
    source: sourceName(alert.source),
    ...words.alert(alert),
    raisedAt: new Date(alert.raisedAt).toISOString(),
    repeats: alert.escalation?.repeats ?? 0,
    count: 1,
    link: alertLink(alert.id),
  })
  function many(alerts: readonly Alert[], state: WebhookMessage['state'], title: string): WebhookMessage {
    const titles = alerts.slice(0, named).map((alert) => words.alert(alert).title)
    const more = alerts.length - titles.length
    return {
      id: 'unanswered',
      kind: 'unanswered',
      severity: 'critical',
      state,
      source: '',
      title,
      body: [...titles, ...(more > 0 ? [words.t('call.more', { count: more })] : [])].join('\n'),
      raisedAt: new Date(alerts.reduce((at, { raisedAt }) => Math.min(at, raisedAt), now())).toISOString(),
      repeats: mostRepeats(alerts),
      count: alerts.length,
      link: 'pantau://view/alerts',
    }
  }
  return {
    alert: base,
    unanswered: (alerts) => many(alerts, 'open', words.t('call.unanswered', { count: alerts.length })),
    allOver: (alerts) => many(alerts, 'resolved', words.t('call.allOver', { count: alerts.length })),
    over(alert) {
      const message = base(alert)
      return { ...message, title: words.t('call.resolved', { title: message.title }) }
    },
    test: () => ({
      id: 'test',
      kind: 'test',
      severity: 'info',
      state: 'open',
      source: '',
      title: words.t('call.webhookTest'),
      body: words.t('call.webhookTestBody'),
      raisedAt: new Date(now()).toISOString(),
      repeats: 0,
      count: 1,
      link: 'pantau://view/alerts',
    }),
  }
}
