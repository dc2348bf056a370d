/** A bad argument: one line on stderr that names it, exit 2 (contract.md). */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Makes `node:util`'s parse errors, which name the argument already, ours. */
export function asUsageError(error: unknown): unknown {
  const isParseError =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return isParseError ? new UsageError(error.message.split('\n')[0]) : error
}
