import type { Clock } from '../../node/time/clock.ts'
import type { ProfileId, SourceSettings } from '../../shared/settings/schema.ts'
import type { Transport } from '../stream/transport.ts'
import type { StreamOwner } from '../stream/types.ts'

/** What a connection test is told. */
export interface CheckOptions {
  readonly id: string
  /** Address of a source, or of one of its streams. */
  readonly url: string
  readonly profile: ProfileId
  /** Paths and switches of the source's streams, as in settings. */
  readonly streams: SourceSettings['streams']
  /** A rejection means that a secret is missing. */
  readonly headers: StreamOwner['headers']
  readonly transport: Transport
  readonly clock: Clock
  /** How long bytes are waited for, ms. Left out: three heartbeats of the dialect, 45 s where it announces none. */
  readonly waitMs?: number
  /** How long an answer's head is waited for, ms. */
  readonly responseMs?: number
}
