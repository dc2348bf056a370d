import type { ConnectionState, PauseReason } from '../../shared/domain/connection.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { Feeder } from '../pipeline/pump.ts'
import { createRawQueue } from '../pipeline/raw-queue.ts'
import type { Step } from '../pipeline/step.ts'
import type { ProfileContext } from '../profiles/types.ts'
import { streamUrl } from '../stream/stream-url.ts'
import { createStreamSupervisor } from '../stream/supervisor.ts'
import type { RawMessage, StreamNotice } from '../stream/types.ts'
import { createSnapshotDesk, type SnapshotDeskOptions } from './snapshot-desk.ts'

/** What a stream runner is made from. */
export interface StreamRunnerOptions extends Omit<SnapshotDeskOptions, 'isLive'> {
  readonly random: () => number
  readonly onState: () => void
  /** Bytes of any kind were heard. */
  readonly onBytes: () => void
  /** The reader of our output is behind: stop reading. */
  readonly isHeldBack: () => boolean
}

/** One upstream stream: supervisor, queue, profile, and the snapshot where the source has one. */
export interface StreamRunner extends Feeder {
  start(paused: PauseReason | null): void
  pause(reason: PauseReason): void
  resume(): void
  reconnectNow(): void
  wake(): void
  /** Ask the source again from the committed cursor; what is on the way now does not count. */
  replay(): void
  stop(): void
  connection(): ConnectionState
  lastByteAt(): number | null
  lastEventAt(): number | null
}

type Queued = { readonly message: RawMessage } | { readonly notice: Exclude<StreamNotice, { kind: 'bytes' }> }

/** Messages of the connection itself are not what the source published; they are not stored. */
function isControl(event: NormalisedEvent): boolean {
  return (
    event.facts.length > 0 &&
    event.facts.every(
      ({ kind }) => kind === 'hello' || kind === 'gap' || kind === 'bye' || kind === 'heartbeat',
    )
  )
}

export function createStreamRunner(options: StreamRunnerOptions): StreamRunner {
  const { source, spec, profile, ledger, clock } = options
  const queue = createRawQueue<Queued>()
  const stream = spec.name
  let lastByteAt: number | null = null
  let lastConnection = 0
  let rested: PauseReason | null = null
  let isFirst = true

  const snapshots = createSnapshotDesk({
    ...options,
    onWork: options.onWork,
    isLive: () => supervisor.state().state === 'live',
  })

  const fallback =
    profile.snapshot === undefined
      ? null
      : { url: streamUrl(options.url, profile.snapshot.path([])), pollMs: spec.pollMs }

  const supervisor = createStreamSupervisor({
    url: streamUrl(options.url, spec.path),
    heartbeatMs: spec.heartbeatMs,
    pollMs: spec.pollMs,
    fallback,
    clock,
    random: options.random,
    owner: {
      // Never null: without a committed cursor none is sent, not the one that the parser saw last (C5).
      cursor: () => ledger.record.cursor ?? '',
      headers: options.headers,
      isFull: () => queue.isFull() || options.isHeldBack(),
      onMessage(message) {
        lastByteAt = message.receivedAt
        queue.push({ message }, message.data.length + message.type.length + 64)
        options.onWork()
      },
      onState(state) {
        if (state.state === 'live') onLive()
        options.onState()
      },
      onNotice(notice) {
        if (notice.kind === 'bytes') {
          lastByteAt = notice.at
          options.onBytes()
          return
        }
        queue.push({ notice }, 64)
        options.onWork()
      },
    },
  })

  function onLive(): void {
    lastByteAt = clock.now()
    const lostAt = ledger.record.lastEventAt
    // The console itself was away: for a source without a log that is a disconnection like any other (E4).
    if (isFirst && lostAt !== null)
      queue.push({ notice: { kind: 'reconnected', lostAt, at: lastByteAt } }, 64)
    isFirst = false
  }

  function contextOf(message: RawMessage): ProfileContext {
    const firstOfConnection = message.connection !== lastConnection
    lastConnection = message.connection
    return { source, stream, currency: options.currency, firstOfConnection }
  }

  function* stepsOf(message: RawMessage): Iterable<Step> {
    if (message.transport === 'poll' && profile.snapshot !== undefined) {
      const step = snapshots.read(message.data, message.receivedAt, null)
      if (step !== null) yield step
      return
    }
    const events = profile.parse(message, contextOf(message))
    for (const [index, event] of events.entries()) {
      if (isControl(event)) {
        yield* control(event, message)
        continue
      }
      const isLast = index === events.length - 1
      const cursor = isLast && message.lastEventId !== '' ? message.lastEventId : null
      yield { kind: 'event', stream: ledger, event, cursor }
    }
  }

  function* control(event: NormalisedEvent, message: RawMessage): Iterable<Step> {
    for (const fact of event.facts) {
      if (fact.kind === 'hello') {
        supervisor.setHeartbeat(fact.heartbeatMs)
        const goesOnFrom = fact.resumedFrom === null ? message.lastEventId || null : ledger.tentative.cursor
        if (fact.resumedFrom === null || ledger.tentative.snapshotDue) {
          snapshots.ask(message.connection, goesOnFrom)
        }
      } else if (fact.kind === 'bye') {
        supervisor.bye(fact.retryAfterMs)
      } else if (fact.kind === 'gap') {
        const { from, to, reason } = fact
        yield {
          kind: 'gap',
          stream: ledger,
          finding: { source, stream, reason, from, to, at: event.receivedAt },
        }
        if (reason === 'too-large' || !snapshots.askedOn(message.connection)) {
          snapshots.ask(message.connection, ledger.tentative.cursor)
        }
      }
    }
  }

  /** A hole that the connection itself told of. */
  function* noticeSteps(notice: Exclude<StreamNotice, { kind: 'bytes' }>): Iterable<Step> {
    if (notice.kind === 'too-large') {
      const at = new Date(notice.at).toISOString()
      const finding = {
        source,
        stream,
        reason: 'too-large',
        from: at,
        to: at,
        at: notice.at,
        count: 1,
      } as const
      yield { kind: 'gap', stream: ledger, finding }
      return
    }
    if (notice.kind === 'cursor') {
      yield { kind: 'cursor', stream: ledger, cursor: notice.id }
      return
    }
    const onPurpose = rested === 'window-hidden' && !spec.alerting
    rested = null
    // A source with a log proves its continuity by cursor, or says `gap` itself (E4).
    if (profile.snapshot !== undefined || onPurpose) return
    const from = new Date(notice.lostAt).toISOString()
    const to = new Date(notice.at).toISOString()
    yield {
      kind: 'gap',
      stream: ledger,
      finding: { source, stream, reason: 'unverified', from, to, at: notice.at },
    }
  }

  return {
    hasWork: () => snapshots.hasStep() || (queue.size() > 0 && !snapshots.isHolding()),
    take(limit) {
      const steps: Step[] = [...snapshots.takeSteps()]
      while (steps.length < limit && !snapshots.isHolding()) {
        const queued = queue.shift()
        if (queued === undefined) break
        const more = 'message' in queued ? stepsOf(queued.message) : noticeSteps(queued.notice)
        for (const step of more) steps.push(step)
      }
      return steps
    },
    start(paused) {
      supervisor.start()
      if (paused !== null) supervisor.pause(paused)
    },
    pause(reason) {
      rested = reason
      supervisor.pause(reason)
    },
    resume: () => supervisor.resume(),
    reconnectNow: () => supervisor.reconnectNow(),
    wake: () => supervisor.wake(),
    replay() {
      // Reconnecting ends the present connection at once, so nothing of it comes behind this.
      queue.clear()
      supervisor.reconnectNow()
    },
    stop() {
      snapshots.stop()
      supervisor.stop()
    },
    connection: () => supervisor.state(),
    lastByteAt: () => lastByteAt,
    lastEventAt: () => ledger.tentative.lastEventAt,
  }
}
