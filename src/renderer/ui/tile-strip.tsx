import type { CSSProperties, ReactNode } from 'react'
import { useFreshness, useSource } from '../app/use-freshness.ts'
import { Mark } from './mark.tsx'
import styles from './tile-strip.module.css'

export interface TileStripProps {
  readonly source: string
  /** Name of the group for those who hear the screen. */
  readonly label: string
  /** When the figures were received, epoch ms. */
  readonly at: number | null
  /** Small words under the name: a branch, a day. */
  readonly note?: string
  readonly columns: number
  readonly children: ReactNode
}

/** The figures of one source side by side on one surface, with its name and their age once at the left. */
export function TileStrip({ source: id, label, at, note = '', columns, children }: TileStripProps) {
  const source = useSource(id)
  const { stale, text } = useFreshness(id, at)
  // A custom property, which the style sheet turns into columns.
  const count = { '--count': columns } as CSSProperties
  return (
    <section className={styles.strip} aria-label={label} data-stale={stale} style={count}>
      <header className={styles.head}>
        <h2 className={styles.name} title={source?.name ?? id}>
          {source?.name ?? id}
        </h2>
        <p className={styles.age}>
          {stale && source && <Mark name={source.connection.state} />}
          <span className={styles.words}>{[text, note].filter(Boolean).join(' · ')}</span>
        </p>
      </header>
      {children}
    </section>
  )
}
