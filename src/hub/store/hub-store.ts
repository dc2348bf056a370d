import type { ProblemCode } from '../../shared/hub/problem.ts'
import type { Command } from '../domain/command.ts'

/** One event of the log; `data` is the JSON text of its payload, exactly what the stream sends. */
export interface LogEvent {
  readonly seq: number
  readonly topic: string
  readonly type: string
  readonly branch: string
  readonly data: string
}

/** Which events a reader gets; null means all. Events without a branch ('') belong to everybody. */
export interface EventFilter {
  readonly topics: readonly string[] | null
  readonly branch: string | null
  /** Whether topics for admins pass (R6); left out they never do, even when they are named in `topics`. */
  readonly hidden?: boolean
}

/** Events of one commit, dense from `from + 1` to `to`. */
export interface CommittedGroup {
  readonly from: number
  readonly to: number
  readonly events: readonly LogEvent[]
}

/** A part of the log: every matching event after the asked position up to and including `through`. */
export interface LogChunk {
  readonly events: readonly LogEvent[]
  readonly through: number
}

/** Where the log stands. `oldest` is head + 1 while the log is empty. */
export interface LogBounds {
  readonly epoch: string
  readonly head: number
  readonly oldest: number
}

/** Who sent a command, and under which key it may be repeated (S2). */
export interface CommandRequest {
  readonly command: Command
  /** Id of the token: keys of different publishers never meet. */
  readonly publisher: string
  /** The only branch the sender may change; null means all. */
  readonly branchId: string | null
  /** Name of the sender's person, or the label of its token. */
  readonly sender: string
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null
}

/** What became of a command. `answer` is JSON text, so that a repetition gets the very same bytes. */
export type CommandOutcome =
  | { readonly ok: true; readonly status: number; readonly answer: string; readonly replayed: boolean }
  | {
      readonly ok: false
      readonly code: ProblemCode
      readonly detail: string
      readonly extra?: Readonly<Record<string, unknown>>
    }

/** Thrown by reads while the log is being replaced because its file is damaged. */
export class StorageDamagedError extends Error {
  constructor() {
    super('the database is damaged; the hub is starting a new one')
    this.name = 'StorageDamagedError'
  }
}

export interface StoreStats {
  /** Commands executed, by kind; refused ones too. */
  readonly commands: ReadonlyMap<Command['kind'], number>
  readonly commits: number
  readonly events: number
  readonly storageFull: number
  readonly epochsStarted: number
  readonly databaseBytes: number
  readonly writable: boolean
}

/**
 * The hub's memory: one append-only log of events and the tables that follow from it. Coarse and asynchronous, so that
 * another database can stand behind it (design.md, decision 2). No method throws for an expected failure of a command.
 */
export interface HubStore {
  /** As of the last commit of this process. */
  bounds(): LogBounds
  /** Resolves when the command's facts are durable, or refused (S1). Commands are executed in the order of the calls. */
  execute(request: CommandRequest): Promise<CommandOutcome>
  /**
   * Events after `after`, oldest first, until about `maxBytes` of data are gathered (at least one event, however large).
   * @throws StorageDamagedError
   */
  read(after: number, filter: EventFilter, maxBytes: number): Promise<LogChunk>
  /** JSON text of a `HubSnapshot` of these topics. @throws StorageDamagedError */
  snapshot(query: { readonly topics: readonly string[]; readonly branch: string | null }): Promise<string>
  /** Called after each commit, in the same turn, before the commands are answered. Returns the removal. */
  onCommitted(listener: (group: CommittedGroup) => void): () => void
  /** Called when a new epoch has begun: every cursor and every open stream is void. Returns the removal. */
  onEpoch(listener: (bounds: LogBounds) => void): () => void
  /** Why cursors of another epoch are void. */
  endOf(epoch: string): 'new-epoch' | 'rollback'
  /** A reader has seen `seq` in this epoch, which lies ahead of head: the log lost events, so a new epoch begins (S3). */
  reportLost(seq: number): void
  stats(): StoreStats
  /** Finishes what was accepted, then closes the files. Idempotent. */
  close(): Promise<void>
}
