import { withSavepoint, withWriteTx } from '../../node/sqlite/with-write-tx.ts'
import { createEventLog, type EventLog } from './event-log.ts'
import { createExecute, type Executed, type Instant } from './execute.ts'
import type { CommandRequest } from './hub-store.ts'
import { createIdempotencyTable, type IdempotencyTable } from './idempotency.ts'
import type { OpenedLog } from './open-log.ts'
import { createReadTables, type ReadTables } from './read-tables.ts'
import { createSnapshot } from './snapshot.ts'

/** One opened database in one epoch. It ends with the epoch; the store then makes another. */
export interface Session {
  readonly opened: OpenedLog
  readonly epoch: string
  readonly log: EventLog
  readonly tables: ReadTables
  readonly idempotency: IdempotencyTable
  readonly snapshot: ReturnType<typeof createSnapshot>
  /**
   * Executes and commits a group. `isolate` runs each command as a part that can fail alone; without it one failure undoes
   * the group, which costs nothing on the ordinary way, where `decide` has refused what cannot be done.
   * @returns for each command what came of it, or the error of a part that failed
   * @throws the error that undid the group
   */
  commit(
    requests: readonly CommandRequest[],
    at: { readonly head: number; readonly instant: Instant; readonly isolate: boolean },
  ): readonly (Executed | Error)[]
}

export function createSession(opened: OpenedLog, epoch: string, durability: string): Session {
  const { db } = opened
  const log = createEventLog(db)
  const tables = createReadTables(db)
  const idempotency = createIdempotencyTable(db)
  const executeTx = createExecute({ log, tables, idempotency, epoch, durability })
  return {
    opened,
    epoch,
    log,
    tables,
    idempotency,
    snapshot: createSnapshot(db),
    commit(requests, { head, instant, isolate }) {
      return withWriteTx(db, () => {
        let at = head
        return requests.map((request) => {
          try {
            const executed = isolate
              ? withSavepoint(db, () => executeTx(request, at, instant))
              : executeTx(request, at, instant)
            at += executed.events.length
            return executed
          } catch (error) {
            if (!isolate || !db.inTransaction || !(error instanceof Error)) throw error
            return error
          }
        })
      })
    },
  }
}
