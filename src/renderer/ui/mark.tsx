import type { ReactElement } from 'react'
import type { ConnectionStateName } from '../../shared/domain/connection.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import styles from './mark.module.css'

/** Colours that a mark can have; the shape says the same thing without colour (look.md). */
type Tone = 'critical' | 'warning' | 'ok' | 'stale' | 'accent' | 'muted'

const disc = <circle cx="6" cy="6" r="4" fill="currentColor" />
const ring = <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
const triangleUp = <path d="M6 1.2 11.4 10.8H.6Z" fill="currentColor" />
const diamond = <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />

const shapes = {
  negative: { tone: 'critical', shape: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="2" /> },
  out: {
    tone: 'critical',
    shape: <path d="m2.2 2.2 7.6 7.6m0-7.6-7.6 7.6" stroke="currentColor" strokeWidth="1.9" />,
  },
  low: { tone: 'critical', shape: <path d="M.8 1.8h10.4L6 10.8Z" fill="currentColor" /> },
  medium: { tone: 'warning', shape: diamond },
  normal: { tone: 'ok', shape: disc },

  live: { tone: 'ok', shape: disc },
  connecting: { tone: 'muted', shape: ring },
  stale: {
    tone: 'stale',
    shape: (
      <>
        <circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <path d="M6 2.1a3.9 3.9 0 0 0 0 7.8Z" fill="currentColor" />
      </>
    ),
  },
  backoff: {
    tone: 'stale',
    shape: (
      <>
        <path d="M10 6.2A4 4 0 1 1 8.7 3.1" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10.6.9v3.4H7.2Z" fill="currentColor" />
      </>
    ),
  },
  paused: {
    tone: 'muted',
    shape: <path d="M3.6 1.8v8.4M8.4 1.8v8.4" stroke="currentColor" strokeWidth="1.7" />,
  },
  'needs-you': { tone: 'critical', shape: triangleUp },
  degraded: { tone: 'warning', shape: diamond },
  off: { tone: 'muted', shape: ring },

  quiet: { tone: 'muted', shape: ring },
  note: { tone: 'muted', shape: disc },
  error: {
    tone: 'critical',
    shape: <path d="m2.2 2.2 7.6 7.6m0-7.6-7.6 7.6" stroke="currentColor" strokeWidth="1.9" />,
  },
  critical: { tone: 'critical', shape: triangleUp },
  warning: { tone: 'warning', shape: diamond },
  info: { tone: 'ok', shape: disc },
  snoozed: {
    tone: 'muted',
    shape: <path d="M3.6 1.8v8.4M8.4 1.8v8.4" stroke="currentColor" strokeWidth="1.7" />,
  },
  done: {
    tone: 'ok',
    shape: <path d="m1.6 6.4 3 3 5.8-6.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  },
} as const satisfies Record<
  StockLevel | ConnectionStateName | string,
  { readonly tone: Tone; readonly shape: ReactElement }
>

export type MarkName = keyof typeof shapes

/** A state as a shape in its colour. Always beside its word, so it is hidden from screen readers. */
export function Mark({ name }: { readonly name: MarkName }) {
  const { tone, shape } = shapes[name]
  return (
    <svg
      className={styles.mark}
      data-tone={tone}
      viewBox="0 0 12 12"
      width="10"
      height="10"
      aria-hidden="true"
    >
      {shape}
    </svg>
  )
}
