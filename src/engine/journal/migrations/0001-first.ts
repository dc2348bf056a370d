import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * First schema of console.db.
 *
 * `events` is what came, in order of arrival; its two unique indexes are where duplicates vanish (C6): by position for
 * sources with a log, by natural key for sources without. `streams` holds the committed cursor of each stream (C5).
 * `entities` is what the screen showed at that cursor (docs/adr/0002).
 */
export const first: Migration = {
  version: 1,
  name: '0001-first',
  up(db) {
    db.exec(`
      CREATE TABLE streams (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        stream TEXT NOT NULL,
        cursor TEXT,
        projected TEXT,
        snapshot_due INTEGER NOT NULL,
        events INTEGER NOT NULL,
        last_event_at INTEGER,
        UNIQUE (source, stream)
      ) STRICT;
      CREATE TABLE events (
        id INTEGER PRIMARY KEY,
        stream_id INTEGER NOT NULL,
        epoch TEXT,
        seq INTEGER,
        dedupe_key TEXT,
        type TEXT NOT NULL,
        topic TEXT NOT NULL,
        ts INTEGER,
        received_at INTEGER NOT NULL,
        data TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX events_by_position ON events (stream_id, epoch, seq) WHERE seq IS NOT NULL;
      CREATE UNIQUE INDEX events_by_key ON events (stream_id, dedupe_key)
        WHERE seq IS NULL AND dedupe_key IS NOT NULL;
      CREATE TABLE entities (
        collection TEXT NOT NULL,
        key TEXT NOT NULL,
        source TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (collection, key)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
