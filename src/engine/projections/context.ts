import type { MappingEntry } from '../../shared/domain/mapping.ts'
import type { LimitedItem, StockLimits } from '../../shared/domain/stock.ts'

/** What projections may know besides the state and the event. */
export interface ProjectContext {
  /** The user's limits of an item, made by `createLimits`. */
  readonly limitsOf: (item: LimitedItem) => StockLimits
  /** Mapping of a source, from the settings (issue 3.6). */
  readonly mappingOf: (source: string) => readonly MappingEntry[]
}

/** Ids for lines that have none of their own: each is greater, as text, than all before it. */
export type LineIds = () => string

/** Digits of the journal's numbers in a line's id: more events than a journal ever has. */
const digits = 12

/** Ids for the lines of one stored event, by its number in the journal. */
export function eventLineIds(eventId: number): LineIds {
  let index = 0
  return () => `${String(eventId).padStart(digits, '0')}.${String(index++).padStart(4, '0')}`
}

/**
 * Ids for the lines of a snapshot: behind everything that is stored, before the next event.
 *
 * @param nextEventId number that the next stored event will have
 * @param isTaken whether an earlier snapshot at the same place used an id
 */
export function snapshotLineIds(nextEventId: number, isTaken: (id: string) => boolean): LineIds {
  let index = 0
  const next = (): string =>
    // `-` sorts before the `.` of an event's lines.
    `${String(nextEventId).padStart(digits, '0')}-${String(index++).padStart(6, '0')}`
  return () => {
    let id = next()
    while (isTaken(id)) id = next()
    return id
  }
}

/** The number of the event that a line's id was made from; 0 for what is no such id. */
export function eventIdOfLine(id: string): number {
  const match = /^(\d+)[.-]/.exec(id)
  return match?.[1] === undefined ? 0 : Number(match[1])
}
