import { stringify } from 'csv-stringify/sync'
import { type Alert, isSilenced } from '../../shared/domain/alert.ts'
import type { RouteInput } from '../../shared/ipc/contract.ts'
import type { View } from '../projections/view.ts'
import type { AlertWords } from './alert-words.ts'
import { inSlices } from './in-slices.ts'

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

/** Rows that are made at one go. */
const chunk = 50

/** Alerts that match, newest first, as they are at this moment. The search is that of the inbox. */
export async function matchingAlerts(
  state: View,
  filter: AlertFilter,
  words: AlertWords,
  sourceName: (id: string) => string,
): Promise<readonly Alert[]> {
  const wanted = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  const found: Alert[] = []
  for (const [, alert] of state.entries('alerts')) {
    if (filter.states.length > 0 && !filter.states.includes(alert.state)) continue
    if (filter.severities.length > 0 && !filter.severities.includes(alert.severity)) continue
    if (filter.source !== null && alert.source !== filter.source) continue
    if (filter.silenced === true && !isSilenced(alert)) continue
    found.push(alert)
  }
  const isNamed = await inSlices(found, (alert) => matches(wanted, alert, words, sourceName))
  return found
    .filter((_alert, index) => isNamed[index])
    .sort((a, b) => b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1))
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
export async function alertFile(
  format: 'csv' | 'ndjson',
  alerts: readonly Alert[],
  words: AlertWords,
  sourceName: (id: string) => string,
): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(alerts.length / chunk) }, (_, index) =>
    alerts.slice(index * chunk, (index + 1) * chunk),
  )
  const csv = (rows: readonly (readonly (string | number)[])[]): string =>
    stringify([...rows], { escape_formulas: true })
  const line = (alert: Alert): string =>
    `${JSON.stringify({ ...alert, sourceName: sourceName(alert.source), ...words.alert(alert) })}\n`
  const texts = await inSlices(chunks, (some) =>
    format === 'csv' ? csv(some.map((alert) => rowOf(alert, words, sourceName))) : some.map(line).join(''),
  )
  return [format === 'csv' ? csv([columns]) : '', ...texts].join('')
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
