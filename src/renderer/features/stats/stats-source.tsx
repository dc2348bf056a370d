import { Pause, Play } from 'lucide-react'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './stats-source.module.css'
import { StatsTiles } from './stats-tiles.tsx'

/** One dashboard: its name, its last sync, its live toggle, its six figures. */
export function StatsSource({ id }: { readonly id: string }) {
  const { bridge, store } = useConsole()
  const { t, locale } = useSpeech()
  const fail = useFailureToast()
  const source = useSource(id)
  const stats = usePacedRow(store.tables.stats, id)
  const { stale, text } = useFreshness(id, stats?.receivedAt ?? null)
  const state = source?.connection.state
  // Judged by the connection, never by the words on the button (D14).
  const on = state !== undefined && state !== 'paused' && state !== 'off'
  const at = stats?.ts ?? stats?.receivedAt ?? null
  const toggle = async (): Promise<void> => {
    const answer = await bridge.request('source.setLive', { id, live: !on })
    fail(answer.ok ? null : answer.error)
  }
  const name = source?.name ?? id
  const Icon = on ? Pause : Play
  return (
    <section className={styles.source} aria-label={t('stats.group', { name })} data-stale={stale}>
      <header className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.sync} data-testid={`last-sync-${id}`} data-at={at ?? ''}>
          {at === null ? t('stats.noSync') : t('stats.lastSync', { time: formatTime(locale, at, 'full') })}
        </span>
        {stale && state && (
          <span className={styles.age}>
            <Mark name={state} />
            {text === '' ? t(`state.${state}`) : text}
          </span>
        )}
        <Button
          size="small"
          className={styles.toggle}
          data-testid={`live-toggle-${id}`}
          aria-pressed={on}
          onClick={() => void toggle()}
        >
          <Icon size={13} strokeWidth={1.75} aria-hidden="true" />
          {t(on ? 'stats.disable' : 'stats.enable')}
        </Button>
      </header>
      <StatsTiles source={id} look="card" />
    </section>
  )
}
