import type { HubMessage } from '../shared/hub/host.ts'

type StartErrorCode = Extract<HubMessage, { ready: false }>['code']

/** The hub cannot start; `code` and the one-line `message` go to whoever started it (fault 37 and its kin). */
export class HubStartError extends Error {
  readonly code: StartErrorCode
  constructor(code: StartErrorCode, message: string) {
    super(message)
    this.name = 'HubStartError'
    this.code = code
  }
}

/** Why the hub cannot listen, in words that say what to do; any other error as it is. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return new HubStartError(
      'port_in_use',
      `port ${port} is in use on ${host}: choose another with --port, 0 picks a free one`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return new HubStartError('failed', `the hub cannot listen on ${host} port ${port} (${code})`)
  }
  return error
}
