import { type KeyboardEvent, useState } from 'react'
import type { ConnectionStateName, SourceView } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge, useCountdown } from '../../app/use-age.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Switch } from '../../ui/switch.tsx'
import { connectionDetail, connectionExplained } from './connection-words.ts'
import { SourceActions, type SourcePanel } from './source-actions.tsx'
import { SourceFacts } from './source-facts.tsx'
import styles from './source-item.module.css'
import { SourcePanels } from './source-panels.tsx'
import { StreamLine } from './stream-line.tsx'

/** Whether "reconnect now" helps: not for what is live, nor for what rests because somebody wanted it. */
function canReconnect(state: ConnectionStateName): boolean {
  return state !== 'live' && state !== 'off' && state !== 'paused'
}

export interface SourceItemProps {
  readonly source: SourceView
  /** The administrator holds the sources: nothing can be changed here. */
  readonly locked: boolean
  /** Place among those that can be moved. */
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (id: string, by: -1 | 1) => void
}

/** One source: what state it is in, what that means, and what can be done. */
export function SourceItem({ source, locked, first, last, onMove }: SourceItemProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const [panel, setPanel] = useState<SourcePanel | null>(null)
  const { connection } = source
  const age = useAge(connection.state === 'stale' ? connection.lastByteAt : null, 'exact')
  const countdown = useCountdown(connection.state === 'backoff' ? connection.retryAt : null)
  const reconnect = async (): Promise<void> => {
    const answer = await bridge.request('source.reconnect', { id: source.id })
    if (!answer.ok) fail(answer.error)
  }
  const setLive = async (live: boolean): Promise<void> => {
    const answer = await bridge.request('source.setLive', { id: source.id, live })
    if (!answer.ok) fail(answer.error)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || locked || source.embedded) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(source.id, event.key === 'ArrowUp' ? -1 : 1)
  }
  const detail = 'detail' in connection ? connection.detail : ''
  return (
    <li
      className={styles.source}
      data-state={connection.state}
      data-testid="source-item"
      data-id={source.id}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <Mark name={connection.state} />
        <h3 className={styles.name}>{source.name}</h3>
        <span className={styles.state}>
          {connection.state === 'live'
            ? t('state.live')
            : connectionDetail(t, connection, { age, countdown })}
        </span>
        {source.embedded && <span className={styles.tag}>{t('sources.embedded')}</span>}
        <div className={styles.actions}>
          {canReconnect(connection.state) && (
            <Button size="small" data-testid={`reconnect-${source.id}`} onClick={() => void reconnect()}>
              {t('sources.reconnect')}
            </Button>
          )}
          <SourceActions
            source={source}
            locked={locked}
            first={first}
            last={last}
            onOpen={setPanel}
            onMove={(by) => onMove(source.id, by)}
          />
          <Switch
            testId={`live-toggle-${source.id}`}
            label={t('sources.liveOf', { name: source.name })}
            pressed={source.enabled}
            onPress={(live) => void setLive(live)}
          />
        </div>
      </div>
      <p className={styles.explained}>
        {connectionExplained(t, connection)}
        {detail !== '' && <code className={styles.detail}>{detail}</code>}
      </p>
      <SourceFacts source={source} />
      {source.streams.length > 0 && (
        <ul className={styles.streams} aria-label={t('sources.streams')}>
          {source.streams.map((stream) => (
            <StreamLine
              key={stream.name}
              sourceId={source.id}
              stream={stream}
              alone={source.streams.length === 1}
            />
          ))}
        </ul>
      )}
      <SourcePanels source={source} locked={locked} panel={panel} onClose={() => setPanel(null)} />
    </li>
  )
}
