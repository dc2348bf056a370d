export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Structured log. `fields` must never hold a secret, a patient's name or a payload (C11). */
export type Log = Readonly<
  Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>
>

/**
 * A log of JSON lines.
 *
 * @param write takes one line without its line break
 * @param now epoch ms
 */
export function createJsonLog(write: (line: string) => void, now: () => number, scope: string): Log {
  const at =
    (level: LogLevel) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      write(JSON.stringify({ ts: new Date(now()).toISOString(), level, scope, message, ...fields }))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
