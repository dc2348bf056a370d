import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { journalMigrations, openJournal } from '../../../../src/engine/journal/open-journal.ts'
import { migrate } from '../../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../../src/node/sqlite/open.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-journal-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('alerts of a journal of before get the fields of issue 4, and lose none of their own', () => {
  const old = {
    id: 'stock:a',
    kind: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'shop',
    params: { name: 'Frame "A"', stock: 3, amount: 1_234_567_890 },
    subject: 'a',
    raisedAt: 1,
    changedAt: 2,
    raises: 3,
    snoozedUntil: null,
    notification: { status: 'shown', at: 4 },
  }
  const done = { ...old, id: 'order:b', kind: 'order-ready', severity: 'info', state: 'acknowledged' }
  const { db, close } = openWriteDb({
    file: join(dir, 'console.db'),
    durability: 'normal',
    nativeBinding: null,
    autoCheckpointPages: 0,
  })
  migrate(db, journalMigrations, 2)
  const insert = db.prepare('INSERT INTO entities (collection, key, source, value) VALUES (?, ?, ?, ?)')
  for (const alert of [old, done]) insert.run('alerts', alert.id, 'shop', JSON.stringify(alert))
  insert.run('gaps', 'g', 'shop', '{"id":"g","source":"shop"}')
  close()

  const { journal } = openJournal({ dataDir: dir, nativeBinding: null, now: () => 0 })
  const { entities } = journal.load()
  journal.close()
  const found = new Map(entities.map(([, key, value]) => [key, value as unknown as Alert]))
  const escalation = { repeats: 0, nextAt: null, tries: [] }
  expect(found.get('stock:a')).toEqual({
    ...old,
    rule: 'stock-low',
    answer: null,
    heldUntil: null,
    escalation,
  })
  expect(found.get('order:b')).toEqual({
    ...done,
    rule: 'order-ready',
    answer: null,
    heldUntil: null,
    escalation: null,
  })
  expect(found.get('g')).toEqual({ id: 'g', source: 'shop' })
})
