import { useEffect, useState } from 'react'
import type { Turns } from '../use-turns.ts'
import styles from './turn-line.module.css'

/** How far the turn is, in whole seconds: a line that moved without a pause would cost a core's worth of painting. */
export function TurnLine({ turns, label }: { readonly turns: Turns; readonly label: string }) {
  const { count, seconds, stopped, views, view } = turns
  const [passed, setPassed] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn begins anew
  useEffect(() => {
    setPassed(0)
    if (stopped) return
    const timer = setInterval(() => setPassed((now) => Math.min(seconds, now + 1)), 1000)
    return () => clearInterval(timer)
  }, [count, seconds, stopped])
  const share = stopped ? 0 : passed / seconds
  return (
    <div className={styles.turn}>
      {views.length > 1 && (
        <ol className={styles.views} aria-hidden="true">
          {views.map((name) => (
            <li key={name} className={styles.dot} data-current={name === view} />
          ))}
        </ol>
      )}
      <div
        className={styles.line}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={seconds}
        aria-valuenow={Math.round(share * seconds)}
      >
        <span className={styles.done} style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  )
}
