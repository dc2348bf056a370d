import type { CSSProperties, ReactNode } from 'react'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { useBeat } from '../../../app/use-beat.ts'
import { useFreshness } from '../../../app/use-freshness.ts'
import styles from './figure.module.css'

export interface WallFigureProps {
  /** The test id without `tile-` (contract.md): the same as in the ordinary views. */
  readonly id: string
  readonly source: string
  readonly label: string
  /** Null: the source has not said. */
  readonly value: number | string | null
  /** When it was received, epoch ms. */
  readonly at: number | null
  readonly note?: string
  /** An amount of money: while amounts are hidden neither attributes nor the size tell it. */
  readonly amount?: boolean
  /** The value as it is shown, and how many characters that has; without them a plain number. */
  readonly children?: ReactNode
  readonly length?: number
}

/** Characters of an amount that is hidden: `Rp •••`. */
export const hiddenLength = 6

/** One figure, legible from five metres: as large as its box lets it be, never cut. */
export function WallFigure(props: WallFigureProps) {
  const { id, source, label, value, at, note = '', amount = false, children, length } = props
  const { locale, privacy } = useSpeech()
  const hidden = amount && privacy?.hideAmounts === true
  const beat = useBeat(value)
  const { stale, text } = useFreshness(source, at)
  const plain = value === null ? '–' : typeof value === 'number' ? formatNumber(locale, value) : value
  // A custom property, from which the style sheet works out the size.
  const style = { '--length': hidden ? hiddenLength : Math.max(4, length ?? plain.length) } as CSSProperties
  return (
    <article
      className={styles.figure}
      data-testid={`tile-${id}`}
      data-source={source}
      data-value={hidden ? undefined : (value ?? '')}
      data-stale={stale}
      data-beat={beat}
    >
      <h3 className={styles.label}>{label}</h3>
      <p className={styles.value} style={style}>
        {value === null ? plain : (children ?? plain)}
      </p>
      <p className={styles.note}>
        {note !== '' && <span className={styles.words}>{note}</span>}
        <span className={styles.age}>{text}</span>
      </p>
    </article>
  )
}
