import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { ProfileId } from '../../shared/settings/schema.ts'
import type { RawMessage } from '../stream/types.ts'

/** One stream that a dialect has. */
export interface StreamSpec {
  /** Name in settings (`streams.<name>`), for example `stock`. */
  readonly name: string
  /** Path below the source's url. */
  readonly path: string
  /** Goes on while the window is hidden, since a person may be called because of it (design.md, section 4). */
  readonly alerting: boolean
  /** How often the server is heard at the least, ms; the watchdog waits three of them. Null: unknown, 15 s is assumed. */
  readonly heartbeatMs: number | null
  /** How often to ask again where the server answers with a JSON document, ms. */
  readonly pollMs: number
}

/** What a profile may know while it reads; everything else would make it impure. */
export interface ProfileContext {
  readonly source: string
  readonly stream: string
  readonly currency: string
  /** The first message of a connection: sources that replay or look back then must not call anybody. */
  readonly firstOfConnection: boolean
}

/** One dialect: how its messages are read. Pure; `parse` never throws, what it cannot read is kept as `unknown`. */
export interface Profile {
  readonly id: Exclude<ProfileId, 'auto'>
  readonly streams: readonly StreamSpec[]
  parse(message: RawMessage, context: ProfileContext): readonly NormalisedEvent[]
  /**
   * For sources with a snapshot endpoint: its path below the source's url (query included), and how its body is read.
   * `parse` gives events with `replay: true` and the cursor to go on from, or null when the body is not a snapshot.
   */
  readonly snapshot?: {
    path(topics: readonly string[]): string
    parse(body: string, context: ProfileContext, receivedAt: number): SnapshotResult | null
  }
}

/** A read snapshot. */
export interface SnapshotResult {
  readonly cursor: string
  readonly events: readonly NormalisedEvent[]
}
