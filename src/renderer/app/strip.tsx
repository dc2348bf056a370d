import type { SourceView } from '../../shared/domain/connection.ts'
import { MuteToggle, SilencedCount } from '../features/alerts/index.ts'
import { LowStockBadge } from '../features/low-stock/index.ts'
import { PrivacyMark } from '../features/privacy/index.ts'
import { connectionDetail } from '../features/sources/connection-words.ts'
import { goTo } from '../store/view-state.ts'
import { Mark } from '../ui/mark.tsx'
import { useConsole, useSpeech, useView } from './console-context.tsx'
import styles from './strip.module.css'
import { useAge, useCountdown } from './use-age.ts'
import { useFirst, useRow } from './use-rows.ts'

/** More chips than this do not fit; the sources view has them all. */
const chipLimit = 24

/** One chip per source: quiet while it is live, with word and age when it is not. */
export function Strip() {
  const { sources, store, viewStore } = useConsole()
  const { t } = useSpeech()
  const rows = useFirst(store.tables.sources, sources, chipLimit)
  const ready = useView((state) => state.phase === 'ready')
  const demo = useView((state) => state.info?.demo === true)
  return (
    <header className={styles.strip}>
      <ul className={styles.chips} aria-label={t('strip.label')}>
        {rows.map(({ key }) => (
          <li key={key}>
            <SourceChip sourceKey={key} />
          </li>
        ))}
        {ready && rows.length === 0 && <li className={styles.none}>{t('strip.noSource')}</li>}
      </ul>
      <div className={styles.right}>
        {demo && (
          <span className={styles.demo} title={t('app.simulationHint')}>
            {t('app.simulation')}
          </span>
        )}
        <PrivacyMark />
        <SilencedCount />
        <MuteToggle />
        <LowStockBadge />
        <button
          type="button"
          className={styles.palette}
          aria-label={t('strip.palette')}
          aria-keyshortcuts="Control+K"
          onClick={() => viewStore.setState({ paletteOpen: true })}
        >
          <kbd>Ctrl K</kbd>
        </button>
      </div>
    </header>
  )
}

function SourceChip({ sourceKey }: { readonly sourceKey: string }) {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  const source = useRow(store.tables.sources, sourceKey)
  if (!source) return null
  return (
    <button
      type="button"
      className={styles.chip}
      data-testid={`source-${source.id}`}
      data-state={source.connection.state}
      title={`${source.name} · ${t(`state.${source.connection.state}`)}`}
      onClick={() => goTo(viewStore, 'sources')}
    >
      <Mark name={source.connection.state} />
      <span className={styles.name}>{source.name}</span>
      <ChipDetail source={source} />
    </button>
  )
}

function ChipDetail({ source }: { readonly source: SourceView }) {
  const { t } = useSpeech()
  const { connection } = source
  const stale = connection.state === 'stale' ? connection.lastByteAt : null
  const age = useAge(stale, 'exact')
  const countdown = useCountdown(connection.state === 'backoff' ? connection.retryAt : null)
  if (connection.state === 'live') return <span className="visually-hidden">{t('state.live')}</span>
  return <span className={styles.detail}>{connectionDetail(t, connection, { age, countdown })}</span>
}
