import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * Tables of the other source systems (source-systems.md, 3A to 3C and 3E) and the figures of each cashier. As in 0001
 * each row keeps the JSON of the event that last spoke of it. `recent` holds what is only ever added: notifications and
 * log lines. `singles` holds what there is one of: watcher, cache, stats.
 */
export const systems: Migration = {
  version: 2,
  name: 'systems',
  up(db) {
    db.exec(`
      CREATE TABLE cashiers (
        branch TEXT NOT NULL REFERENCES branches (id),
        day TEXT NOT NULL,
        name TEXT NOT NULL,
        total INTEGER NOT NULL,
        transactions INTEGER NOT NULL,
        currency TEXT NOT NULL,
        PRIMARY KEY (branch, day, name)
      ) STRICT, WITHOUT ROWID;

      DROP INDEX orders_latest;
      CREATE INDEX orders_told ON orders (max(created_seq, ifnull(ready_seq, 0)));

      CREATE TABLE anime (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, event TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE episodes (
        id TEXT PRIMARY KEY,
        visible INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        seq INTEGER NOT NULL,
        event TEXT NOT NULL
      ) STRICT;
      CREATE INDEX episodes_latest ON episodes (visible, created_at, seq);

      CREATE TABLE video_servers (
        id TEXT PRIMARY KEY,
        episode_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        event TEXT NOT NULL
      ) STRICT;
      CREATE INDEX video_servers_of ON video_servers (episode_id, seq);

      CREATE TABLE jobs (
        job_id TEXT PRIMARY KEY,
        ended INTEGER NOT NULL,
        created_seq INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        event TEXT NOT NULL
      ) STRICT;
      CREATE INDEX jobs_latest ON jobs (ended, seq);

      CREATE TABLE files (path TEXT PRIMARY KEY, seq INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
      CREATE INDEX files_latest ON files (seq);

      CREATE TABLE recent (
        kind TEXT NOT NULL,
        seq INTEGER NOT NULL,
        branch TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (kind, seq)
      ) STRICT;

      CREATE TABLE singles (name TEXT PRIMARY KEY, seq INTEGER NOT NULL, event TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `)
  },
}
