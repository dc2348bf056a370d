import type { Severity } from '../../shared/domain/alert.ts'
import type { Fact } from '../../shared/domain/event.ts'
import { logLevelOf } from '../../shared/domain/log-line.ts'
import { digest } from './digest.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, jsonText, textOf, type WireObject } from './wire-value.ts'

/** Longest text of a line or a notification, characters: thousands of them are kept. The feed has the whole payload. */
const textLimit = 8_000
/** Names of a message's own time. */
const times = ['timestamp', 'created_at', 'createdAt', 'sent_at', 'time', 'ts', 'at'] as const
/** Names of what a log line says; what is none of them, nor its level or time, is its context. */
const lineFields: readonly string[] = [
  'message',
  'msg',
  'text',
  'line',
  'level',
  'severity',
  'type',
  ...times,
]
/** `[ERROR] …`, `WARNING: …`: how a plain line tells its level. */
const levelPrefix =
  /^\W{0,2}(debug|trace|info|notice|success|warn|warning|err|error|critical|crit|fatal)\b\W?/i

/** The source's own time in a payload, epoch ms, or null. */
export function timeOf(value: unknown): number | null {
  if (!isObject(value)) return null
  for (const field of times) {
    const time = parseWireTime(value[field])
    if (time !== null) return time
  }
  return null
}

/**
 * Reads a `notification` event (D8): text, or an object with a title, a body, or both. The seed shows neither.
 *
 * @param value parsed JSON, or the text itself
 * @param receivedAt epoch ms, its time where it has none
 */
export function readNotification(value: unknown, receivedAt: number): Fact {
  const fields: WireObject = isObject(value) ? value : { title: value }
  const body = textOf(fields, 'body', 'message', 'text', 'content', 'description')
  const title = textOf(fields, 'title', 'subject', 'name') || body
  if (title === '') return { kind: 'unknown', why: 'shape' }
  const at = timeOf(value)
  const id = textOf(fields, 'id', 'notification_id', '_id', 'uuid')
  const notification = {
    id: id || digest(title, body, at ?? receivedAt),
    title: cut(title),
    body: title === body ? '' : cut(body),
    severity: severityOf(textOf(fields, 'severity', 'level', 'priority')),
    kind: textOf(fields, 'type', 'kind', 'category'),
    at: at ?? receivedAt,
  }
  return { kind: 'notification', notification }
}

function severityOf(word: string): Severity {
  const level = logLevelOf(word)
  if (level === 'critical' || level === 'error' || word.toLowerCase() === 'high') return 'critical'
  return level === 'warning' ? 'warning' : 'info'
}

/** Reads a `log` event (D8): a line of text, or an object with level, message and whatever else is its context. */
export function readLogLine(value: unknown, receivedAt: number): Fact {
  const at = timeOf(value) ?? receivedAt
  if (!isObject(value)) {
    const text = typeof value === 'string' ? value.trim() : ''
    if (text === '') return { kind: 'unknown', why: 'shape' }
    const level = logLevelOf(levelPrefix.exec(text)?.[1] ?? '')
    return { kind: 'log', line: { level, message: cut(text), context: '', at } }
  }
  const message = textOf(value, 'message', 'msg', 'text', 'line')
  if (message === '') return { kind: 'unknown', why: 'shape' }
  const level = logLevelOf(textOf(value, 'level', 'severity', 'type'))
  return { kind: 'log', line: { level, message: cut(message), context: cut(contextOf(value)), at } }
}

function cut(text: string): string {
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text
}

function contextOf(value: WireObject): string {
  const rest =
    value.context ?? Object.fromEntries(Object.entries(value).filter(([name]) => !lineFields.includes(name)))
  if (typeof rest === 'string') return rest
  const text = jsonText(rest)
  return text === '{}' || text === '[]' || text === 'null' ? '' : text
}
