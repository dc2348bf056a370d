import type { ReactNode } from 'react'
import styles from './card.module.css'

/** One level of cards, never one inside another (look.md). */
export interface CardProps {
  readonly title: string
  /** What stands beside the title: filters, then actions pushed to the right. */
  readonly filters?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A surface with a title row. Its body takes the height that is left. */
export function Card({ title, filters, actions, className, children }: CardProps) {
  return (
    <section className={[styles.card, className].filter(Boolean).join(' ')} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {filters && <div className={styles.filters}>{filters}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
