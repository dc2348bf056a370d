import type { ConnectionState, PauseReason } from '../../shared/domain/connection.ts'
import { type Attempt, type AttemptOutcome, startAttempt } from './attempt.ts'
import { startFallback } from './fallback.ts'
import type { Fault } from './fault.ts'
import { defaultLimits, muteLimit } from './limits.ts'
import { createRetryPlan } from './retry-plan.ts'
import type { SseMessage } from './sse-reader.ts'
import { straightTransport } from './transport.ts'
import type { StreamOptions, StreamSupervisor } from './types.ts'
import { createWatchdog } from './watchdog.ts'

/** Awakenings within this time are one (C9): resume, network and clock watch all tell of the same. */
const wakeQuietMs = 5_000
/** Attempts after an awakening are spread over this time, ms; C4 allows 2 s. */
const wakeSpreadMs = 1_000
/** How long a connection that a proxy holds back is left open before the next one is tried, ms. */
const heldBackMs = 300_000

/**
 * One upstream connection that is kept alive for ever (reliability.md, C1-C11; decision 5 and ADR 0010).
 *
 * It owns retry, watchdog, wake-up and the honest state; it neither reads what messages mean nor stores them. The cursor
 * that it sends is the one that its owner committed, asked for at each attempt (C5).
 */
export function createStreamSupervisor(options: StreamOptions): StreamSupervisor {
  const { owner, clock, random } = options
  const limits = { ...defaultLimits, ...options.limits }
  const transport = options.transport ?? straightTransport
  const countBytes = options.onBytes ?? (() => {})
  const retries = createRetryPlan(random)
  let state: ConnectionState = { state: 'off' }
  let attempt: Attempt | null = null
  let cancelTimer: (() => void) | null = null
  let stopFallback: (() => void) | null = null
  let announcesHeartbeat = options.heartbeatMs !== null
  let connection = 0
  let lastEventId = owner.cursor() ?? ''
  /** Monotonic; null while not connected. Polls that succeed one after another are one connection. */
  let openedAt: number | null = null
  let lastByteAt = 0
  let lostAt: number | null = null
  let heardBody = false
  let kind: 'sse' | 'poll' = 'sse'
  let mute = 0
  let noticedAt = Number.NEGATIVE_INFINITY
  let attemptedAt = Number.NEGATIVE_INFINITY
  /** Counts what makes running callbacks outdated, since an owner may stop or pause from inside any callback. */
  let generation = 0

  const watchdog = createWatchdog(clock, options.heartbeatMs, { onStale, onSilent })

  function setState(next: ConnectionState): void {
    state = next
    owner.onState(next)
  }

  /** Ends whatever runs: socket, timers, fallback. */
  function rest(): void {
    generation += 1
    attempt?.cancel()
    attempt = null
    cancelTimer?.()
    cancelTimer = null
    leaveFallback()
    watchdog.stop()
    if (openedAt === null) return
    retries.lived(clock.monotonic() - openedAt)
    openedAt = null
    lostAt = lastByteAt
  }

  function leaveFallback(): void {
    stopFallback?.()
    stopFallback = null
  }

  function connect(): void {
    // A stream that went stale or mute keeps saying so until something is known again.
    if (state.state !== 'stale' && state.state !== 'degraded') {
      const before = generation
      setState({ state: 'connecting', since: clock.now(), attempt: retries.nextAttempt() })
      if (generation !== before) return
    }
    request()
  }

  function request(): void {
    cancelTimer?.()
    cancelTimer = null
    attemptedAt = clock.monotonic()
    lastEventId = owner.cursor() ?? lastEventId
    attempt = startAttempt(
      { url: options.url, accept: 'stream', lastEventId, owner, limits, clock, transport },
      { onOpen, onBytes, onMessage, onIdOnly, onRetry: retries.serverAsked, onTooLarge, onEnd },
    )
  }

  function onOpen(opened: 'sse' | 'poll'): void {
    const before = generation
    kind = opened
    const again = openedAt !== null
    if (!again) {
      openedAt = clock.monotonic()
      connection += 1
      heardBody = false
    }
    lastByteAt = clock.now()
    watchdog.start()
    if (lostAt !== null) {
      const notice = { kind: 'reconnected', lostAt, at: lastByteAt } as const
      lostAt = null
      owner.onNotice(notice)
      if (generation !== before) return
    }
    if (kind === 'sse' && mute >= muteLimit) degrade()
    else goLive()
  }

  function goLive(): void {
    leaveFallback()
    if (state.state === 'live' && state.transport === kind) return
    setState({ state: 'live', since: clock.now(), transport: kind })
  }

  function degrade(): void {
    if (options.fallback !== null && stopFallback === null) {
      stopFallback = startFallback({
        ...options.fallback,
        owner,
        limits,
        clock,
        transport,
        onBytes: countBytes,
        onMessage: (message) => onMessage(message, 'poll'),
      })
    }
    if (state.state === 'degraded') return
    const detail = `${mute} connections without a byte: something on the way holds the stream back`
    setState({ state: 'degraded', since: clock.now(), reason: 'proxy-buffering', detail })
  }

  function onBytes(count: number): void {
    countBytes(count)
    lastByteAt = clock.now()
    heardBody = true
    mute = 0
    watchdog.heard()
    if (state.state === 'stale' || state.state === 'degraded') goLive()
    if (clock.monotonic() - noticedAt < 1_000) return
    noticedAt = clock.monotonic()
    owner.onNotice({ kind: 'bytes', at: lastByteAt })
  }

  function onMessage(message: SseMessage, by: 'sse' | 'poll'): void {
    if (message.hasId) lastEventId = message.lastEventId
    const { type, data, lastEventId: id, hasId } = message
    owner.onMessage({
      type,
      data,
      lastEventId: id,
      hasId,
      transport: by,
      receivedAt: clock.now(),
      connection,
    })
  }

  function onIdOnly(id: string): void {
    lastEventId = id
    owner.onNotice({ kind: 'cursor', id, at: clock.now() })
  }

  function onTooLarge(bytes: number): void {
    owner.onNotice({ kind: 'too-large', bytes, at: clock.now() })
  }

  function onStale(): void {
    if (state.state === 'live') setState({ state: 'stale', since: clock.now(), lastByteAt })
  }

  function onSilent(): void {
    // Between two polls, and while our own queue is full, silence says nothing about the server.
    if (attempt === null || attempt.isHeldBack()) {
      watchdog.start()
      return
    }
    const before = generation
    if (!heardBody && announcesHeartbeat) mute += 1
    if (mute >= muteLimit) degrade()
    if (generation !== before) return
    if (state.state === 'degraded' && openedAt !== null && clock.monotonic() - openedAt < heldBackMs) {
      // What is held back may still come; a fresh connection would be just as mute.
      watchdog.start()
      return
    }
    rest()
    connect()
  }

  function onEnd(outcome: AttemptOutcome): void {
    attempt = null
    if (outcome.kind === 'polled') {
      cancelTimer = clock.after(options.pollMs * (0.9 + random() * 0.2), request)
      return
    }
    fail(outcome)
  }

  function fail(fault: Fault): void {
    const lived = openedAt === null ? null : clock.monotonic() - openedAt
    rest()
    const since = clock.now()
    if (fault.kind === 'needs-you') {
      setState({ state: 'needs-you', since, reason: fault.reason, detail: fault.detail })
      return
    }
    const { delayMs, attempt: count, detail } = retries.failed(fault, kind === 'sse' ? lived : null)
    cancelTimer = clock.after(delayMs, connect)
    const { reason } = fault
    setState({ state: 'backoff', since, retryAt: since + delayMs, attempt: count, reason, detail })
  }

  function startAfresh(delayMs: number): void {
    if (state.state === 'off') return
    rest()
    retries.reset()
    mute = 0
    reconnect(delayMs)
  }

  function spread(): number {
    return 1 + random() * (wakeSpreadMs - 1)
  }

  /** Says `connecting` at once, whatever the state was, and asks after `delayMs`. */
  function reconnect(delayMs: number): void {
    attemptedAt = clock.monotonic()
    if (delayMs > 0) cancelTimer = clock.after(delayMs, request)
    const before = generation
    setState({ state: 'connecting', since: clock.now(), attempt: retries.nextAttempt() })
    if (generation === before && delayMs === 0) request()
  }

  return {
    start() {
      if (state.state === 'off') reconnect(0)
    },
    pause(reason: PauseReason) {
      if (state.state === 'off' || (state.state === 'paused' && state.reason === reason)) return
      rest()
      setState({ state: 'paused', since: clock.now(), reason })
    },
    resume() {
      if (state.state !== 'paused') return
      // After sleep all streams of all sources wake together; to who shows the window again, each tenth counts.
      startAfresh(state.reason === 'suspended' ? spread() : 0)
    },
    reconnectNow: () => startAfresh(0),
    wake() {
      if (state.state === 'off' || state.state === 'paused' || state.state === 'needs-you') return
      const fresh = clock.monotonic() - attemptedAt < wakeQuietMs
      if (fresh && state.state !== 'backoff') return
      rest()
      reconnect(spread())
    },
    setHeartbeat(ms) {
      announcesHeartbeat = true
      watchdog.setHeartbeat(ms)
    },
    bye: retries.serverLeaves,
    state: () => state,
    stop() {
      if (state.state === 'off') return
      rest()
      setState({ state: 'off' })
    },
  }
}
