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
