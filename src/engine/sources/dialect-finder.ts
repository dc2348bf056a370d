import { backoffDelay } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { ConnectionState } from '../../shared/domain/connection.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import { detectByUrl } from '../profiles/detect.ts'
import { probeProfile } from '../profiles/probe.ts'
import { findProfile } from '../profiles/registry.ts'
import type { Profile } from '../profiles/types.ts'
import type { Fault } from '../stream/fault.ts'
import type { Transport } from '../stream/transport.ts'

/** What is known about a source's dialect: found, or how the search stands. */
export type DialectFinding = { readonly profile: Profile | null } | { readonly searching: ConnectionState }

export interface DialectFinderOptions {
  readonly settings: SourceSettings
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** Left out: straight, trusting whom the system trusts. */
  readonly transport?: Transport
  readonly clock: Clock
  readonly random: () => number
  /** Each time that more is known; the last call has the profile. */
  readonly onFinding: (finding: DialectFinding) => void
}

/** The dialect where it can be told without asking anybody; undefined means that the server must be asked. */
export function knownDialect(settings: SourceSettings): Profile | null | undefined {
  if (settings.profile !== 'auto') return findProfile(settings.profile)
  return detectByUrl(settings.url)?.profile
}

/** A search that goes on, with backoff, until the server says something about itself. */
export interface DialectFinder {
  /** Ask at once. */
  retryNow(): void
  stop(): void
}

/** Finds out what an `auto` source speaks. A stream in no dialect of ours is read as plain SSE. */
export function findDialect(options: DialectFinderOptions): DialectFinder {
  const { settings, clock, onFinding } = options
  let failures = 0
  let cancel = (): void => {}

  function ask(): void {
    cancel()
    onFinding({ searching: { state: 'connecting', since: clock.now(), attempt: failures + 1 } })
    const { headers, transport } = options
    const way = transport === undefined ? {} : { transport }
    cancel = probeProfile({ url: settings.url, headers, clock, ...way }, (result) => {
      if (result.ok) onFinding({ profile: result.profile ?? findProfile('generic') })
      else onFault(result.fault)
    })
  }

  function onFault(fault: Fault): void {
    failures += 1
    const since = clock.now()
    if (fault.kind === 'needs-you') {
      onFinding({ searching: { state: 'needs-you', since, reason: fault.reason, detail: fault.detail } })
      return
    }
    const wait = backoffDelay(failures, fault.retryAfterMs ?? 0, options.random)
    const { reason, detail } = fault
    cancel = clock.after(wait, ask)
    onFinding({
      searching: { state: 'backoff', since, retryAt: since + wait, attempt: failures, reason, detail },
    })
  }

  ask()
  return { retryNow: ask, stop: () => cancel() }
}
