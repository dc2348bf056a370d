import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * How connections went, and what was removed (issue 3.9).
 *
 * `connection_changes` is a ring per source; `connection_minutes` adds up what happened in a minute, so that the time in
 * which no program ran has no row and counts as unwatched. `removals` holds what an undo needs until it is over, so that
 * a program that is killed in between still deletes what was removed.
 */
export const connections: Migration = {
  version: 2,
  name: '0002-connections',
  up(db) {
    db.exec(`
      CREATE TABLE connection_changes (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        stream TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX connection_changes_by_source ON connection_changes (source, id);
      CREATE TABLE connection_minutes (
        source TEXT NOT NULL,
        minute INTEGER NOT NULL,
        live_ms INTEGER NOT NULL,
        watched_ms INTEGER NOT NULL,
        drops INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        events INTEGER NOT NULL,
        PRIMARY KEY (source, minute)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE removals (
        source TEXT PRIMARY KEY,
        settings TEXT NOT NULL,
        place INTEGER NOT NULL,
        purge_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
