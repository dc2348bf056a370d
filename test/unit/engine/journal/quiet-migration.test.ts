import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { journalMigrations, openJournal } from '../../../../src/engine/journal/open-journal.ts'
import { migrate } from '../../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../../src/node/sqlite/open.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-journal-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

// A column more would make SQLite read the whole STRICT table before the window comes: seconds for millions of events.
it('events of before are kept as they are and count as news; no start waits for them (C12)', () => {
  const { db, close } = openWriteDb({
    file: join(dir, 'console.db'),
    durability: 'normal',
    nativeBinding: null,
    autoCheckpointPages: 0,
  })
  const shapeOfEvents = () => db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'events'`).get()
  migrate(db, journalMigrations, 3)
  const before = shapeOfEvents()
  db.exec(`
    INSERT INTO streams (id, source, stream, snapshot_due, events) VALUES (1, 'shop', 'stock', 0, 1);
    INSERT INTO events (id, stream_id, type, topic, received_at, data) VALUES (1, 1, 'message', '', 5, '{}');
  `)
  migrate(db, journalMigrations)
  expect(shapeOfEvents()).toEqual(before)
  close()

  const { journal } = openJournal({ dataDir: dir, nativeBinding: null, now: () => 0 })
  const rows: unknown[] = []
  journal.readEvents(1, (row) => rows.push(row) > 0)
  journal.close()
  expect(rows).toEqual([expect.objectContaining({ id: 1, data: '{}', quiet: 0 })])
})
