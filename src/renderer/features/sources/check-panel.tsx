import { type CheckStep, checkStepNames } from '../../../shared/domain/check.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './check-panel.module.css'
import { CheckResult } from './check-result.tsx'
import type { CheckRun } from './use-check.ts'

const marks: Readonly<Record<CheckStep['outcome'] | 'waiting', MarkName>> = {
  running: 'connecting',
  ok: 'done',
  failed: 'critical',
  skipped: 'off',
  waiting: 'off',
}

export interface CheckPanelProps {
  readonly run: CheckRun
  readonly onStart: () => void
}

/** A connection test, step by step as it goes (issue 3.9): what was found, and what to do. */
export function CheckPanel({ run, onStart }: CheckPanelProps) {
  const { t } = useSpeech()
  const { check, phase } = run
  return (
    <section
      className={styles.panel}
      aria-label={t('sourceTest.title')}
      data-testid="check-panel"
      data-phase={phase}
    >
      <header className={styles.head}>
        <h3>{t('sourceTest.title')}</h3>
        {phase === 'running' ? (
          <Button size="small" data-testid="check-cancel" onClick={run.cancel}>
            {t('sourceTest.cancel')}
          </Button>
        ) : (
          <Button size="small" data-testid="source-test" onClick={onStart}>
            {t(phase === 'none' ? 'sourceTest.start' : 'sourceTest.again')}
          </Button>
        )}
      </header>
      {phase === 'none' && <p className={styles.hint}>{t('sourceTest.hint')}</p>}
      {phase === 'refused' && run.error !== null && (
        <p className={styles.refused} role="alert">
          {errorWords(t, run.error)}
        </p>
      )}
      {(phase === 'running' || phase === 'done') && (
        <ol className={styles.steps}>
          {checkStepNames.map((name) => (
            <StepLine key={name} name={name} step={check?.steps.find((step) => step.name === name)} />
          ))}
        </ol>
      )}
      <div aria-live="polite">{phase === 'done' && check && <CheckResult check={check} />}</div>
    </section>
  )
}

interface StepLineProps {
  readonly name: CheckStep['name']
  readonly step: CheckStep | undefined
}

function StepLine({ name, step }: StepLineProps) {
  const { t, locale } = useSpeech()
  const outcome = step?.outcome ?? 'waiting'
  return (
    <li className={styles.step} data-testid="check-step" data-step={name} data-outcome={outcome}>
      <Mark name={marks[outcome]} />
      <span className={styles.name}>{t(`check.step.${name}`)}</span>
      <span className={styles.time}>
        {outcome === 'skipped' && t('sourceTest.skipped')}
        {outcome === 'running' && t('sourceTest.running')}
        {typeof step?.ms === 'number' &&
          t('sourceTest.ms', { ms: formatNumber(locale, Math.round(step.ms)) })}
      </span>
      {step !== undefined && step.detail !== '' && (
        <code className={styles.detail} title={step.detail}>
          {step.detail}
        </code>
      )}
    </li>
  )
}
