import type { ReactNode } from 'react'
import styles from './empty.module.css'
import { Mark, type MarkName } from './mark.tsx'

/** An empty, failed or settled state: what is so, what it means, and the next step. */
export interface EmptyProps {
  readonly title: string
  readonly body?: string
  readonly mark?: MarkName | undefined
  readonly children?: ReactNode
}

export function Empty({ title, body, mark, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>
        {mark && <Mark name={mark} />}
        {title}
      </p>
      {body && <p className={styles.body}>{body}</p>}
      {children && <div className={styles.step}>{children}</div>}
    </div>
  )
}
