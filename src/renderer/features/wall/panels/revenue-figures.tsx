import { formatMoney, formatPercent } from '../../../../shared/i18n/format.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { useToday } from '../../../app/use-age.ts'
import { useSource } from '../../../app/use-freshness.ts'
import { Money } from '../../../ui/money.tsx'
import { dayText } from '../../revenue/business-day.ts'
import { useRevenueSources, useRevenueSummary } from '../../revenue/index.ts'
import { hiddenLength, WallFigure } from '../parts/figure.tsx'
import { pageOf } from '../turns.ts'
import { useWall } from '../wall-context.tsx'
import styles from './figures.module.css'

/** Sources whose figures have room at once, without and with a band; the others come when the views have been round. */
const shownSources = { quiet: 2, banded: 1 } as const

/** Today's revenue of each source (O2): never a sum over systems that count differently. */
export function RevenueFigures() {
  const { round, banded } = useWall()
  const { t } = useSpeech()
  const sources = useRevenueSources()
  const page = pageOf(sources.length, banded ? shownSources.banded : shownSources.quiet, round)
  return (
    <>
      {sources.slice(page.from, page.to).map((id) => (
        <SourceFigures key={id} source={id} named={sources.length > 1} />
      ))}
      {page.pages > 1 && (
        <p className={styles.more}>
          {t('wall.moreSources', { count: sources.length - (page.to - page.from) })}
        </p>
      )}
    </>
  )
}

function SourceFigures({ source, named }: { readonly source: string; readonly named: boolean }) {
  const { t, locale, privacy } = useSpeech()
  const name = useSource(source)?.name ?? source
  const summary = useRevenueSummary(source, null)
  const today = useToday()
  const at = summary?.receivedAt ?? null
  const day = summary === null || summary.day === '' || summary.day === today ? '' : summary.day
  const currency = summary?.currency ?? 'IDR'
  const total = summary?.total ?? null
  // All four are of one size, that of the longest.
  const lengths = [total, summary?.bpjs, summary?.umum].map((amount) =>
    amount == null ? 1 : formatMoney(locale, amount, currency).length,
  )
  const length = privacy?.hideAmounts ? hiddenLength : Math.max(...lengths)
  const money = (id: string, label: string, amount: number | null, note: string) => (
    <WallFigure
      id={id}
      source={source}
      label={label}
      value={amount}
      at={at}
      note={note}
      length={length}
      amount
    >
      <Money amount={amount} currency={currency} />
    </WallFigure>
  )
  const share = (part: number | null): string =>
    part === null || total === null || total <= 0 || part < 0 || part > total
      ? ''
      : formatPercent(locale, (100 * part) / total, 0)
  const label = day === '' ? t('revenue.total') : t('revenue.totalOn', { day: dayText(locale, day) })
  return (
    <section className={styles.revenue} aria-label={t('revenue.group', { name })}>
      {money('revenue-total', label, total, named ? name : '')}
      {money('revenue-bpjs', t('revenue.bpjs'), summary?.bpjs ?? null, share(summary?.bpjs ?? null))}
      {money('revenue-umum', t('revenue.umum'), summary?.umum ?? null, share(summary?.umum ?? null))}
      <WallFigure
        id="transactions"
        source={source}
        label={t('revenue.transactions')}
        value={summary?.transactions ?? null}
        at={at}
        length={length}
      />
    </section>
  )
}
