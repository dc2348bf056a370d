import type { SourceView } from '../../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useAge, useCountdown } from '../../../app/use-age.ts'
import { useVersion } from '../../../app/use-rows.ts'
import { Mark } from '../../../ui/mark.tsx'
import { connectionDetail } from '../../sources/connection-words.ts'
import { bandToneOf, notLive } from '../not-live.ts'
import styles from './band.module.css'

/** Sources that are named; the others are a number. */
const named = 3

/**
 * Across the whole wall, in the colour of the state and with its shape and words: somebody who is five metres away must
 * not take old figures for new ones (issue 4.9, design.md 5).
 */
export function FreshnessBand() {
  const { store } = useConsole()
  const { t } = useSpeech()
  useVersion(store.tables.sources)
  const away = notLive(store.tables.sources.rows.values())
  const worst = away[0]
  if (worst === undefined) return null
  const loud = away.some(({ connection }) => bandToneOf(connection.state) !== 'quiet')
  return (
    <div
      className={styles.band}
      role="status"
      data-testid="wall-not-live"
      data-state={worst.connection.state}
      data-tone={bandToneOf(worst.connection.state)}
    >
      <Mark name={worst.connection.state} />
      {loud && <strong className={styles.word}>{t('wall.notLive', { count: away.length })}</strong>}
      <ul className={styles.items}>
        {away.slice(0, named).map((source) => (
          <AwaySource key={source.id} source={source} />
        ))}
        {away.length > named && <li>{t('wall.moreSources', { count: away.length - named })}</li>}
      </ul>
    </div>
  )
}

function AwaySource({ source }: { readonly source: SourceView }) {
  const { t } = useSpeech()
  const { connection, lastByteAt } = source
  const heard = connection.state === 'stale' ? connection.lastByteAt : lastByteAt
  const age = useAge(heard, 'exact')
  const countdown = useCountdown(connection.state === 'backoff' ? connection.retryAt : null)
  const detail = connectionDetail(t, connection, { age, countdown })
  // The other states say what is done about it; here it counts more how old what is shown has become.
  const old =
    connection.state === 'stale' || age === '' || age === t('time.now') ? '' : t('time.stale', { age })
  return (
    <li className={styles.item}>
      <span className={styles.name}>{source.name}</span>
      <span>{[detail, old].filter(Boolean).join(' · ')}</span>
    </li>
  )
}
