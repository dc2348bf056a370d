import { maxCursorBytes } from './limits.ts'

/**
 * The Last-Event-ID header of a cursor, as UTF-8 bytes the way a browser sends it.
 *
 * A cursor that HTTP cannot carry (a control character: one such id would otherwise block every later reconnect) or that
 * is too long for common servers is left out; the stream then goes on without resuming, which its owner marks as a gap.
 * @param cursor the committed cursor, or null
 */
export function cursorHeader(cursor: string | null): Readonly<Record<string, string>> {
  if (cursor === null || cursor === '') return {}
  const bytes = Buffer.from(cursor, 'utf8').toString('latin1')
  return bytes.length > maxCursorBytes || !/^[\t\x20-\x7e\x80-\xff]*$/.test(bytes)
    ? {}
    : { 'last-event-id': bytes }
}
