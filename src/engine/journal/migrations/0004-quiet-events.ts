import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * Events that were no news when they came (a replay, a catch-up), so that a preview of a rule calls nobody by them either
 * (issue 4.1). Of the events of before this is not known; they count as news.
 *
 * A table of its own: SQLite reads a whole STRICT table when it gets another column, and a start must not wait for millions
 * of events (C12).
 */
export const quietEvents: Migration = {
  version: 4,
  name: '0004-quiet-events',
  up(db) {
    db.exec(`
      CREATE TABLE quiet_events (
        id INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE
      ) STRICT;
    `)
  },
}
