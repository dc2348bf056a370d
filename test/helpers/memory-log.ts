import type { Log, LogLevel } from '../../src/node/log/log.ts'

/** A log that only remembers, for tests that look at what was told. */
export function createMemoryLog(): Log & {
  readonly lines: { readonly level: LogLevel; readonly message: string; readonly fields: unknown }[]
} {
  const lines: { level: LogLevel; message: string; fields: unknown }[] = []
  const at =
    (level: LogLevel) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      lines.push({ level, message, fields })
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), lines }
}
