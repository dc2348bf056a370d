import { useMemo } from 'react'
import type { CacheState } from '../../../shared/domain/library.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { useRow, useVersion } from '../../app/use-rows.ts'
import { Mark } from '../../ui/mark.tsx'
import styles from './library-card.module.css'
import { WatcherStatus } from './watcher-status.tsx'

/** Watcher and cache of every source that has them, one line each (C4, C6). */
export function LibraryCard() {
  const { store, sources } = useConsole()
  const { t } = useSpeech()
  const { watchers, caches } = store.tables
  const watched = useVersion(watchers)
  const cached = useVersion(caches)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  const ids = useMemo(
    () =>
      [...sources.entries()]
        .map(({ key }) => key)
        .filter((id) => watchers.rows.has(id) || caches.rows.has(id)),
    [watched, cached, listed],
  )
  if (ids.length === 0) return null
  return (
    <ul className={styles.card} aria-label={t('library.title')}>
      {ids.map((id) => (
        <LibraryLine key={id} id={id} />
      ))}
    </ul>
  )
}

function LibraryLine({ id }: { readonly id: string }) {
  const { store } = useConsole()
  const { t } = useSpeech()
  const source = useSource(id)
  const watcher = useRow(store.tables.watchers, id)
  const cache = useRow(store.tables.caches, id)
  const at = Math.max(watcher?.changedAt ?? 0, cache?.changedAt ?? 0)
  const { stale, text } = useFreshness(id, at)
  return (
    <li className={styles.line} data-stale={stale}>
      <span className={styles.name}>{source?.name ?? id}</span>
      {watcher ? (
        <WatcherStatus watcher={watcher} />
      ) : (
        <span className={styles.unknown}>{t('watcher.unknown')}</span>
      )}
      {cache ? <Cache cache={cache} /> : <span className={styles.unknown}>{t('cache.unknown')}</span>}
      {stale && <span className={styles.age}>{text}</span>}
    </li>
  )
}

function Cache({ cache }: { readonly cache: CacheState }) {
  const { t } = useSpeech()
  const age = useAge(cache.changedAt, 'calm')
  return (
    <span
      className={styles.state}
      data-testid="cache-status"
      data-source={cache.source}
      data-state={cache.state}
    >
      <Mark name={cache.state === 'ready' ? 'normal' : 'connecting'} />
      {t(`cache.${cache.state}`)}
      <span className={styles.soft}>{[age, cache.message].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
