import type { StreamView } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge, useCountdown } from '../../app/use-age.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Mark } from '../../ui/mark.tsx'
import { Switch } from '../../ui/switch.tsx'
import { connectionDetail } from './connection-words.ts'
import styles from './source-item.module.css'

export interface StreamLineProps {
  readonly sourceId: string
  readonly stream: StreamView
  /** The only stream of its source: the source's own toggle is enough. */
  readonly alone: boolean
}

/** One stream of a source with its own state and toggle. */
export function StreamLine({ sourceId, stream, alone }: StreamLineProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const { connection } = stream
  const stale = useAge(connection.state === 'stale' ? connection.lastByteAt : null, 'exact')
  const countdown = useCountdown(connection.state === 'backoff' ? connection.retryAt : null)
  const heard = useAge(stream.lastEventAt, 'calm')
  const setLive = async (live: boolean): Promise<void> => {
    const answer = await bridge.request('source.setLive', { id: sourceId, stream: stream.name, live })
    if (!answer.ok) fail(answer.error)
  }
  return (
    <li
      className={styles.stream}
      data-testid={`stream-${sourceId}-${stream.name}`}
      data-state={connection.state}
    >
      <Mark name={connection.state} />
      <span>{stream.name}</span>
      <code className={styles.path}>{stream.path}</code>
      <span className={styles.streamState}>{connectionDetail(t, connection, { age: stale, countdown })}</span>
      <span className={styles.heard}>{heard === '' ? '' : t('sources.lastEvent', { age: heard })}</span>
      {!alone && (
        <Switch
          testId={`live-toggle-${sourceId}-${stream.name}`}
          label={t('sources.liveOf', { name: stream.name })}
          pressed={stream.enabled}
          onPress={(live) => void setLive(live)}
        />
      )}
    </li>
  )
}
