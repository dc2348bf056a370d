import { formatPosition, parsePosition } from '../../shared/domain/position.ts'
import type { GapEvent } from '../../shared/hub/events.ts'

export interface ResumeQuestion {
  /** `Last-Event-ID` or `?after=`, as it came; null when there was none. Untrusted. */
  readonly cursor: string | null
  /** Where a reader without a usable cursor begins; without the wish: a new reader at head, a lost one at the oldest. */
  readonly from: 'head' | 'oldest' | null
}
export interface ResumeAnswer {
  /** The stream goes on after this seq. */
  readonly start: number
  readonly resumedFrom: string | null
  readonly gap: GapEvent | null
  /** The reader has seen this seq, ahead of head: the log went back. */
  readonly lost: number | null
}

/**
 * Where a reader goes on. Every bad cursor is answered with a gap and a replay from the oldest event kept, never with an
 * error that would end an EventSource for good (S5).
 *
 * @param endOf why another epoch's cursors are void
 */
export function resume(
  { cursor, from }: ResumeQuestion,
  { epoch, head, oldest }: { readonly epoch: string; readonly head: number; readonly oldest: number },
  endOf: (epoch: string) => 'new-epoch' | 'rollback',
): ResumeAnswer {
  const begin = from === 'head' ? head : oldest - 1
  if (cursor === null) {
    return { start: from === 'oldest' ? begin : head, resumedFrom: null, gap: null, lost: null }
  }
  const position = parsePosition(cursor)
  const gap = (reason: GapEvent['reason']): GapEvent => ({
    from: cursor.slice(0, 100),
    to: formatPosition({ epoch, seq: begin + 1 }),
    reason,
  })
  if (position === null) return { start: begin, resumedFrom: null, gap: gap('new-epoch'), lost: null }
  if (position.epoch !== epoch) {
    return { start: begin, resumedFrom: null, gap: gap(endOf(position.epoch)), lost: null }
  }
  if (position.seq > head)
    return { start: begin, resumedFrom: null, gap: gap('rollback'), lost: position.seq }
  if (position.seq < oldest - 1) return { start: begin, resumedFrom: null, gap: gap('expired'), lost: null }
  return { start: position.seq, resumedFrom: cursor, gap: null, lost: null }
}
