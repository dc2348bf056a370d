import { assertNever } from '../assert-never.ts'
import type { SourceSettings } from '../settings/schema.ts'

/** The only states a source can be in (design.md, section 5), from the one that needs a person most to the quietest. */
export const connectionStates = [
  'needs-you',
  'degraded',
  'stale',
  'backoff',
  'connecting',
  'live',
  'paused',
  'off',
] as const
export type ConnectionStateName = (typeof connectionStates)[number]

/** What a person must do before the stream can go on. */
export type NeedsYouReason =
  | 'unauthorized'
  | 'forbidden'
  | 'ended-by-server'
  | 'certificate'
  | 'secret-missing'

/**
 * Why a stream works, but not as it should. `stream-refused` is said of a source only: our role may not read one of its
 * streams, while others are live. `lookup-failed`: the stream runs, a document beside it cannot be had or read.
 */
export type DegradedReason = 'proxy-buffering' | 'store-failed' | 'stream-refused' | 'lookup-failed'

/** Why a stream waits before the next attempt. `detail` of the state has the exact words (status, errno). */
export type FaultReason =
  | 'refused'
  | 'dns'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'http-status'
  | 'not-a-stream'
  | 'redirect'
  | 'connection-lost'
  | 'ended'
  | 'protocol'
  | 'hub-stopped'

/** Why a stream rests on purpose. */
export type PauseReason = 'user' | 'window-hidden' | 'suspended'

/** State of one stream. All times are epoch ms. */
export type ConnectionState =
  | { readonly state: 'live'; readonly since: number; readonly transport: 'sse' | 'poll' }
  | { readonly state: 'connecting'; readonly since: number; readonly attempt: number }
  | { readonly state: 'stale'; readonly since: number; readonly lastByteAt: number }
  | {
      readonly state: 'backoff'
      readonly since: number
      readonly retryAt: number
      readonly attempt: number
      readonly reason: FaultReason
      readonly detail: string
    }
  | { readonly state: 'paused'; readonly since: number; readonly reason: PauseReason }
  | {
      readonly state: 'needs-you'
      readonly since: number
      readonly reason: NeedsYouReason
      readonly detail: string
    }
  | {
      readonly state: 'degraded'
      readonly since: number
      readonly reason: DegradedReason
      readonly detail: string
    }
  | { readonly state: 'off' }

/** One stream of a source as the screen sees it. */
export interface StreamView {
  readonly name: string
  readonly path: string
  /** The user's live toggle for this stream. */
  readonly enabled: boolean
  readonly connection: ConnectionState
  /** Last byte of any kind, heartbeats too; null before the first. */
  readonly lastByteAt: number | null
  readonly lastEventAt: number | null
}

/** One source as the screen sees it. Never holds a secret. */
export interface SourceView {
  readonly id: string
  readonly name: string
  readonly profile: string
  readonly url: string
  readonly enabled: boolean
  /** The embedded hub: cannot be removed or edited. */
  readonly embedded: boolean
  readonly order: number
  /** One state over the enabled streams, see {@link sourceState}. */
  readonly connection: ConnectionState
  readonly streams: readonly StreamView[]
  readonly lastByteAt: number | null
  readonly lastEventAt: number | null
  /** Events stored since the journal exists. */
  readonly events: number
  /** Duplicates dropped since start (C6: counted in diagnostics). */
  readonly duplicates: number
  /** Bytes read since start. */
  readonly bytes: number
  /** What the form of this source starts from: its settings without any secret. Null for the embedded hub. */
  readonly settings: SourceSettings | null
}

/**
 * The one state a source is in: the one that needs a person most over its enabled streams.
 * All paused is paused; one live beside a paused one is live; none enabled is off.
 */
export function worstState(states: readonly ConnectionState[]): ConnectionState {
  let worst: ConnectionState = { state: 'off' }
  for (const state of states) {
    if (connectionStates.indexOf(state.state) < connectionStates.indexOf(worst.state)) worst = state
  }
  return worst
}

/**
 * The one state of a source from those of its enabled streams: {@link worstState}, but a stream that our role may not
 * read (403: Optik's admin pages for a cashier) does not make a source that works one that waits for a person.
 */
export function sourceState(states: readonly ConnectionState[]): ConnectionState {
  const worst = worstState(states)
  if (worst.state !== 'needs-you') return worst
  const calling = states.filter((state) => state.state === 'needs-you')
  const refusedOnly = calling.every(({ reason }) => reason === 'forbidden')
  if (!refusedOnly || !states.some((state) => state.state === 'live')) return worst
  return { state: 'degraded', since: worst.since, reason: 'stream-refused', detail: worst.detail }
}

/** Whether data of a stream in this state may be shown without an age (E5). */
export function isFresh(state: ConnectionState): boolean {
  switch (state.state) {
    case 'live':
      return true
    case 'connecting':
    case 'stale':
    case 'backoff':
    case 'paused':
    case 'needs-you':
    case 'degraded':
    case 'off':
      return false
    default:
      return assertNever(state)
  }
}
