import { useMemo } from 'react'
import type { Gap } from '../../../shared/domain/gap.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useFirst } from '../../app/use-rows.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import styles from './rows.module.css'

/** The engine keeps this many gaps. */
const shownGaps = 200

/** Holes in what we know, with bounds and reason: never silent (E4). */
export function GapCard() {
  const { store } = useConsole()
  const { t } = useSpeech()
  const view = useMemo(
    () => createSortedView({ collection: store.tables.gaps, compare: (a: Gap, b: Gap) => b.at - a.at }),
    [store],
  )
  const rows = useFirst(store.tables.gaps, view, shownGaps)
  return (
    <Card title={t('gap.title')}>
      {rows.length === 0 ? (
        <Empty title={t('gap.empty')} body={t('gap.emptyBody')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value }) => (
            <GapRow key={key} gap={value} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function GapRow({ gap }: { readonly gap: Gap }) {
  const { t, locale } = useSpeech()
  const name = useSource(gap.source)?.name ?? gap.source
  const at = useMoment(gap.at)
  return (
    <li
      className={styles.gap}
      data-testid="gap-row"
      data-source={gap.source}
      data-reason={gap.reason}
      data-from={gap.from}
      data-to={gap.to}
    >
      <p className={styles.top}>
        <span className={styles.title}>{name}</span>
        <span>{t(`gap.reason.${gap.reason}`)}</span>
        {gap.count !== null && <span>{t('gap.count', { count: gap.count })}</span>}
        <time className={styles.time} title={formatTime(locale, gap.at, 'full')}>
          {at}
        </time>
      </p>
      <p className={styles.bounds}>
        {t('gap.span', { from: boundText(locale, gap.from), to: boundText(locale, gap.to) })}
      </p>
    </li>
  )
}

/** A bound is a position, or a time for sources without positions (gap.ts). */
function boundText(locale: Locale, bound: string): string {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(bound) ? Date.parse(bound) : Number.NaN
  return Number.isNaN(at) ? bound : formatTime(locale, at, 'full')
}
