import styles from './skeleton.module.css'

/** The overview's outline while the first state is on its way, shown only after 300 ms. It does not move. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {['a', 'b', 'c', 'd'].map((name) => (
        <div key={name} className={styles.tile} />
      ))}
      <div className={styles.table}>
        <span className={styles.label}>{label}</span>
      </div>
      <div className={styles.side} />
    </div>
  )
}
