/**
 * Where an event stands in a hub's log: dense `seq` per `epoch` (reliability.md, section 1).
 * On the wire `<epoch>:<seq>`, the SSE id of the own dialect.
 */
export interface Position {
  /** 8 lower-case hex characters, made when a log is created, found damaged or rolled back. */
  readonly epoch: string
  /** 0 before the first event, then +1 for each. */
  readonly seq: number
}

const pattern = /^([0-9a-f]{8}):(0|[1-9]\d{0,15})$/

/** Parses `<epoch>:<seq>`. @returns null for anything else; it never throws (S5: a bad cursor is no error). */
export function parsePosition(text: string): Position | null {
  const match = pattern.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return null
  const seq = Number(match[2])
  return Number.isSafeInteger(seq) ? { epoch: match[1], seq } : null
}

/** The wire form, `<epoch>:<seq>`. */
export function formatPosition(position: Position): string {
  return `${position.epoch}:${position.seq}`
}
