import { stringify } from 'csv-stringify/sync'
import { type Alert, isSilenced } from '../../shared/domain/alert.ts'
import type { RouteInput } from '../../shared/ipc/contract.ts'
import type { View } from '../projections/view.ts'
import type { AlertWords } from './alert-words.ts'

/** Which alerts a file is made of. */
export type AlertFilter = Omit<RouteInput<'alert.export'>, 'format'>

const columns = [
  'id',
  'kind',
  'rule',
  'severity',
  'state',
  'source',
  'title',
  'body',
  'raisedAt',
  'changedAt',
  'raises',
  'snoozedUntil',
  'heldUntil',
  'answeredBy',
  'answeredAt',
  'word',
  'notification',
  'repeats',
  'tries',
] as const

/** Alerts that match, newest first. The search is that of the inbox. */
export function matchingAlerts(
  state: View,
  filter: AlertFilter,
  words: AlertWords,
  sourceName: (id: string) => string,
): readonly Alert[] {
  const wanted = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  const found: Alert[] = []
  for (const [, alert] of state.entries('alerts')) {
    if (filter.states.length > 0 && !filter.states.includes(alert.state)) continue
    if (filter.severities.length > 0 && !filter.severities.includes(alert.severity)) continue
    if (filter.source !== null && alert.source !== filter.source) continue
    if (filter.silenced === true && !isSilenced(alert)) continue
    if (!matches(wanted, alert, words, sourceName)) continue
    found.push(alert)
  }
  return found.sort((a, b) => b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1))
}

/** Every word of the search must be in what can be read, as in the inbox. */
function matches(
  wanted: readonly string[],
  alert: Alert,
  words: AlertWords,
  sourceName: (id: string) => string,
): boolean {
  if (wanted.length === 0) return true
  const { title, body } = words.alert(alert)
  const { code = '' } = alert.params
  const text = [title, body, code, sourceName(alert.source), alert.answer?.by, alert.answer?.word].join(' ')
  const lower = text.toLowerCase()
  return wanted.every((word) => lower.includes(word))
}

/**
 * The text of a file of alerts. csv: one row each, times as ISO 8601; cells that a spreadsheet would run as a formula are
 * made harmless with a leading apostrophe. ndjson: the whole alert with its words.
 */
export function alertFile(
  format: 'csv' | 'ndjson',
  alerts: readonly Alert[],
  words: AlertWords,
  sourceName: (id: string) => string,
): string {
  if (format === 'ndjson') {
    return alerts
      .map(
        (alert) =>
          `${JSON.stringify({ ...alert, sourceName: sourceName(alert.source), ...words.alert(alert) })}\n`,
      )
      .join('')
  }
  const rows = alerts.map((alert) => rowOf(alert, words, sourceName))
  return stringify([[...columns], ...rows], { escape_formulas: true })
}

function rowOf(
  alert: Alert,
  words: AlertWords,
  sourceName: (id: string) => string,
): readonly (string | number)[] {
  const { answer, escalation, notification } = alert
  const { title, body } = words.alert(alert)
  const cells: Record<(typeof columns)[number], string | number> = {
    id: alert.id,
    kind: alert.kind,
    rule: alert.rule,
    severity: alert.severity,
    state: alert.state,
    source: sourceName(alert.source),
    title,
    body,
    raisedAt: iso(alert.raisedAt),
    changedAt: iso(alert.changedAt),
    raises: alert.raises,
    snoozedUntil: alert.snoozedUntil === 'recovery' ? 'recovery' : iso(alert.snoozedUntil),
    heldUntil: iso(alert.heldUntil),
    answeredBy: answer?.by ?? '',
    answeredAt: iso(answer?.at ?? null),
    word: answer?.word ?? '',
    notification:
      notification.status === 'not-shown' ? `not shown: ${notification.reason}` : notification.status,
    repeats: escalation?.repeats ?? 0,
    tries: (escalation?.tries ?? [])
      .map(({ channel, at, ok, detail }) => `${iso(at)} ${channel} ${ok ? 'ok' : 'failed'} ${detail}`.trim())
      .join('; '),
  }
  return columns.map((column) => cells[column])
}

function iso(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString()
}
