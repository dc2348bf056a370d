import type { ReactNode } from 'react'
import type { SourceView } from '../../../shared/domain/connection.ts'
import type { ConnectionHistory } from '../../../shared/domain/history.ts'
import { formatDecimal, formatNumber, formatPercent, formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import styles from './history-dialog.module.css'
import { bytesParts, uptimePercent } from './history-figures.ts'

export interface HistoryFactsProps {
  readonly history: ConnectionHistory
  readonly source: SourceView
}

/** The figures of a connection history, and since when they count. */
export function HistoryFacts({ history, source }: HistoryFactsProps) {
  const { t, locale } = useSpeech()
  const age = useAge(source.lastByteAt, 'exact')
  const uptime = uptimePercent(history)
  const { value, unit } = bytesParts(history.bytes)
  return (
    <>
      <p className={styles.since}>
        {t('history.since', { time: formatTime(locale, history.since, 'full') })}
      </p>
      <dl className={styles.facts}>
        <Fact label={t('history.uptime')} testId="history-uptime">
          {uptime === null ? '–' : formatPercent(locale, uptime, 1)}
        </Fact>
        <Fact label={t('history.drops')} testId="history-drops">
          {formatNumber(locale, history.drops)}
        </Fact>
        <Fact label={t('history.age')} testId="history-age">
          {age === '' ? '–' : age}
        </Fact>
        <Fact
          label={t('history.bytes')}
          testId="history-bytes"
        >{`${formatDecimal(locale, value, 1)} ${unit}`}</Fact>
        <Fact label={t('history.events')} testId="history-events">
          {formatNumber(locale, history.events)}
        </Fact>
        <Fact label={t('history.rate')} testId="history-rate">
          {formatDecimal(locale, history.eventsPerSecond, 2)}
        </Fact>
      </dl>
    </>
  )
}

interface FactProps {
  readonly label: string
  readonly testId: string
  readonly children: ReactNode
}

function Fact({ label, testId, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  )
}
