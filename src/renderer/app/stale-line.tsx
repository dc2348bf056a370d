import type { SourceView } from '../../shared/domain/connection.ts'
import { Mark } from '../ui/mark.tsx'
import { useConsole, useSpeech } from './console-context.tsx'
import styles from './stale-line.module.css'
import { useFreshness } from './use-freshness.ts'
import { useVersion } from './use-rows.ts'

/**
 * Says above a table which of its sources are not live, and how old what they said is (design.md, section 5).
 *
 * @param ids the sources that the table has rows of
 */
export function StaleLine({ ids }: { readonly ids: ReadonlySet<string> }) {
  const { sources, store } = useConsole()
  useVersion(store.tables.sources)
  const away = [...sources.entries()]
    .map(({ value }) => value)
    .filter((source) => ids.has(source.id) && source.connection.state !== 'live')
  if (away.length === 0) return null
  return (
    <ul className={styles.line}>
      {away.map((source) => (
        <StaleSource key={source.id} source={source} />
      ))}
    </ul>
  )
}

function StaleSource({ source }: { readonly source: SourceView }) {
  const { t } = useSpeech()
  const { text } = useFreshness(source.id, source.lastEventAt)
  return (
    <li className={styles.source}>
      <Mark name={source.connection.state} />
      <span className={styles.name}>{source.name}</span>
      <span>{text}</span>
      <span className="visually-hidden">{t(`state.${source.connection.state}`)}</span>
    </li>
  )
}
