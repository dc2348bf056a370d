import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * Whether an event was no news when it came (a replay, a catch-up), so that a preview of a rule calls nobody by it either
 * (issue 4.1). Of the events of before this is not known; they count as news.
 */
export const quietEvents: Migration = {
  version: 4,
  name: '0004-quiet-events',
  up(db) {
    db.exec('ALTER TABLE events ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0')
  },
}
