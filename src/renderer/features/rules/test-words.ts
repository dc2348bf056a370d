import type { Translate } from '../../../shared/i18n/translate.ts'
import type { TestedCall } from '../../../shared/ipc/routes/alert.ts'
import type { ToastWords } from '../../app/toast-board.ts'

/** What became of a test call, as a toast: by which ways it came, or what kept it back. */
export function testWords(t: Translate, calls: readonly TestedCall[]): ToastWords {
  const id = 'tested'
  if (calls.length === 0) {
    return {
      id,
      title: t('rule.testedNone'),
      body: t('rule.testedNoneBody'),
      data: { kind: 'done', mark: 'warning' },
    }
  }
  const failed = calls.filter(({ ok }) => !ok)
  if (failed.length > 0) {
    const lines = failed.map((call) => failureLine(t, call))
    return {
      id,
      title: t('rule.testedPartly'),
      body: lines.join('. '),
      data: { kind: 'done', mark: 'warning' },
    }
  }
  const ways = calls.map(({ channel }) => t(`channel.${channel}`)).join(', ')
  return {
    id,
    title: t('rule.tested'),
    body: t('rule.testedBy', { ways }),
    data: { kind: 'done', mark: 'done' },
  }
}

function failureLine(t: Translate, { channel, reason, detail }: TestedCall): string {
  if (reason !== null) return t('alerts.notShown', { reason: t(`notShown.${reason}`) })
  return `${t(`channel.${channel}`)}: ${t('alerts.tryFailed', { detail })}`
}
