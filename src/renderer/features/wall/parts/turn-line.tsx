import { useState } from 'react'
import { useConsole } from '../../../app/console-context.tsx'
import { useEvery } from '../use-clock.ts'
import type { Turns } from '../use-turns.ts'
import styles from './turn-line.module.css'

/** How far the turn is, in whole seconds: a line that moved without a pause would cost a core's worth of painting. */
export function TurnLine({ turns, label }: { readonly turns: Turns; readonly label: string }) {
  const { count, seconds, stopped, views, view } = turns
  return (
    <div className={styles.turn}>
      {views.length > 1 && (
        <ol className={styles.views} aria-hidden="true">
          {views.map((name) => (
            <li key={name} className={styles.dot} data-current={name === view} />
          ))}
        </ol>
      )}
      {stopped ? (
        <Line label={label} seconds={seconds} passed={0} />
      ) : (
        <RunningLine key={count} label={label} seconds={seconds} />
      )}
    </div>
  )
}

interface LineProps {
  readonly label: string
  readonly seconds: number
}

function RunningLine({ label, seconds }: LineProps) {
  const { ticker } = useConsole()
  const [startedAt] = useState(ticker.now)
  const passed = Math.round((useEvery(1000) - startedAt) / 1000)
  return <Line label={label} seconds={seconds} passed={Math.min(seconds, Math.max(0, passed))} />
}

function Line({ label, seconds, passed }: LineProps & { readonly passed: number }) {
  return (
    <div
      className={styles.line}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={seconds}
      aria-valuenow={passed}
    >
      <span className={styles.done} style={{ transform: `scaleX(${passed / seconds})` }} />
    </div>
  )
}
