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
  readonly value: number | string | null
  /** When the value was received, epoch ms. */
  readonly at: number | null
  readonly note?: string
  /** A card of its own, or a cell of a strip (tile-strip.tsx), which has name and age once for all of them. */
  readonly look: 'card' | 'cell'
  /** The value is an amount of money: machines read it no more than people do while amounts are hidden. */
  readonly amount?: boolean
  /** The value as it is shown, where it is not a plain number. */
  readonly children?: ReactNode
  /** What stands under the figure: a bar. */
  readonly under?: ReactNode
}

/** One figure: the number is the hero, its label is small, its age is always there. It rings once when it changes. */
export function Tile(props: TileProps) {
  const { id, source, label, value, at, note = '', look, amount = false, children, under } = props
  const { locale, privacy } = useSpeech()
  const beat = useBeat(value)
  const { stale, text } = useFreshness(source, at)
  return (
    <article
      className={styles.tile}
      data-testid={`tile-${id}`}
      data-source={source}
      data-value={amount && privacy?.hideAmounts === true ? undefined : (value ?? '')}
      data-stale={stale}
      data-beat={beat}
      data-look={look}
    >
      <header className={styles.head}>
        <h3 className={styles.label} title={label}>
          {label}
        </h3>
        {look === 'card' && <span className={styles.age}>{text}</span>}
      </header>
      <div className={styles.body}>
        <p className={styles.value}>
          {value === null ? (
            <span className={styles.none}>–</span>
          ) : (
            (children ?? (typeof value === 'number' ? formatNumber(locale, value) : value))
          )}
        </p>
        {note !== '' && (
          <p className={styles.note} title={note}>
            {note}
          </p>
        )}
      </div>
      {under}
    </article>
  )
}
