import { Mark, type MarkName } from '../../../ui/mark.tsx'
import styles from './all-well.module.css'

/** A quiet word where a list has nothing to say. */
export function AllWell({
  mark,
  title,
  body,
}: {
  readonly mark?: MarkName
  readonly title: string
  readonly body?: string
}) {
  return (
    <div className={styles.well}>
      <p className={styles.title}>
        {mark && <Mark name={mark} />}
        {title}
      </p>
      {body && <p className={styles.body}>{body}</p>}
    </div>
  )
}
