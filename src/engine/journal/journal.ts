import { statSync } from 'node:fs'
import type { OpenedDb, WriteDb } from '../../node/sqlite/db.ts'
import { withWriteTx } from '../../node/sqlite/with-write-tx.ts'
import { createEntityTable } from './entity-table.ts'
import { createEventTable } from './event-table.ts'
import { createHistoryTable } from './history-table.ts'
import { createRemovalTable } from './removal-table.ts'
import { createStreamTable } from './stream-table.ts'
import type { Journal, JournalTx } from './types.ts'

/** Events that a start reads back for the feed. */
const recentEvents = 500

/** The journal on an opened and migrated database. */
export function createJournal(opened: OpenedDb<WriteDb>): Journal {
  const { db } = opened
  const events = createEventTable(db)
  const streams = createStreamTable(db)
  const entities = createEntityTable(db)
  const history = createHistoryTable(db)
  const removals = createRemovalTable(db)
  const tx: JournalTx = {
    addEvent: events.addTx,
    dropKeys: events.dropKeysTx,
    saveChanges: entities.saveTx,
    saveStream: streams.saveTx,
  }
  return {
    file: db.name,
    load: () => ({
      streams: streams.all(),
      entities: entities.all(),
      recent: events.recent(recentEvents),
      nextEventId: events.lastId() + 1,
      removals: removals.all(),
    }),
    write: (body) => withWriteTx(db, () => body(tx) as never),
    history: history.load,
    historySources: history.sources,
    minutesOf: history.minutesOf,
    saveHistory: (rows, keepFrom) => withWriteTx(db, () => history.saveTx(rows, keepFrom)),
    forgetHistory: (source) => withWriteTx(db, () => history.forgetTx(source)),
    saveRemoval: (removal) => withWriteTx(db, () => removals.saveTx(removal)),
    dropRemoval: (source) => withWriteTx(db, () => removals.dropTx(source)),
    prune: (rule, limit) => withWriteTx(db, () => events.pruneTx(rule, limit)),
    firstEventSince: events.firstSince,
    readEvents: events.read,
    checkpoint: () => void db.pragma('wal_checkpoint(PASSIVE)'),
    walBytes: () => statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    close: opened.close,
  }
}
