import { useMemo } from 'react'
import { formatMoney, formatTime } from '../../../shared/i18n/format.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import { usePaced, useVersion } from '../../app/use-rows.ts'
import { embeddedSource } from '../../store/embedded-source.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'
import { type RevenueSummary, summariseRevenue } from '../../store/revenue-summary.ts'
import { Money } from '../../ui/money.tsx'
import { Tile } from '../../ui/tile.tsx'
import styles from './revenue-tiles.module.css'

/**
 * One group of tiles for each source that has revenue: different systems count differently, so nothing is added up
 * over them. Where no source has told any figure yet, one empty group says so.
 */
export function RevenueTiles() {
  const { store, sources } = useConsole()
  const revenue = store.tables.revenue
  const known = useVersion(revenue)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  const withRevenue = useMemo(() => {
    const ids = new Set([...revenue.rows.values()].map((row) => row.source))
    return [...sources.entries()].map(({ value }) => value.id).filter((id) => ids.has(id))
  }, [known, listed])
  const first = embeddedSource(sources)?.id ?? sources.at(0)?.value.id ?? ''
  const groups = withRevenue.length > 0 ? withRevenue : [first]
  return (
    <div className={styles.groups}>
      {groups.map((id) => (
        <TileGroup key={id} sourceId={id} named={groups.length > 1} />
      ))}
    </div>
  )
}

function TileGroup({ sourceId, named }: { readonly sourceId: string; readonly named: boolean }) {
  const { t, locale } = useSpeech()
  const name = useSource(sourceId)?.name ?? sourceId
  const summary = useSummary(sourceId)
  const currency = summary?.currency ?? 'IDR'
  const at = summary?.receivedAt ?? null
  const tile = { source: sourceId, at, compact: named }
  const share = (part: number | null): string => {
    const total = summary?.total ?? 0
    // A part of more than the whole is a source that contradicts itself: no share is truer than a wrong one.
    if (part === null || total <= 0 || part < 0 || part > total) return ''
    return t('revenue.share', { percent: Math.round((100 * part) / total) })
  }
  const average =
    summary?.total && summary.transactions ? Math.round(summary.total / summary.transactions) : null
  const branches = summary?.branches ?? 0
  const day = dayText(locale, summary?.day ?? '')
  const today = summary === null || summary.day === '' || summary.day === localDay(Date.now())
  const note = [branches > 1 ? t('revenue.branches', { count: branches }) : '', day]
    .filter(Boolean)
    .join(' · ')
  const money = (amount: number | null) => <Money amount={amount} currency={currency} />
  return (
    <section className={styles.group} aria-label={t('revenue.group', { name })} data-named={named}>
      {named && <h2 className={styles.name}>{name}</h2>}
      <Tile
        {...tile}
        id="revenue-total"
        label={today ? t('revenue.total') : t('revenue.totalOn', { day })}
        value={summary?.total ?? null}
        note={summary === null ? t('revenue.none') : note}
      >
        {money(summary?.total ?? null)}
      </Tile>
      <Tile
        {...tile}
        id="revenue-bpjs"
        label={t('revenue.bpjs')}
        value={summary?.bpjs ?? null}
        note={share(summary?.bpjs ?? null)}
      >
        {money(summary?.bpjs ?? null)}
      </Tile>
      <Tile
        {...tile}
        id="revenue-umum"
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
          average === null ? '' : t('revenue.average', { amount: formatMoney(locale, average, currency) })
        }
      />
    </section>
  )
}

/** The summary of a source, told at once and then at most ten times a second. */
function useSummary(id: string): RevenueSummary | null {
  const { revenue } = useConsole().store.tables
  const read = useMemo(
    () => memoOnVersion(revenue.version, () => summariseRevenue(id, revenue.rows.values())),
    [id, revenue],
  )
  return usePaced(revenue.subscribe, read)
}

/** The local day of a moment, `YYYY-MM-DD`. */
function localDay(at: number): string {
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A business day in words. Noon keeps it the same day in every zone. */
function dayText(locale: Locale, day: string): string {
  const at = Date.parse(`${day}T12:00:00`)
  return Number.isNaN(at) ? '' : formatTime(locale, at, 'weekday')
}
