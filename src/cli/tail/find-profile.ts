import { detectByUrl } from '../../engine/profiles/detect.ts'
import { probeProfile } from '../../engine/profiles/probe.ts'
import type { Transport } from '../../engine/stream/transport.ts'
import { backoffDelay } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { ConnectionState } from '../../shared/domain/connection.ts'
import type { ProfileId } from '../../shared/settings/schema.ts'

export interface FindOptions {
  readonly url: string
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  readonly transport: Transport
  readonly clock: Clock
  /** Waiting for a server that cannot be asked yet is told like any other connection. */
  readonly onState: (state: ConnectionState) => void
}

/** Whether only the server itself can tell its dialect: an address without the path of a stream. */
export function needsProbe(url: string, id: ProfileId): boolean {
  return id === 'auto' && detectByUrl(url) === null && new URL(url).pathname === '/'
}

/**
 * Asks a server for its dialect until it answers; a server that is away is waited for, like any source.
 *
 * @returns the cancel
 */
export function findServerProfile(options: FindOptions, done: (id: ProfileId) => void): () => void {
  const { clock } = options
  let failures = 0
  let cancel = (): void => {}

  function ask(): void {
    options.onState({ state: 'connecting', since: clock.now(), attempt: failures + 1 })
    cancel = probeProfile(options, (result) => {
      if (result.ok) {
        done(result.profile?.id ?? 'auto')
        return
      }
      const since = clock.now()
      const { fault } = result
      if (fault.kind === 'needs-you') {
        options.onState({ state: 'needs-you', since, reason: fault.reason, detail: fault.detail })
        return
      }
      failures += 1
      const delay = backoffDelay(failures, 0, Math.random)
      const { reason, detail } = fault
      options.onState({ state: 'backoff', since, retryAt: since + delay, attempt: failures, reason, detail })
      cancel = clock.after(delay, ask)
    })
  }

  ask()
  return () => cancel()
}
