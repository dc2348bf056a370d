import { detectByMessage, detectionMessages } from '../../engine/profiles/detect.ts'
import { findProfile } from '../../engine/profiles/registry.ts'
import type { Profile, StreamSpec } from '../../engine/profiles/types.ts'
import { createStreamSupervisor } from '../../engine/stream/supervisor.ts'
import type { Transport } from '../../engine/stream/transport.ts'
import type { RawMessage, StreamNotice, StreamSupervisor } from '../../engine/stream/types.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import { defaultCurrency } from '../../shared/domain/money.ts'
import type { LineWriter } from '../line-writer.ts'
import { connectionLine, eventLine, gapLine, iso } from './event-lines.ts'
import { createSeenKeys } from './seen-keys.ts'

/** One stream that is followed without a journal. */
export interface TailStreamOptions {
  readonly source: string
  readonly url: string
  readonly spec: StreamSpec
  /** Null: find out from the messages. */
  readonly profile: Profile | null
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  readonly transport: Transport
  readonly out: LineWriter
  readonly clock: Clock
}

/**
 * Follows one stream and writes lines. Its cursor lives in memory only: it is the last message that was written, so a
 * reconnect goes on there, and a new start begins anew.
 */
export function createTailStream(options: TailStreamOptions): StreamSupervisor {
  const { source, spec, out, clock } = options
  const stream = spec.name
  const seen = createSeenKeys()
  let profile = options.profile
  let looks = 0
  let cursor: string | null = null
  let lastConnection = 0

  function reader(message: RawMessage): Profile {
    if (profile !== null) return profile
    looks += 1
    const found = detectByMessage(message) ?? findProfile('generic')
    if (found === null) throw new Error('the generic profile is always there')
    if (found.id !== 'generic' || looks >= detectionMessages) profile = found
    return found
  }

  function onMessage(message: RawMessage): void {
    const firstOfConnection = message.connection !== lastConnection
    lastConnection = message.connection
    const context = { source, stream, currency: defaultCurrency, firstOfConnection }
    for (const event of reader(message).parse(message, context)) onEvent(event)
    if (message.lastEventId !== '') cursor = message.lastEventId
  }

  function onEvent(event: NormalisedEvent): void {
    const isControl = event.facts.some(({ kind }) => ['hello', 'gap', 'bye', 'heartbeat'].includes(kind))
    for (const fact of event.facts) {
      if (fact.kind === 'hello') supervisor.setHeartbeat(fact.heartbeatMs)
      if (fact.kind === 'bye') supervisor.bye(fact.retryAfterMs)
      if (fact.kind === 'gap') {
        out.write(gapLine({ source, stream, reason: fact.reason, from: fact.from, to: fact.to }))
      }
    }
    if (isControl || seen.has(event.dedupeKey)) return
    out.write(eventLine(event))
  }

  function onNotice(notice: StreamNotice): void {
    if (notice.kind === 'cursor') cursor = notice.id
    if (notice.kind === 'too-large') {
      const at = iso(notice.at)
      out.write(gapLine({ source, stream, reason: 'too-large', from: at, to: at }))
    }
    // A source with a log says itself what is missing; any other cannot prove that nothing is (E4).
    if (notice.kind === 'reconnected' && profile?.snapshot === undefined) {
      const [from, to] = [iso(notice.lostAt), iso(notice.at)]
      out.write(gapLine({ source, stream, reason: 'unverified', from, to }))
    }
  }

  const supervisor = createStreamSupervisor({
    url: options.url,
    heartbeatMs: spec.heartbeatMs,
    pollMs: spec.pollMs,
    fallback: null,
    clock,
    random: Math.random,
    transport: options.transport,
    owner: {
      cursor: () => cursor,
      headers: options.headers,
      onMessage,
      onState: (state) => out.write(connectionLine(source, stream, state)),
      onNotice,
      isFull: () => out.isFull(),
    },
  })
  return supervisor
}
