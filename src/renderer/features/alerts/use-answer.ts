import { useCallback } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { type AlertReply, answerAlerts } from '../../bridge/answer-alerts.ts'

/** Answers alerts and offers the way back. Gives the error, for a place that shows it itself. */
export type Answer = (alerts: readonly Alert[], reply: AlertReply) => Promise<RequestError | null>

/**
 * Gives the function by which every place of the screen answers alerts: one toast says what was done and undoes it.
 *
 * @param tells whether a failure is a toast too; a dialog shows its own
 */
export function useAnswer(tells: 'failures' | 'success-only' = 'failures'): Answer {
  const { bridge, toasts } = useConsole()
  const speech = useSpeech()
  const fail = useFailureToast()
  return useCallback(
    async (alerts, reply) => {
      const { t } = speech
      const meant = alerts.filter((alert) => answerable(alert, reply))
      const opened = undoable(meant)
      const failed = await answerAlerts(
        bridge,
        meant.map(({ id }) => id),
        reply,
      )
      if (failed !== null) {
        if (tells === 'failures') fail(failed)
        return failed
      }
      const [first] = meant
      if (first && reply.do !== 'reopen') {
        const done = reply.do === 'acknowledge' ? 'answered.acknowledged' : 'answered.snoozed'
        toasts.show({
          id: 'answered',
          title: t(done, { count: meant.length, formatted: formatNumber(speech.locale, meant.length) }),
          ...(meant.length === 1 ? { body: alertText(speech, first).title } : {}),
          data: { kind: 'answered', mark: reply.do === 'acknowledge' ? 'done' : 'snoozed' },
          ...(opened.length > 0
            ? {
                action: {
                  label: t('alerts.undo'),
                  run: () => void answerAlerts(bridge, opened, { do: 'reopen' }).then(fail),
                },
              }
            : {}),
        })
      }
      return null
    },
    [bridge, toasts, speech, fail, tells],
  )
}

/** Ids of those whose answer can be undone: the way back leads to "open", not to an earlier answer. */
export function undoable(alerts: readonly Pick<Alert, 'id' | 'state'>[]): readonly string[] {
  return alerts.filter(({ state }) => state === 'open').map(({ id }) => id)
}

/** Whether an answer changes anything about an alert. */
export function answerable(alert: Pick<Alert, 'state'>, reply: Pick<AlertReply, 'do'>): boolean {
  switch (reply.do) {
    case 'acknowledge':
      return alert.state === 'open' || alert.state === 'snoozed'
    case 'snooze':
      return alert.state !== 'resolved'
    case 'reopen':
      return alert.state === 'acknowledged' || alert.state === 'snoozed'
  }
}
