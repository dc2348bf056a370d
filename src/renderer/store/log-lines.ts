import { type LogFilter, type LogLine, logMatcher } from '../../shared/domain/log-line.ts'
import type { Collection } from './collection.ts'
import type { Entry } from './sorted-list.ts'
import { createSortedView, type SortedView } from './sorted-view.ts'

/** Lines sort by their id, which rises with time. */
export function compareLines(a: LogLine, b: LogLine): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The lines that match, oldest first, following the log. */
export function liveLines(collection: Collection<LogLine>, filter: LogFilter): SortedView<LogLine> {
  return createSortedView({ collection, compare: compareLines, accept: logMatcher(filter) })
}

/** A log that stands still: what a list of lines needs of it. */
export type LineList = Pick<SortedView<LogLine>, 'size' | 'at'>

/** Lines as they were when the log was paused, through a filter that may still change. */
export function frozenLines(lines: readonly Entry<LogLine>[], filter: LogFilter): LineList {
  const accept = logMatcher(filter)
  const shown = lines.filter(({ value }) => accept(value))
  return { size: shown.length, at: (index) => shown[index] }
}

/** How many lines stand after the one with this id; all of them when it is no longer there. */
export function linesAfter(lines: LineList, id: string): number {
  let low = 0
  let high = lines.size
  while (low < high) {
    const middle = (low + high) >> 1
    const line = lines.at(middle)
    if (line !== undefined && line.value.id <= id) low = middle + 1
    else high = middle
  }
  return lines.size - low
}

/** Place of the line with this id; -1 when it is not among them (dropped by the log, or filtered out). */
export function placeOf(lines: LineList, id: string): number {
  const index = lines.size - linesAfter(lines, id) - 1
  return lines.at(index)?.value.id === id ? index : -1
}

/** A line as text, for the clipboard. */
export function lineText({ at, level, message, context }: LogLine): string {
  return [new Date(at).toISOString(), level.toUpperCase().padEnd(8), message, context]
    .filter(Boolean)
    .join(' ')
}
