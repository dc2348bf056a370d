import type { Patch } from '../../shared/domain/collections.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { StoredEvent } from '../projections/feed.ts'
import type { Change } from '../projections/view.ts'
import type { HistoryMinute, HistoryRows } from './history-table.ts'
import type { Removal } from './removal-table.ts'

/** What the journal knows about one stream of one source. */
export interface StreamRecord {
  readonly id: number
  readonly source: string
  readonly stream: string
  /** Last-Event-ID of the next connection: everything up to it is stored (C5). Null before the first id. */
  readonly cursor: string | null
  /**
   * Position up to which the entities are current. Ahead of the cursor only after a snapshot or a repaired store; events
   * between the two are stored without being projected again.
   */
  readonly projected: string | null
  /** The entities miss something that only a snapshot can tell. */
  readonly snapshotDue: boolean
  /** Events stored since the journal exists. */
  readonly events: number
  /** When the last of them was received, epoch ms; null before the first. */
  readonly lastEventAt: number | null
}

/** What a journal holds when it is opened; its cost grows with the screen, not with history (C12). */
export interface JournalContent {
  readonly streams: readonly StreamRecord[]
  readonly entities: readonly Patch[]
  /** The last events, oldest first. */
  readonly recent: readonly StoredEvent[]
  readonly nextEventId: number
  readonly removals: readonly Removal[]
}

/** One transaction. */
export interface JournalTx {
  /** @returns false when the journal has it already */
  addEvent(id: number, streamId: number, event: NormalisedEvent): boolean
  /** Forgets which events of a stream without positions are known; the events themselves stay. */
  dropKeys(streamId: number): void
  /** Writes the entries that outlive the process; the others are skipped. */
  saveChanges(changes: readonly Change[]): void
  saveStream(record: StreamRecord): void
}

/** console.db, opened. Every method may throw a SqliteError (`classifySqliteError` says what it means). */
export interface Journal {
  readonly file: string
  load(): JournalContent
  /** All or nothing. Returning means: kept through kill -9 (WAL; see {@link openJournal} for a power cut). */
  write<T>(body: (tx: JournalTx) => T): T
  /** Connection history since then, epoch ms. */
  history(since: number): HistoryRows
  /** Sources that have a history. */
  historySources(): readonly string[]
  /** Minutes of one source since then (epoch ms), in order. */
  minutesOf(source: string, since: number): readonly HistoryMinute[]
  /** Adds to the history; minutes that are known are written over. What is older than `keepFrom` (epoch ms) goes. */
  saveHistory(rows: HistoryRows, keepFrom: number): void
  forgetHistory(source: string): void
  saveRemoval(removal: Removal): void
  dropRemoval(source: string): void
  /** Deletes old events, at most `limit`. @returns how many went */
  prune(rule: RetentionRule, limit: number): number
  /** Number of the first event that was received since then (epoch ms), among the newest `atMost`. */
  firstEventSince(since: number, atMost: number): number
  /**
   * Reads events in order of arrival, from this number on, until `visit` returns false. Holds one row at a time; `visit`
   * must not use the journal.
   */
  readEvents(from: number, visit: (row: RereadRow) => boolean): void
  /** Moves the WAL into the file as far as no reader hinders; stalls the caller for some milliseconds. */
  checkpoint(): void
  walBytes(): number
  close(): void
}

/** What may be deleted: events received before a time, and the oldest beyond a number. */
export interface RetentionRule {
  readonly receivedBefore: number
  readonly keepAtMost: number
}

/** One stored event as a rule looks at it again. */
export interface RereadRow extends EventRow {
  /** 1 for what was no news when it came: a replay, a catch-up. */
  readonly quiet: 0 | 1
}

/** One stored event with its stream, for export. */
export interface EventRow {
  readonly id: number
  readonly source: string
  readonly stream: string
  readonly epoch: string | null
  readonly seq: number | null
  readonly type: string
  readonly topic: string
  readonly ts: number | null
  readonly receivedAt: number
  readonly data: string
}
