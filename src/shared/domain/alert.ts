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
  'job-failed',
  'watcher-stopped',
  'pending-high',
  'log-error',
  'source-silent',
  /** Raised by a rule of the user's own. */
  'custom',
] as const
export type AlertKind = (typeof alertKinds)[number]

/**
 * Why a native notification was not shown: it went into a summary, the same was shown a minute ago, the system has
 * nothing that shows any, it did not answer, the user switched it off in the system, the desktop keeps everything back
 * at the moment, or it refused.
 */
export type NotShownReason =
  | 'summary'
  | 'repeat'
  | 'unavailable'
  | 'no-answer'
  | 'disabled-by-user'
  | 'do-not-disturb'
  | 'failed'

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

/** What a person answered last. */
export interface AlertAnswer {
  /** Who: the name in the settings, else the name of the system's user. */
  readonly by: string
  /** Epoch ms. */
  readonly at: number
  /** A word about it, '' for none. */
  readonly word: string
}

/** Ways to reach a person. */
export type CallChannel = 'desktop' | 'sound' | 'speech' | 'webhook'

/** One try to reach a person about an alert. */
export interface CallTry {
  readonly channel: CallChannel
  /** Epoch ms. */
  readonly at: number
  readonly ok: boolean
  /** Why not, or what was answered; in English, for the log of the alert. */
  readonly detail: string
}

/** Tries that an alert keeps, the newest. */
export const triesKept = 20

/** Calls about a critical alert, until somebody answers (issue 4.3). */
export interface Escalation {
  /** How often it was called again. */
  readonly repeats: number
  /** When it is called again next, epoch ms; null when it is not. */
  readonly nextAt: number | null
  /** Newest last, at most {@link triesKept}. */
  readonly tries: readonly CallTry[]
  /** Somebody learned of it by the webhook, and not yet that it is over. Kept, so that a restart forgets nobody. */
  readonly told?: boolean
}

/** One call for a person's attention. */
export interface Alert {
  /** Stable key: the same trouble of the same thing is the same alert, so it is never raised twice. */
  readonly id: string
  readonly kind: AlertKind
  /** The rule that raised it: a name of `builtInRules`, or the id of one of the user's own. */
  readonly rule: string
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
  /** Epoch ms, or until its trouble is over; null where it is not snoozed. */
  readonly snoozedUntil: number | 'recovery' | null
  /** Null before anybody answered this raise. */
  readonly answer: AlertAnswer | null
  /** Quiet hours keep it from calling until then, epoch ms; null where it may call. The inbox shows it all the same. */
  readonly heldUntil: number | null
  readonly notification: NotificationOutcome
  /** Null for what does not escalate and told nobody by the webhook. */
  readonly escalation: Escalation | null
}

/**
 * Whether an alert stands and calls nobody: snoozed, or held by quiet hours. The count of these is always on screen
 * (issue 4.3).
 */
export function isSilenced(alert: Pick<Alert, 'state' | 'heldUntil'>): boolean {
  return alert.state === 'snoozed' || (alert.state === 'open' && alert.heldUntil !== null)
}

const endlessKinds: ReadonlySet<AlertKind> = new Set([
  'order-ready',
  'transaction-new',
  'episode-new',
  'job-failed',
  'log-error',
])

/** Whether an alert tells once of what is never over by itself: an answer is its end. */
export function isEndless({ kind }: Pick<Alert, 'kind'>): boolean {
  return endlessKinds.has(kind)
}
