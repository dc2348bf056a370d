import type { Socket } from 'node:net'
import type { EventFilter, LogEvent } from '../store/hub-store.ts'
import type { Progress } from './progress.ts'

/** What a channel tells of the log. Its readers stand at a cursor in it, so that nothing is lost on the way. */
export interface LogPart {
  readonly filter: EventFilter
  /** How often the log is looked at, ms; 0: with every commit. */
  readonly everyMs: number
  /**
   * Frames of what happened; pure.
   * @param events at least one, in order
   * @param through position up to which they speak, for the id of the last frame
   */
  render(events: readonly LogEvent[], through: string): string
  /** Frames of a look that found nothing; '' by default. */
  readonly nothing?: () => string
  /** A reader for whom more events than this wait is removed (C3). */
  readonly maxQueue?: number
}

/** What a channel tells again and again: the state as it is now. */
export interface StatePart {
  readonly everyMs: number
  /** Frames for all readers; '' when there is nothing to say. */
  render(): Promise<string>
}

/** One stream as all its readers get it: rendered once, written to each. */
export interface ChannelSpec {
  /** Readers with the same key share everything; the part before the first `/` names the kind. */
  readonly key: string
  /** A comment comes this often, whatever else is said (S7). */
  readonly heartbeatMs: number
  /** A stream ends after 0.8 to 1.0 of this, so that readers who came together do not come back together (S12). */
  readonly maxAgeMs: number
  readonly log?: LogPart
  readonly state?: StatePart
}

/** State of one reader of a channel. */
export interface ChannelReader extends Progress {
  readonly socket: Socket
  /** Id of the token that opened it. */
  readonly owner: string
  readonly endsAt: number
  beatAt: number
  /** It has everything of the log up to here, and was told so up to `told`. */
  cursor: number
  told: number
  /** The socket has enough for now; it goes on at 'drain'. */
  blocked: boolean
  /** Events that came while it was blocked. */
  queued: number
  /** It missed a state while it was blocked. */
  missed: boolean
  pumping: boolean
  /** When its end was written; null while it is open. */
  endedAt: number | null
}
