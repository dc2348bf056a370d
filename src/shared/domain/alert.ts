/** How loud an alert is. */
export const severities = ['info', 'warning', 'critical'] as const
export type Severity = (typeof severities)[number]

/** Life of an alert. `resolved` ones stay in the list; information that needs nobody is born resolved. */
export const alertStates = ['open', 'acknowledged', 'snoozed', 'resolved'] as const
export type AlertState = (typeof alertStates)[number]

/** What an alert is about; the text is made from the catalogue at the edge, by kind and params. */
export const alertKinds = [
  'stock-medium',
  'stock-low',
  'stock-out',
  'stock-negative',
  'transaction-new',
  'order-ready',
  'episode-new',
] as const
export type AlertKind = (typeof alertKinds)[number]

/**
 * Why a native notification was not shown: it went into a summary, the same was shown a minute ago, the system has
 * nothing that shows any, it did not answer, or it refused.
 */
export type NotShownReason = 'summary' | 'repeat' | 'unavailable' | 'no-answer' | 'failed'

/** What the system did with the native notification of an alert (practice.md 3). */
export type NotificationOutcome =
  | { readonly status: 'none' }
  | { readonly status: 'shown'; readonly at: number }
  /** `detail` is in English, for the log and the diagnostics. */
  | {
      readonly status: 'not-shown'
      readonly reason: NotShownReason
      readonly detail: string
      readonly at: number
    }

/** One call for a person's attention. */
export interface Alert {
  /** Stable key: the same trouble of the same thing is the same alert, so it is never raised twice. */
  readonly id: string
  readonly kind: AlertKind
  readonly severity: Severity
  readonly state: AlertState
  readonly source: string
  /** Values for the text: names, numbers. Plain text, never markup. */
  readonly params: Readonly<Record<string, string | number>>
  /** Key of the thing in its collection (a stock key, a transaction key), for "show me". */
  readonly subject: string
  readonly raisedAt: number
  readonly changedAt: number
  /** Counts raises of this key; the screen calls again when it grows. */
  readonly raises: number
  readonly snoozedUntil: number | null
  readonly notification: NotificationOutcome
}
