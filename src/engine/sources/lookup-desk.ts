import type { ConnectionState } from '../../shared/domain/connection.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { Lookup, LookupAnswer, Profile, ProfileContext } from '../profiles/types.ts'
import { streamUrl } from '../stream/stream-url.ts'
import { createLookupClient, type LookupClient, type LookupClientOptions } from './lookup-client.ts'

export interface LookupDeskOptions
  extends Omit<LookupClientOptions, 'url' | 'lookup' | 'onAnswer' | 'onTrouble'> {
  /** URL below which the dialect's paths are. */
  readonly base: string
  readonly profile: Profile
  /** How often to ask while the stream is held back, ms. */
  readonly pollMs: number
  /** An answer to be put behind what the stream brought until now. */
  readonly onAnswer: (lookup: Lookup, answer: LookupAnswer) => void
  /** {@link LookupDesk.trouble} changed. */
  readonly onTrouble: () => void
}

/** A document that could not be had when it was asked for last. */
export interface LookupTrouble {
  /** Epoch ms. */
  readonly since: number
  /** Its path, and what came instead. */
  readonly detail: string
}

/** An answer that waits in the stream's queue. */
export interface QueuedAnswer {
  readonly lookup: Lookup
  readonly answer: LookupAnswer
}

/**
 * Fetches the documents beside a stream (N5-N7, C16): after every connect, when a message says so, on "reconnect now",
 * and again and again while a proxy holds the stream back (C14).
 */
export interface LookupDesk {
  onState(state: ConnectionState): void
  /** Messages came through; some may ask for a document. */
  heard(events: readonly NormalisedEvent[]): void
  /** The user wants it now, whatever the stream's state (N16, C14). */
  refresh(): void
  /** Reads an answer. @returns nothing when it says the same as the last one */
  read(queued: QueuedAnswer, context: ProfileContext): readonly NormalisedEvent[]
  /** What fails now, and has failed longest; null while all that was asked for was had. */
  trouble(): LookupTrouble | null
  stop(): void
}

export function createLookupDesk(options: LookupDeskOptions): LookupDesk {
  const { clock } = options
  const lastSaid = new Map<Lookup, string>()
  const troubles = new Map<Lookup, LookupTrouble>()
  let stopPolling: (() => void) | null = null
  const clients = (options.profile.lookups ?? []).map((lookup) => ({
    lookup,
    client: createLookupClient({
      ...options,
      lookup,
      url: streamUrl(options.base, lookup.path),
      onAnswer: (answer) => options.onAnswer(lookup, answer),
      onTrouble: (reason) => note(lookup, reason),
    }),
  }))

  function note(lookup: Lookup, reason: string | null): void {
    const before = troubles.get(lookup)
    const detail = reason === null ? undefined : `${lookup.path}: ${reason}`
    if (before?.detail === detail) return
    if (detail === undefined) troubles.delete(lookup)
    else troubles.set(lookup, { since: before?.since ?? clock.now(), detail })
    options.onTrouble()
  }

  function each(act: (client: LookupClient, lookup: Lookup) => void): void {
    for (const { client, lookup } of clients) act(client, lookup)
  }

  function endPolling(): void {
    stopPolling?.()
    stopPolling = null
  }

  function poll(): void {
    if (stopPolling !== null || clients.length === 0) return
    // What changes from one poll to the next happened before our eyes: it is news, as a message would have told.
    stopPolling = clock.every(options.pollMs, () => each((client) => client.ask(false)))
  }

  return {
    onState(state) {
      if (state.state === 'live') {
        endPolling()
        each((client, lookup) => lookup.atConnect && client.ask(true))
      } else if (state.state === 'degraded') {
        poll()
      } else if (state.state !== 'stale') {
        endPolling()
        each((client) => client.rest())
      }
    },
    heard(events) {
      for (const event of events) {
        for (const fact of event.facts) {
          each((client, lookup) => lookup.wants(fact) && client.ask(event.replay))
        }
      }
    },
    refresh: () => each((client) => client.ask(true)),
    read({ lookup, answer }, context) {
      const events = lookup.parse(answer, context)
      // A document that not every server has may be anything; one that every server has is unread when it is a page to
      // sign in, or of a version that nobody knows.
      const unread = !lookup.optional && events.length > 0 && events.every(({ facts }) => isUnread(facts))
      const own = clients.find((one) => one.lookup === lookup)
      own?.client.settle(answer, unread ? 'an answer that cannot be read' : null)
      const said = JSON.stringify(events.map(({ facts, data }) => (isUnread(facts) ? data : facts)))
      if (lastSaid.get(lookup) === said) return []
      lastSaid.set(lookup, said)
      return events
    },
    trouble() {
      const [longest = null] = troubles.values()
      return longest
    },
    stop() {
      endPolling()
      each((client) => client.rest())
    },
  }
}

function isUnread(facts: NormalisedEvent['facts']): boolean {
  return facts.every(({ kind }) => kind === 'unknown')
}
