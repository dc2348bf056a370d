/** The steps of a connection test, in their order (issue 3.9, `pantau doctor`). */
export const checkStepNames = [
  'address',
  'dns',
  'connect',
  'tls',
  'answer',
  'content-type',
  'first-byte',
  'heartbeat',
] as const
export type CheckStepName = (typeof checkStepNames)[number]

/** What is wrong with a stream; one cause for each test, the first that was found. */
export const checkCauses = [
  'bad-address',
  'dns',
  'refused',
  'unreachable',
  'proxy',
  'tls',
  'timeout',
  'secret-missing',
  'unauthorized',
  'forbidden',
  'not-found',
  'http-status',
  'redirect-loop',
  'ended-by-server',
  'login-page',
  'wrong-content-type',
  'proxy-buffering',
  'no-heartbeat',
  'connection-lost',
] as const
export type CheckCause = (typeof checkCauses)[number]

/** One step of a test. */
export interface CheckStep {
  readonly name: CheckStepName
  readonly outcome: 'running' | 'ok' | 'failed' | 'skipped'
  /** Facts in English: an address, a status, a content type, a time. Never a secret. */
  readonly detail: string
  /** How long it took, ms; null while it runs or when it was skipped. */
  readonly ms: number | null
}

/** A connection test, running or done. */
export interface Check {
  readonly id: string
  readonly url: string
  readonly startedAt: number
  readonly steps: readonly CheckStep[]
  /** Null while it runs. Healthy: a stream, or a polled document, that is heard as it should. */
  readonly healthy: boolean | null
  readonly cause: CheckCause | null
  /** Dialect that was recognised, or ''. */
  readonly profile: string
  /** SHA-256 of the server's certificate, lower-case hex, where there was one: what a pin would be. */
  readonly fingerprint: string | null
}
