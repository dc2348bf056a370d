import { formatMoney, formatPercent } from '../../../shared/i18n/format.ts'
import { hiddenMoney } from '../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useToday } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { Money } from '../../ui/money.tsx'
import { Tile } from '../../ui/tile.tsx'
import { TileStrip } from '../../ui/tile-strip.tsx'
import { dayText, openText } from './business-day.ts'
import { HourBars } from './hour-bars.tsx'
import styles from './revenue-tiles.module.css'
import { useRevenueSummary } from './use-revenue-summary.ts'

export interface RevenueGroupProps {
  readonly source: string
  /** Only this branch's figures (the source's own id); null for all that the source shows us. */
  readonly branch: string | null
  /** Cards where the figures are the only ones, a strip with the source's name among others. */
  readonly look: 'card' | 'cell'
}

/** Revenue of one source: total, by payer, and how many transactions (O2). */
export function RevenueGroup({ source, branch, look }: RevenueGroupProps) {
  const { stockFacets } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const name = useSource(source)?.name ?? source
  const summary = useRevenueSummary(source, branch)
  const currency = summary?.currency ?? 'IDR'
  const at = summary?.receivedAt ?? null
  const average =
    summary?.total && summary.transactions ? Math.round(summary.total / summary.transactions) : null
  const branches = summary?.branches ?? 0
  const day = dayText(locale, summary?.day ?? '')
  const now = useToday()
  const today = summary === null || summary.day === '' || summary.day === now
  const place =
    branch === null
      ? branches > 1
        ? t('revenue.branches', { count: branches })
        : ''
      : stockFacets.branchName(source, branch)
  const tile = { source, at, look }
  const money = (amount: number | null) => <Money amount={amount} currency={currency} />
  const share = (part: number | null): string => {
    const share = sharePercent(part, summary?.total ?? null)
    if (share === null) return ''
    const percent = formatPercent(locale, share, 0)
    return look === 'cell' ? percent : t('revenue.share', { percent })
  }
  const open = openText(t, summary?.dayStatus ?? '', summary?.dayOpenedAt ?? '')
  const note = [place, open, day].filter(Boolean).join(' · ')
  const tiles = (
    <>
      <Tile
        {...tile}
        id="revenue-total"
        amount
        label={today ? t('revenue.total') : t('revenue.totalOn', { day })}
        value={summary?.total ?? null}
        note={look === 'cell' ? '' : summary === null ? t('revenue.none') : note}
      >
        {money(summary?.total ?? null)}
      </Tile>
      <Tile
        {...tile}
        id="revenue-bpjs"
        amount
        label={t('revenue.bpjs')}
        value={summary?.bpjs ?? null}
        note={share(summary?.bpjs ?? null)}
      >
        {money(summary?.bpjs ?? null)}
      </Tile>
      <Tile
        {...tile}
        id="revenue-umum"
        amount
        label={t('revenue.umum')}
        value={summary?.umum ?? null}
        note={share(summary?.umum ?? null)}
      >
        {money(summary?.umum ?? null)}
      </Tile>
      <Tile
        {...tile}
        id="transactions"
        label={t('revenue.transactions')}
        value={summary?.transactions ?? null}
        note={
          average === null
            ? ''
            : t('revenue.average', {
                amount:
                  privacy?.hideAmounts === true
                    ? hiddenMoney(locale, currency)
                    : formatMoney(locale, average, currency),
              })
        }
        under={
          look === 'card' && <HourBars source={source} branch={branch} told={summary?.transactions ?? null} />
        }
      />
    </>
  )
  const label = t('revenue.group', { name })
  if (look === 'cell') {
    return (
      <TileStrip
        source={source}
        label={label}
        at={at}
        note={[place, open].filter(Boolean).join(' · ')}
        columns={4}
      >
        {tiles}
      </TileStrip>
    )
  }
  return (
    <section className={styles.group} aria-label={label}>
      {tiles}
    </section>
  )
}

/** A part of more than the whole is a source that contradicts itself: no share is truer than a wrong one. */
function sharePercent(part: number | null, total: number | null): number | null {
  if (part === null || total === null || total <= 0 || part < 0 || part > total) return null
  return (100 * part) / total
}
