/** What keeps a command from its work and is no bug: one line on stderr, exit 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
