import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { MappingEntry } from '../../shared/domain/mapping.ts'
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
  /**
   * When the connection was opened, epoch ms, for a message of its opening burst (the first 2 s from its first message);
   * absent for every later one. A server that replays on connect does so in that burst.
   */
  readonly openedAt?: number
  /** What the source's settings want to see of any event; only `generic` reads it. */
  readonly mapping?: readonly MappingEntry[]
}

/** The answer to a lookup. */
export interface LookupAnswer {
  readonly body: string
  /** In lower case, without parameters; '' when the server named none. */
  readonly contentType: string
  /** Where it was asked for: links in it are relative to this. */
  readonly url: string
  /** Epoch ms. */
  readonly receivedAt: number
  /** A list fetched on connect is a catch-up and calls nobody; one that a message asked for may hold news. */
  readonly replay: boolean
}

/** A document beside the stream, for systems that say "something changed" and let the client fetch it (N5-N7, C16). */
export interface Lookup {
  readonly name: string
  /** Path below the source's url. */
  readonly path: string
  readonly accept: string
  /** Ask after every connect: a source without ids cannot say what happened meanwhile (source-systems.md, 3G). */
  readonly atConnect: boolean
  /** Not every such server has it; a 404 then means that there is none. */
  readonly optional: boolean
  /** Least time between two requests, ms; what is asked for meanwhile is one more request after it. */
  readonly minIntervalMs: number
  /** Largest answer, bytes. */
  readonly maxBytes: number
  /** Whether a message with this fact asks for it. */
  wants(fact: Fact): boolean
  /** Reads an answer; as `Profile.parse` it never throws. No event: the answer says nothing. */
  parse(answer: LookupAnswer, context: ProfileContext): readonly NormalisedEvent[]
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
  /** Documents that the console fetches beside the streams. */
  readonly lookups?: readonly Lookup[]
}

/** A read snapshot. */
export interface SnapshotResult {
  readonly cursor: string
  readonly events: readonly NormalisedEvent[]
}
