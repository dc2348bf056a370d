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
