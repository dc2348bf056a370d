import type { LogLine } from '../../shared/domain/log-line.ts'
import type { LineIds } from './context.ts'
import type { Draft, View } from './view.ts'

/** A new line of a source's log (D8), behind all that there are. */
export function appendLine(
  draft: Draft,
  source: string,
  line: Omit<LogLine, 'source' | 'id'>,
  lineIds: LineIds,
): void {
  const id = lineIds()
  draft.set(['logs', id, { ...line, source, id }])
}

/**
 * The lines of a snapshot that the console does not have. Lines carry no identity, so one with the same time, level and
 * text counts as known; what the console has and the snapshot has not, stays: a log is a history.
 *
 * @param lines in order of time
 */
export function appendMissingLines(
  draft: Draft,
  source: string,
  lines: readonly Omit<LogLine, 'source' | 'id'>[],
  lineIds: LineIds,
): void {
  if (lines.length === 0) return
  const known = linesOf(draft, source)
  for (const line of lines) {
    if (!known.delete(textOf(line))) appendLine(draft, source, line, lineIds)
  }
}

/** Texts of a source's lines, each as often as it stands there. */
function linesOf(view: View, source: string) {
  const counts = new Map<string, number>()
  for (const [, line] of view.entries('logs')) {
    if (line.source !== source) continue
    const text = textOf(line)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return {
    /** @returns whether there was one */
    delete(text: string): boolean {
      const count = counts.get(text) ?? 0
      if (count > 0) counts.set(text, count - 1)
      return count > 0
    },
  }
}

function textOf(line: Omit<LogLine, 'source' | 'id'>): string {
  return JSON.stringify([line.at, line.level, line.message, line.context])
}
