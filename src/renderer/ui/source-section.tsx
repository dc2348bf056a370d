import type { ReactNode } from 'react'
import { Mark, type MarkName } from './mark.tsx'
import styles from './source-section.module.css'

export interface SourceSectionProps {
  readonly label: string
  readonly name: string
  /** What is said beside the name: a count, a time. */
  readonly fact: ReactNode
  /** Its state and age where it is not live (design.md, section 5); null where it is. */
  readonly age: { readonly mark: MarkName; readonly text: string } | null
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** What one source has to show on a view of several: its name and how fresh it is, what can be done, and the thing itself. */
export function SourceSection({ label, name, fact, age, actions, children }: SourceSectionProps) {
  return (
    <section className={styles.source} aria-label={label} data-stale={age !== null}>
      <header className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.fact}>{fact}</span>
        {age && (
          <span className={styles.age}>
            <Mark name={age.mark} />
            {age.text}
          </span>
        )}
        <div className={styles.actions}>{actions}</div>
      </header>
      {children}
    </section>
  )
}
