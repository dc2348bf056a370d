import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * The log and the tables that follow from it. The read tables keep the JSON of the event that last spoke of a row, so a
 * snapshot says exactly what the stream said.
 */
export const first: Migration = {
  version: 1,
  name: 'first',
  up(db) {
    db.exec(`
      CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE epochs (epoch TEXT PRIMARY KEY, ended TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO counters VALUES ('receipts', 0);

      CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        ts INTEGER NOT NULL,
        topic TEXT NOT NULL,
        type TEXT NOT NULL,
        branch TEXT NOT NULL,
        data TEXT NOT NULL
      ) STRICT;

      CREATE TABLE branches (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        allow_negative INTEGER NOT NULL,
        seq INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE products (
        branch TEXT NOT NULL REFERENCES branches (id),
        product_type TEXT NOT NULL,
        product_id TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        stock INTEGER NOT NULL,
        unit_price INTEGER NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (branch, product_type, product_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sales (
        sale_id TEXT PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        branch TEXT NOT NULL REFERENCES branches (id),
        seq INTEGER NOT NULL,
        event TEXT NOT NULL
      ) STRICT;
      CREATE INDEX sales_latest ON sales (branch, seq);

      CREATE TABLE revenue (
        branch TEXT NOT NULL REFERENCES branches (id),
        day TEXT NOT NULL,
        total INTEGER NOT NULL,
        bpjs INTEGER NOT NULL,
        umum INTEGER NOT NULL,
        transactions INTEGER NOT NULL,
        currency TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (branch, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE orders (
        order_id TEXT PRIMARY KEY,
        branch TEXT NOT NULL REFERENCES branches (id),
        patient_name TEXT NOT NULL,
        status TEXT NOT NULL,
        created_seq INTEGER NOT NULL,
        ready_seq INTEGER,
        event TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX orders_latest ON orders (created_seq);

      CREATE TABLE idempotency (
        publisher TEXT NOT NULL,
        key TEXT NOT NULL,
        request_hash TEXT NOT NULL,
        status INTEGER NOT NULL,
        answer TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (publisher, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX idempotency_age ON idempotency (at);
    `)
  },
}
