import { Pause, Play } from 'lucide-react'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { Button } from '../../ui/button.tsx'
import { SourceSection } from '../../ui/source-section.tsx'
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
    <SourceSection
      label={t('stats.group', { name })}
      name={name}
      fact={
        <span data-testid={`last-sync-${id}`} data-at={at ?? ''}>
          {at === null ? t('stats.noSync') : t('stats.lastSync', { time: formatTime(locale, at, 'full') })}
        </span>
      }
      age={stale && state ? { mark: state, text: text === '' ? t(`state.${state}`) : text } : null}
      actions={
        <Button
          size="small"
          data-testid={`live-toggle-${id}`}
          aria-pressed={on}
          onClick={() => void toggle()}
        >
          <Icon size={13} strokeWidth={1.75} aria-hidden="true" />
          {t(on ? 'stats.disable' : 'stats.enable')}
        </Button>
      }
    >
      <StatsTiles source={id} look="card" />
    </SourceSection>
  )
}
