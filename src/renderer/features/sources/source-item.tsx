import { useState } from 'react'
import type { ConnectionStateName, SourceView } from '../../../shared/domain/connection.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge, useCountdown } from '../../app/use-age.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Switch } from '../../ui/switch.tsx'
import { connectionDetail, connectionExplained } from './connection-words.ts'
import { RemoveSourceDialog } from './remove-source-dialog.tsx'
import styles from './source-item.module.css'
import { StreamLine } from './stream-line.tsx'

/** Whether "reconnect now" helps: not for what is live, nor for what rests because somebody wanted it. */
function canReconnect(state: ConnectionStateName): boolean {
  return state !== 'live' && state !== 'off' && state !== 'paused'
}

/** One source: what state it is in, what that means, and what can be done. */
export function SourceItem({ source }: { readonly source: SourceView }) {
  const { bridge } = useConsole()
  const { t, locale } = useSpeech()
  const fail = useFailureToast()
  const [removing, setRemoving] = useState(false)
  const { connection } = source
  const age = useAge(connection.state === 'stale' ? connection.lastByteAt : null, 'exact')
  const countdown = useCountdown(connection.state === 'backoff' ? connection.retryAt : null)
  const heard = useAge(source.lastByteAt, 'calm')
  const reconnect = async (): Promise<void> => {
    const answer = await bridge.request('source.reconnect', { id: source.id })
    if (!answer.ok) fail(answer.error)
  }
  const setLive = async (live: boolean): Promise<void> => {
    const answer = await bridge.request('source.setLive', { id: source.id, live })
    if (!answer.ok) fail(answer.error)
  }
  const explained = connectionExplained(t, connection)
  const detail = 'detail' in connection ? connection.detail : ''
  return (
    <li className={styles.source} data-state={connection.state} data-testid="source-item" data-id={source.id}>
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
            <Button size="small" onClick={() => void reconnect()}>
              {t('sources.reconnect')}
            </Button>
          )}
          {!source.embedded && (
            <Button
              size="small"
              look="quiet"
              data-testid={`remove-${source.id}`}
              onClick={() => setRemoving(true)}
            >
              {t('sources.remove')}
            </Button>
          )}
          <Switch
            testId={`live-toggle-${source.id}`}
            label={t('sources.liveOf', { name: source.name })}
            pressed={source.enabled}
            onPress={(live) => void setLive(live)}
          />
        </div>
      </div>
      <p className={styles.explained}>
        {explained}
        {detail !== '' && <code className={styles.detail}>{detail}</code>}
      </p>
      <p className={styles.facts}>
        <span data-copy>{source.url}</span>
        <span>
          {t('sources.events', { count: source.events, formatted: formatNumber(locale, source.events) })}
        </span>
        {heard !== '' && <span>{t('sources.lastByte', { age: heard })}</span>}
        {source.duplicates > 0 && (
          <span>
            {t('sources.duplicates', {
              count: source.duplicates,
              formatted: formatNumber(locale, source.duplicates),
            })}
          </span>
        )}
      </p>
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
      <RemoveSourceDialog source={source} open={removing} onClose={() => setRemoving(false)} />
    </li>
  )
}
