import type { ReactNode } from 'react'
import { formatNumber } from '../../shared/i18n/format.ts'
import { useSpeech } from '../app/console-context.tsx'
import { useBeat } from '../app/use-beat.ts'
import { useFreshness } from '../app/use-freshness.ts'
import styles from './tile.module.css'

export interface TileProps {
  /** The test id without `tile-` (contract.md). */
  readonly id: string
  readonly source: string
  readonly label: string
  /** null: the source has not said. */
  readonly value: number | null
  /** When the value was received, epoch ms. */
  readonly at: number | null
  readonly note: string
  readonly compact: boolean
  /** The value as it is shown, where it is not a plain number. */
  readonly children?: ReactNode
}

/** One figure: the number is the hero, its label is small, its age is always there. It rings once when it changes. */
export function Tile({ id, source, label, value, at, note, compact, children }: TileProps) {
  const { locale } = useSpeech()
  const beat = useBeat(value)
  const { stale, text } = useFreshness(source, at)
  return (
    <article
      className={styles.tile}
      data-testid={`tile-${id}`}
      data-source={source}
      data-value={value ?? ''}
      data-stale={stale}
      data-beat={beat}
      data-compact={compact}
    >
      <header className={styles.head}>
        <h3 className={styles.label}>{label}</h3>
        <span className={styles.age}>{text}</span>
      </header>
      <p className={styles.value}>
        {value === null ? <span className={styles.none}>–</span> : (children ?? formatNumber(locale, value))}
      </p>
      {note !== '' && <p className={styles.note}>{note}</p>}
    </article>
  )
}
