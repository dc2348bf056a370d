import { type StatsField, statsFields } from '../../../../shared/domain/stats.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useSource } from '../../../app/use-freshness.ts'
import { usePacedRow } from '../../../app/use-rows.ts'
import { WallFigure } from '../parts/figure.tsx'
import styles from './figures.module.css'

/** Test ids of the six figures, as in the ordinary view. */
const tileIds: Readonly<Record<StatsField, string>> = {
  users: 'users',
  requestsTotal: 'requests-total',
  requestsTracking: 'requests-tracking',
  episodesTracked: 'episodes-tracked',
  notificationsSent: 'notifications-sent',
  notificationsPending: 'notifications-pending',
}

/** The six figures of one source. @param tall fills the height, where they are the whole view */
export function StatsFigures({ source, tall = false }: { readonly source: string; readonly tall?: boolean }) {
  const { stats: table } = useConsole().store.tables
  const { t } = useSpeech()
  const stats = usePacedRow(table, source)
  const name = useSource(source)?.name ?? source
  return (
    <section className={styles.stats} aria-label={t('stats.group', { name })} data-tall={tall}>
      {statsFields.map((field, index) => (
        <WallFigure
          key={field}
          id={tileIds[field]}
          source={source}
          label={t(`stats.${field}`)}
          value={stats?.[field] ?? null}
          at={stats?.receivedAt ?? null}
          note={index === 0 ? name : ''}
        />
      ))}
    </section>
  )
}
