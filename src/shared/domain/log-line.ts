/** Levels of a log line, from quiet to loud. */
export const logLevels = ['debug', 'info', 'warning', 'error', 'critical'] as const
export type LogLevel = (typeof logLevels)[number]

/** A line of a source's log (D8). */
export interface LogLine {
  readonly source: string
  /** Rises with time within one console; the key of the line, so lines sort by it. */
  readonly id: string
  readonly level: LogLevel
  readonly message: string
  /** JSON text of what came with the message, '' for nothing. */
  readonly context: string
  /** Epoch ms. */
  readonly at: number
}

/** Which lines are wanted: on screen, and in an export of the same. */
export interface LogFilter {
  /** Null: of all sources. */
  readonly source: string | null
  /** Empty: of every level. */
  readonly levels: readonly LogLevel[]
  /** Text that message or context hold, whatever its case; '' is every line. */
  readonly search: string
}

/** Makes the test of a filter (D8): screen and export must agree on what matches. */
export function logMatcher({
  source,
  levels,
  search,
}: LogFilter): (line: Pick<LogLine, 'source' | 'level' | 'message' | 'context'>) => boolean {
  const text = search.trim().toLowerCase()
  return (line) => {
    if (source !== null && line.source !== source) return false
    if (levels.length > 0 && !levels.includes(line.level)) return false
    if (text === '') return true
    return line.message.toLowerCase().includes(text) || line.context.toLowerCase().includes(text)
  }
}

const words: Readonly<Record<string, LogLevel>> = {
  trace: 'debug',
  verbose: 'debug',
  notice: 'info',
  success: 'info',
  warn: 'warning',
  err: 'error',
  fatal: 'critical',
  alert: 'critical',
  emergency: 'critical',
  crit: 'critical',
}

/** The level of a source's word for it, in any case; an unknown word is `info`, so that nothing hides. */
export function logLevelOf(word: string): LogLevel {
  const lower = word.trim().toLowerCase()
  return logLevels.find((level) => level === lower) ?? words[lower] ?? 'info'
}
