import type { ConnectionState, PauseReason } from '../../shared/domain/connection.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { MappingEntry } from '../../shared/domain/mapping.ts'
import type { Feeder } from '../pipeline/pump.ts'
import { createRawQueue } from '../pipeline/raw-queue.ts'
import type { Step } from '../pipeline/step.ts'
import { createOpening } from '../profiles/opening.ts'
import { sourceBase } from '../profiles/source-base.ts'
import type { ProfileContext } from '../profiles/types.ts'
import { streamUrl } from '../stream/stream-url.ts'
import { createStreamSupervisor } from '../stream/supervisor.ts'
import type { RawMessage, StreamNotice } from '../stream/types.ts'
import { createLookupDesk, type QueuedAnswer } from './lookup-desk.ts'
import { createSnapshotDesk, type SnapshotDeskOptions } from './snapshot-desk.ts'

/** What a stream runner is made from. */
export interface StreamRunnerOptions extends Omit<SnapshotDeskOptions, 'isLive'> {
  readonly random: () => number
  readonly onState: () => void
  /** Bytes of any kind were heard. */
  readonly onBytes: () => void
  /** So many bytes of a body arrived; called for each chunk. */
  readonly countBytes?: (count: number) => void
  /** How fields of any event are shown, from the source's settings. */
  readonly mapping?: readonly MappingEntry[]
  /** The reader of our output is behind: stop reading. */
  readonly isHeldBack: () => boolean
}

/** One upstream stream: supervisor, queue, profile, and the snapshot and the lookups where the source has them. */
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

type Queued =
  | { readonly message: RawMessage; readonly openedAt: number | undefined }
  | { readonly notice: Exclude<StreamNotice, { kind: 'bytes' }> }
  | QueuedAnswer

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
  const base = sourceBase(options.url, profile, [spec.path])
  const opening = createOpening()
  let lastByteAt: number | null = null
  let lastConnection = 0
  let rested: PauseReason | null = null
  let isFirst = true

  const snapshots = createSnapshotDesk({
    ...options,
    url: base,
    onWork: options.onWork,
    isLive: () => supervisor.state().state === 'live',
  })

  const lookups = createLookupDesk({
    ...options,
    base,
    pollMs: spec.pollMs,
    onAnswer(lookup, answer) {
      lastByteAt = answer.receivedAt
      queue.push({ lookup, answer }, answer.body.length + 64)
      options.onWork()
    },
    onTrouble: options.onState,
  })

  const fallback =
    profile.snapshot === undefined
      ? null
      : { url: streamUrl(base, profile.snapshot.path([])), pollMs: spec.pollMs }

  const supervisor = createStreamSupervisor({
    url: streamUrl(base, spec.path),
    heartbeatMs: spec.heartbeatMs,
    pollMs: spec.pollMs,
    fallback,
    clock,
    random: options.random,
    ...(options.transport === undefined ? {} : { transport: options.transport }),
    ...(options.countBytes === undefined ? {} : { onBytes: options.countBytes }),
    owner: {
      // Never null: without a committed cursor none is sent, not the one that the parser saw last (C5).
      cursor: () => ledger.record.cursor ?? '',
      headers: options.headers,
      isFull: () => queue.isFull() || options.isHeldBack(),
      onMessage(message) {
        lastByteAt = message.receivedAt
        queue.push({ message, openedAt: opening.of(message) }, message.data.length + message.type.length + 64)
        options.onWork()
      },
      onState(state) {
        if (state.state === 'live') onLive()
        lookups.onState(state)
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
    opening.opened(lastByteAt)
    const lostAt = ledger.record.lastEventAt
    // The console itself was away: for a source without a log that is a disconnection like any other (E4).
    if (isFirst && lostAt !== null)
      queue.push({ notice: { kind: 'reconnected', lostAt, at: lastByteAt } }, 64)
    isFirst = false
  }

  const context: ProfileContext = {
    source,
    stream,
    currency: options.currency,
    firstOfConnection: false,
    mapping: options.mapping ?? [],
  }

  function contextOf(message: RawMessage, openedAt: number | undefined): ProfileContext {
    const firstOfConnection = message.connection !== lastConnection
    lastConnection = message.connection
    return { ...context, firstOfConnection, ...(openedAt === undefined ? {} : { openedAt }) }
  }

  function* answerSteps(queued: QueuedAnswer): Iterable<Step> {
    for (const event of options.ofBranches(lookups.read(queued, context))) {
      yield { kind: 'event', stream: ledger, event, cursor: null }
    }
  }

  function* stepsOf(message: RawMessage, openedAt: number | undefined): Iterable<Step> {
    if (message.transport === 'poll' && profile.snapshot !== undefined) {
      const step = snapshots.read(message.data, message.receivedAt, null)
      if (step !== null) yield step
      return
    }
    const events = options.ofBranches(profile.parse(message, contextOf(message, openedAt)))
    lookups.heard(events)
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

  /** A stream that runs says that something changed; while what changed cannot be fetched, the screen is not fresh. */
  function connection(): ConnectionState {
    const state = supervisor.state()
    const trouble = state.state === 'live' ? lookups.trouble() : null
    return trouble === null ? state : { state: 'degraded', reason: 'lookup-failed', ...trouble }
  }

  function stepsOfQueued(queued: Queued): Iterable<Step> {
    if ('message' in queued) return stepsOf(queued.message, queued.openedAt)
    return 'notice' in queued ? noticeSteps(queued.notice) : answerSteps(queued)
  }

  return {
    hasWork: () => snapshots.hasStep() || (queue.size() > 0 && !snapshots.isHolding()),
    take(limit) {
      const steps: Step[] = [...snapshots.takeSteps()]
      while (steps.length < limit && !snapshots.isHolding()) {
        const queued = queue.shift()
        if (queued === undefined) break
        for (const step of stepsOfQueued(queued)) steps.push(step)
      }
      return steps
    },
    start(paused) {
      supervisor.start()
      if (paused !== null) supervisor.pause(paused)
    },
    pause(reason) {
      // What was lost before is no less lost because nobody looks now.
      const { state } = supervisor.state()
      rested = state === 'backoff' || state === 'needs-you' ? null : reason
      supervisor.pause(reason)
    },
    resume: () => supervisor.resume(),
    reconnectNow() {
      supervisor.reconnectNow()
      lookups.refresh()
    },
    wake: () => supervisor.wake(),
    replay() {
      // Reconnecting ends the present connection at once, so nothing of it comes behind this.
      queue.clear()
      supervisor.reconnectNow()
    },
    stop() {
      snapshots.stop()
      supervisor.stop()
      lookups.stop()
    },
    connection,
    lastByteAt: () => lastByteAt,
    lastEventAt: () => ledger.tentative.lastEventAt,
  }
}
