import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Log } from '../../node/log/log.ts'
import { classifySqliteError } from '../../node/sqlite/errors.ts'
import { withWriteTx } from '../../node/sqlite/with-write-tx.ts'
import { formatPosition } from '../../shared/domain/position.ts'
import { uuidV7 } from '../../shared/ids/uuid-v7.ts'
import type { Command } from '../domain/command.ts'
import { localDay } from '../domain/revenue.ts'
import { createBallast } from './ballast.ts'
import type { Executed } from './execute.ts'
import { asStartError, lockFolder } from './folder-lock.ts'
import { createGroupCommit } from './group-commit.ts'
import {
  type CommandOutcome,
  type CommandRequest,
  type CommittedGroup,
  type HubStore,
  type LogBounds,
  type LogEvent,
  StorageDamagedError,
} from './hub-store.ts'
import { openMarkFile } from './mark.ts'
import { beginEpochTx, hubFiles, type OpenLogOptions, openLog } from './open-log.ts'
import { createSession, type Session } from './session.ts'
import { createSignal } from './signal.ts'
import { createUpkeep } from './upkeep.ts'

export interface SqliteStoreOptions extends OpenLogOptions {
  readonly retentionMs: number
  readonly log: Log
}

/** A lie about a lost position costs every reader a replay, so it is believed at most this often. */
const reportLostEveryMs = 10 * 60 * 1000
const recoverAgainMs = 5000
const everything = { topics: null, branch: null, hidden: true }

function refused(code: Extract<CommandOutcome, { ok: false }>['code'], detail: string): CommandOutcome {
  return { ok: false, code, detail }
}

/**
 * The hub's store in one SQLite file, with what it needs beside it: a lock, the high-water mark, the ballast.
 *
 * @throws HubStartError when the folder is in use, cannot be written or its disk is full
 */
export function openSqliteStore(options: SqliteStoreOptions): HubStore {
  const { dir, log, now } = options
  const lock = lockFolder(dir, options.nativeBinding)
  const failed = (error: unknown) => log.error('a listener of the store failed', { error: String(error) })
  const committed = createSignal<CommittedGroup>(failed)
  const epochBegun = createSignal<LogBounds>(failed)
  const commands = new Map<Command['kind'], number>()
  const counts = { commits: 0, events: 0, storageFull: 0, epochsStarted: 0 }
  let mode: 'open' | 'full' | 'recovering' | 'closed' = 'open'
  let lostReportedAt = Number.NEGATIVE_INFINITY
  let retry: NodeJS.Timeout | null = null

  let session: Session
  let head: number
  let oldest: number
  let mark: ReturnType<typeof openMarkFile>
  try {
    mark = openMarkFile(join(dir, hubFiles.mark))
    session = start()
    ;({ head, oldest } = session.log.bounds())
  } catch (error) {
    lock.release()
    throw asStartError(error, dir)
  }
  const ballast = createBallast(join(dir, hubFiles.ballast))
  ballast.ensure()
  const upkeep = createUpkeep({
    ...options,
    session: () => (mode === 'recovering' || mode === 'closed' ? null : session),
    onTrouble: (error) => void trouble(error),
    onTrimmed: () => {
      oldest = session.log.bounds().oldest
    },
  })

  function start(): Session {
    const opened = openLog(options)
    const { reason, epoch, movedAside, receiptsAtLeast } = opened
    const made = createSession(opened, epoch, options.durability)
    if (reason !== null) {
      withWriteTx(opened.db, () => made.tables.raiseReceiptsTx(receiptsAtLeast))
      const seq = made.log.bounds().head
      mark.writeDurably({ epoch, seq, receipts: made.tables.view.receipts() })
      counts.epochsStarted += 1
      log[reason === 'new' ? 'info' : 'error']('a new epoch begins', { epoch, reason, movedAside })
    }
    return made
  }
  function bounds(): LogBounds {
    return { epoch: session.epoch, head, oldest }
  }
  function publish(events: readonly LogEvent[]): void {
    const last = events.at(-1)
    if (last === undefined) return
    const from = head
    head = last.seq
    if (from === 0) oldest = events[0]?.seq ?? 1
    counts.events += events.length
    try {
      mark.write({ epoch: session.epoch, seq: head, receipts: session.tables.view.receipts() })
    } catch (error) {
      log.error('the mark cannot be written', { error: String(error) })
    }
    committed.tell({ from, to: head, events })
    upkeep.committed(events.reduce((sum, event) => sum + event.data.length, 0))
  }

  function trouble(error: unknown): CommandOutcome {
    switch (classifySqliteError(error)) {
      case 'full':
        enterFull()
        return refused('storage_full', 'the disk is full; nothing was stored')
      case 'damaged':
        enterRecovery(error)
        return refused('storage_damaged', 'the database is damaged; the hub is starting a new one')
      case 'locked':
      case 'unwritable':
      case 'other':
        log.error('the store failed', { error: String(error) })
        return refused('internal', 'the store failed')
    }
  }

  function enterFull(): void {
    counts.storageFull += 1
    if (mode !== 'open') return
    mode = 'full'
    const released = ballast.release()
    log.error('the disk is full', { ballastReleased: released })
    setImmediate(() => {
      if (mode === 'full' && upkeep.reclaim() > 0) mode = 'open'
    })
  }
  /** On a full disk the released ballast is for retention, not for the next command. */
  function stillFull(): boolean {
    if (mode !== 'full') return false
    if (!ballast.roomAgain()) return true
    mode = 'open'
    ballast.ensure()
    log.info('there is room on the disk again')
    return false
  }

  function enterRecovery(error: unknown): void {
    if (mode === 'recovering' || mode === 'closed') return
    mode = 'recovering'
    log.error('the database is damaged', { error: String(error) })
    setImmediate(recover)
  }
  /** Also after a failed fsync: only a file that was opened anew says what is really in it (S11). */
  function recover(): void {
    if (mode !== 'recovering') return
    const before = session.epoch
    try {
      try {
        session.opened.close()
      } catch (error) {
        log.warn('the damaged database did not close', { error: String(error) })
      }
      session = start()
    } catch (error) {
      log.error('the database cannot be opened', { error: String(error) })
      retry = setTimeout(recover, recoverAgainMs).unref()
      return
    }
    mode = 'open'
    if (session.epoch !== before) {
      beginEpoch()
      return
    }
    // What a failed commit left in the file is there; readers must have it, or its positions would be a hole.
    const { head: found } = session.log.bounds()
    while (head < found) {
      publish(session.log.read(head, found, everything, Number.POSITIVE_INFINITY).events)
    }
  }
  function beginEpoch(): void {
    ;({ head, oldest } = session.log.bounds())
    epochBegun.tell(bounds())
  }

  function commitGroup(requests: readonly CommandRequest[]): readonly CommandOutcome[] {
    const at = now()
    const newId = () => uuidV7(at, randomBytes(10))
    const instant = { now: at, day: localDay(at), ts: new Date(at).toISOString(), newId }
    let executed: readonly (Executed | Error)[]
    try {
      executed = session.commit(requests, { head, instant, isolate: false })
    } catch (error) {
      // A bug in one command must not refuse the others: each runs again as a part of its own.
      if (classifySqliteError(error) !== 'other' || requests.length === 1) throw error
      executed = session.commit(requests, { head, instant, isolate: true })
    }
    counts.commits += 1
    publish(executed.flatMap((one) => (one instanceof Error ? [] : one.events)))
    return executed.map((one) => (one instanceof Error ? trouble(one) : one.outcome))
  }
  function run(requests: readonly CommandRequest[]): readonly CommandOutcome[] {
    const all = (outcome: CommandOutcome) => requests.map(() => outcome)
    for (const { command } of requests) commands.set(command.kind, (commands.get(command.kind) ?? 0) + 1)
    if (mode === 'closed') return all(refused('shutting_down', 'the hub is shutting down'))
    if (mode === 'recovering') return all(refused('storage_damaged', 'the database is being opened anew'))
    if (stillFull()) {
      counts.storageFull += requests.length
      return all(refused('storage_full', 'the disk is full; nothing was stored'))
    }
    try {
      return commitGroup(requests)
    } catch (error) {
      return all(trouble(error))
    }
  }
  const group = createGroupCommit(run)

  function reading<T>(read: () => T): Promise<T> {
    if (mode === 'recovering' || mode === 'closed') return Promise.reject(new StorageDamagedError())
    try {
      return Promise.resolve(read())
    } catch (error) {
      const { ok } = trouble(error)
      return Promise.reject(
        !ok && classifySqliteError(error) === 'damaged' ? new StorageDamagedError() : error,
      )
    }
  }

  return {
    bounds,
    execute: (request) => group.add(request),
    read: (after, filter, maxBytes) => reading(() => session.log.read(after, head, filter, maxBytes)),
    snapshot: (query) =>
      reading(() => {
        const position = formatPosition({ epoch: session.epoch, seq: head })
        return session.snapshot(query, { position, day: localDay(now()), now: now() })
      }),
    onCommitted: committed.on,
    onEpoch: epochBegun.on,
    endOf: (epoch) => (session.opened.rolledBack.has(epoch) ? 'rollback' : 'new-epoch'),
    reportLost(seq) {
      if (mode !== 'open' || seq <= head || now() - lostReportedAt < reportLostEveryMs) return
      lostReportedAt = now()
      const epoch = options.newEpoch()
      const { opened } = session
      try {
        const ended = new Set([session.epoch])
        withWriteTx(opened.db, () => beginEpochTx(opened.db, { epoch, ended, reason: 'rollback' }))
        const rolledBack = new Set([...opened.rolledBack, session.epoch])
        log.error('a reader has seen events that are gone', {
          epoch: session.epoch,
          seen: seq,
          head,
          next: epoch,
        })
        session = createSession({ ...opened, rolledBack }, epoch, options.durability)
        counts.epochsStarted += 1
        mark.writeDurably({ epoch, seq: head, receipts: session.tables.view.receipts() })
      } catch (error) {
        trouble(error)
        return
      }
      beginEpoch()
    },
    stats: () => ({
      ...counts,
      commands,
      writable: mode === 'open',
      databaseBytes:
        mode === 'open' || mode === 'full'
          ? (session.opened.db.pragma('page_count', { simple: true }) as number) *
            (session.opened.db.pragma('page_size', { simple: true }) as number)
          : 0,
    }),
    close() {
      if (mode === 'closed') return Promise.resolve()
      group.flush()
      upkeep.stop()
      if (retry !== null) clearTimeout(retry)
      mode = 'closed'
      session.opened.close()
      mark.close()
      lock.release()
      return Promise.resolve()
    },
  }
}
