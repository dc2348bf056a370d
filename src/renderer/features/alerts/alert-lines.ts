import type { Alert, AlertAnswer, CallTry } from '../../../shared/domain/alert.ts'
import type { Speech } from '../../../shared/i18n/alert-text.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { localDay } from '../../../shared/i18n/moment.ts'

/** A point in time in words: the time alone for today, else with its day. */
export function whenOf({ locale }: Pick<Speech, 'locale'>, at: number, now: number): string {
  const time = formatTime(locale, at, 'time')
  return localDay(at) === localDay(now) ? time : `${formatTime(locale, at, 'day')} ${time}`
}

/** What became of an alert, in a line: who answered, until when it is silent, how often it was called again. */
export function stateLine(speech: Speech, alert: Alert, now: number): string {
  const { t } = speech
  const when = (at: number): string => whenOf(speech, at, now)
  switch (alert.state) {
    case 'open':
      if (alert.heldUntil !== null) return t('alertLine.held', { time: when(alert.heldUntil) })
      return escalationLine(speech, alert, now) || t('alertLine.open')
    case 'acknowledged':
      return answerLine(speech, alert.answer, now, 'acknowledged') || t('alertState.acknowledged')
    case 'snoozed': {
      const until = alert.snoozedUntil
      if (typeof until !== 'number') {
        return t(isAboutStock(alert) ? 'alertLine.snoozedStock' : 'alertLine.snoozedRecovery')
      }
      const by = alert.answer?.by ?? ''
      return by === ''
        ? t('alertLine.snoozed', { time: when(until) })
        : t('alertLine.snoozedBy', { by, time: when(until) })
    }
    case 'resolved': {
      const over = t('alertLine.resolved', { time: when(alert.changedAt) })
      // The answer may have been a snooze: what is known is only that somebody answered.
      const answered = answerLine(speech, alert.answer, now, 'answered')
      return [over, answered].filter(Boolean).join(' · ')
    }
  }
}

function answerLine(
  speech: Speech,
  answer: AlertAnswer | null,
  now: number,
  how: 'acknowledged' | 'answered',
): string {
  if (answer === null || answer.by === '') return ''
  const { by, word } = answer
  const time = whenOf(speech, answer.at, now)
  return word === ''
    ? speech.t(`alertLine.${how}`, { by, time })
    : speech.t(`alertLine.${how}Word`, { by, time, word })
}

/** "Called again 3×, next 10.46, the webhook failed: …"; '' for an alert that was not called again. */
export function escalationLine(speech: Speech, { escalation }: Alert, now: number): string {
  const { t } = speech
  if (escalation === null) return ''
  const parts: string[] = []
  if (escalation.repeats > 0) {
    const again = t('alertLine.repeated', { count: escalation.repeats })
    const next = escalation.nextAt
    parts.push(
      next === null ? again : `${again}, ${t('alertLine.nextAt', { time: whenOf(speech, next, now) })}`,
    )
  }
  const webhook = escalation.tries.findLast(({ channel }) => channel === 'webhook')
  if (webhook && !webhook.ok) parts.push(t('alertLine.webhookFailed', { detail: webhook.detail }))
  return parts.join(' · ')
}

/** What the system did not show, and why; '' where there is nothing to say. */
export function notificationLine({ t }: Speech, { notification }: Alert): string {
  if (notification.status !== 'not-shown') return ''
  return t('alerts.notShown', { reason: t(`notShown.${notification.reason}`) })
}

/** Whether the system would not show a notification: one that went into a sum, or was just shown, is no trouble. */
export function isTrouble({ notification }: Pick<Alert, 'notification'>): boolean {
  return (
    notification.status === 'not-shown' &&
    !['summary', 'repeat', 'do-not-disturb'].includes(notification.reason)
  )
}

/** One try to reach a person, without its time. */
export function tryLine({ t }: Speech, { channel, ok, detail }: CallTry): string {
  const name = t(`channel.${channel}`)
  return `${name}: ${ok ? t('alerts.tryOk') : t('alerts.tryFailed', { detail })}`
}

/** Whether an alert is about the stock of an item. */
export function isAboutStock({ kind }: Pick<Alert, 'kind'>): boolean {
  return kind.startsWith('stock-')
}
