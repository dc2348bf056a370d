import { type StatsField, statsFields } from '../../../shared/domain/stats.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { Tile } from '../../ui/tile.tsx'
import { TileStrip } from '../../ui/tile-strip.tsx'
import styles from './stats-tiles.module.css'

/** Test ids of the six figures (contract.md). */
const tileIds: Readonly<Record<StatsField, string>> = {
  users: 'users',
  requestsTotal: 'requests-total',
  requestsTracking: 'requests-tracking',
  episodesTracked: 'episodes-tracked',
  notificationsSent: 'notifications-sent',
  notificationsPending: 'notifications-pending',
}

export interface StatsTilesProps {
  readonly source: string
  readonly look: 'card' | 'cell'
}

/** The six figures of one source; what it left out of a message is zero, and all are a dash before its first (D3). */
export function StatsTiles({ source, look }: StatsTilesProps) {
  const { stats: table } = useConsole().store.tables
  const stats = usePacedRow(table, source)
  const name = useSource(source)?.name ?? source
  const { t } = useSpeech()
  const tiles = statsFields.map((field) => (
    <Tile
      key={field}
      id={tileIds[field]}
      source={source}
      label={t(`stats.${field}`)}
      value={stats?.[field] ?? null}
      at={stats?.receivedAt ?? null}
      look={look}
    />
  ))
  if (look === 'card') return <div className={styles.tiles}>{tiles}</div>
  return (
    <TileStrip
      source={source}
      label={t('stats.group', { name })}
      at={stats?.receivedAt ?? null}
      columns={statsFields.length}
    >
      {tiles}
    </TileStrip>
  )
}
