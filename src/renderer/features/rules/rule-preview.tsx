import type { RuleSettings } from '../../../shared/domain/rule.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import type { RulePreview as Preview } from '../../../shared/ipc/routes/alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import styles from './rule-dialog.module.css'
import { useRulePreview } from './use-rule-preview.ts'

/** Calls that are listed; the number says how many there were. */
const shownCalls = 12

/** What the rule would have done last week: a sentence, and the times (issue 4.1). */
export function RulePreview({ rule }: { readonly rule: RuleSettings | null }) {
  const { t } = useSpeech()
  const state = useRulePreview(rule)
  const done = state.step === 'done' ? state.preview : null
  return (
    <section className={styles.preview}>
      <p
        className={styles.sentence}
        role="status"
        data-testid="rule-preview"
        data-step={state.step}
        data-fired={done?.fired}
      >
        {state.step === 'waiting' && t('rule.preview.waiting')}
        {state.step === 'running' && <span className={styles.soft}>{t('rule.preview.running')}</span>}
        {state.step === 'slow' && <span className={styles.soft}>{t('rule.preview.slow')}</span>}
        {state.step === 'failed' && (
          <span className={styles.problem}>
            {t('rule.preview.failed', { why: errorWords(t, state.error) })}
          </span>
        )}
        {done !== null && sentence(t, done)}
      </p>
      {done !== null && rule !== null && <Calls preview={done} rule={rule} />}
    </section>
  )
}

function sentence(t: ReturnType<typeof useSpeech>['t'], preview: Preview): string {
  if (preview.events === 0) return t('rule.preview.nothing')
  return preview.fired === 0 ? t('rule.preview.never') : t('rule.preview.fired', { count: preview.fired })
}

function Calls({ preview, rule }: { readonly preview: Preview; readonly rule: RuleSettings }) {
  const speech = useSpeech()
  const { t, locale } = speech
  const kind = rule.kind === 'own' ? 'custom' : rule.id
  const shown = preview.calls.slice(0, shownCalls)
  const more = preview.fired - shown.length
  return (
    <>
      {preview.from !== null && (
        <p className={styles.soft}>
          {t('rule.preview.since', {
            events: formatNumber(locale, preview.events),
            from: formatTime(locale, preview.from, 'weekday'),
          })}
        </p>
      )}
      <ol className={styles.calls}>
        {shown.map(({ at, subject, params }, index) => {
          const { title, body } = alertText(speech, { kind, params, subject })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two calls may have the same time and subject
            <li key={index} className={styles.call}>
              <time className={styles.soft} dateTime={new Date(at).toISOString()}>
                {formatTime(locale, at, 'weekday')}, {formatTime(locale, at, 'time')}
              </time>
              <span className={styles.callText} title={`${title}. ${body}`}>
                {rule.kind === 'own' ? body : title}
              </span>
            </li>
          )
        })}
      </ol>
      {more > 0 && shown.length > 0 && (
        <p className={styles.soft}>{t('rule.preview.more', { count: more })}</p>
      )}
    </>
  )
}
