import {
  type Alert,
  type AlertState,
  alertStates,
  isSilenced,
  type Severity,
} from '../../shared/domain/alert.ts'
import type { RouteInput } from '../../shared/ipc/contract.ts'

/** Parts of the inbox: the states, and what stands without calling anybody (snoozed, or held by quiet hours). */
export const inboxParts = ['open', 'acknowledged', 'snoozed', 'silenced', 'resolved'] as const
export type InboxPart = (typeof inboxParts)[number]

/** What the inbox shows. Null lets everything through. */
export interface InboxFilter {
  readonly part: InboxPart
  readonly severity: Severity | null
  readonly source: string | null
  readonly search: string
}

/** State of the inbox on screen. */
export interface Inbox {
  readonly filter: InboxFilter
  /** Key of the alert that the keys mean; null for none. */
  readonly activeKey: string | null
  /** Whether its details are shown. */
  readonly detail: boolean
}

export const everyOpen: InboxFilter = { part: 'open', severity: null, source: null, search: '' }
export const firstInbox: Inbox = { filter: everyOpen, activeKey: null, detail: false }

/** Whether an alert belongs to a part of the inbox. */
export function isIn(part: InboxPart, alert: Alert): boolean {
  return part === 'silenced' ? isSilenced(alert) : alert.state === part
}

/**
 * Makes the test of a filter; every word of the search must be in the alert's text.
 *
 * @param textOf everything that can be read of an alert, in the language of the screen
 */
export function acceptAlert(
  filter: InboxFilter,
  textOf: (alert: Alert) => string,
): (alert: Alert) => boolean {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  return (alert) => {
    if (!isIn(filter.part, alert) || !passes(filter, alert)) return false
    if (words.length === 0) return true
    const text = textOf(alert).toLowerCase()
    return words.every((word) => text.includes(word))
  }
}

function passes({ severity, source }: Pick<InboxFilter, 'severity' | 'source'>, alert: Alert): boolean {
  return (severity === null || alert.severity === severity) && (source === null || alert.source === source)
}

/** Numbers beside the filters. */
export interface InboxFacets {
  /** Alerts of each part that pass severity and source; the search is left aside. */
  readonly counts: Readonly<Record<InboxPart, number>>
  /** Open ones among the silenced: those that quiet hours hold. */
  readonly held: number
  /** Sources that have alerts. */
  readonly sources: readonly string[]
}

/** Counts the alerts for the filters. */
export function inboxFacets(
  alerts: Iterable<Alert>,
  filter: Pick<InboxFilter, 'severity' | 'source'>,
): InboxFacets {
  const counts = { open: 0, acknowledged: 0, snoozed: 0, silenced: 0, resolved: 0 }
  const sources = new Set<string>()
  let held = 0
  for (const alert of alerts) {
    sources.add(alert.source)
    if (!passes(filter, alert)) continue
    counts[alert.state] += 1
    if (!isSilenced(alert)) continue
    counts.silenced += 1
    if (alert.state === 'open') held += 1
  }
  return { counts, held, sources: [...sources].sort() }
}

/** How many alerts stand and call nobody. */
export function countSilenced(alerts: Iterable<Alert>): number {
  let count = 0
  for (const alert of alerts) if (isSilenced(alert)) count += 1
  return count
}

/** The input of an export of what the filter shows. */
export function exportOf(
  { part, severity, source, search }: InboxFilter,
  format: RouteInput<'alert.export'>['format'],
): RouteInput<'alert.export'> {
  const states: AlertState[] = part === 'silenced' ? ['open', 'snoozed'] : [part]
  return {
    format,
    states: alertStates.filter((state) => states.includes(state)),
    severities: severity === null ? [] : [severity],
    source,
    search: search.trim().slice(0, 200),
    ...(part === 'silenced' ? { silenced: true } : {}),
  }
}

/** Whether an answer takes an alert out of a part of the inbox. */
export function leaves(part: InboxPart, reply: 'acknowledge' | 'snooze' | 'reopen'): boolean {
  switch (part) {
    case 'open':
      return reply !== 'reopen'
    case 'acknowledged':
      return reply !== 'acknowledge'
    case 'snoozed':
    case 'silenced':
      return reply !== 'snooze'
    case 'resolved':
      return false
  }
}
