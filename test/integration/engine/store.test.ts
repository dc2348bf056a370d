import { closeSync, openSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createJournal } from '../../../src/engine/journal/journal.ts'
import { journalFileName, journalMigrations, openJournal } from '../../../src/engine/journal/open-journal.ts'
import { createCommitter } from '../../../src/engine/pipeline/committer.ts'
import { createLedger } from '../../../src/engine/pipeline/ledger.ts'
import { createStore, type StoreFailure } from '../../../src/engine/pipeline/store.ts'
import { unsavedLimits } from '../../../src/engine/pipeline/unsaved.ts'
import { createState } from '../../../src/engine/projections/view.ts'
import { migrate } from '../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import type { NormalisedEvent } from '../../../src/shared/domain/event.ts'
import { createFakeClock } from '../../helpers/fake-clock.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { createMemoryLog } from '../../helpers/memory-log.ts'
import { tickContextWith } from '../../helpers/project.ts'

const folder = temporaryFolder()

/** The pipeline on a database of the test's own, which it can fill or damage. */
function openPipeline() {
  const clock = createFakeClock()
  const log = createMemoryLog()
  const opened = openWriteDb({
    file: join(folder.dir, journalFileName),
    durability: 'normal',
    autoCheckpointPages: 0,
  })
  migrate(opened.db, journalMigrations)
  const state = createState()
  const journal = createJournal(opened)
  const ledger = createLedger(journal.load().streams)
  const failures: (StoreFailure | null)[] = []
  const overflows: { readonly lost: number }[] = []
  const aside: string[] = []
  const store = createStore({
    open: () => openJournal({ dataDir: folder.dir, nativeBinding: null, now: clock.now }),
    journal,
    state,
    ledger,
    clock,
    log,
    onFailure: (failure) => failures.push(failure),
    onOverflow: (_stream, lost) => overflows.push({ lost }),
    onMovedAside: (path) => aside.push(path),
  })
  let ids = 0
  const committer = createCommitter({
    store,
    state,
    ledger,
    clock,
    log,
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    firstEventId: journal.load().nextEventId,
    projectContext: () => tickContextWith(),
    finish: () => {},
    onCommitted: () => {},
    onStored: () => {},
  })
  const stream = ledger.open('hub', 'events')
  return {
    ...{ clock, opened, state, stream, store, failures, overflows, aside },
    /** Events `first` to `last`, each setting the one item's stock to its own number. */
    feed(first: number, last: number, padding = 0) {
      for (let seq = first; seq <= last; seq += 1) {
        const cursor = `0123abcd:${seq}`
        committer.tick([{ kind: 'event', stream, event: stockEvent(seq, padding), cursor }])
      }
    },
    stock: () => state.get('stock', 'hub/frame/1/utama')?.stock,
  }
}

function stockEvent(seq: number, padding: number): NormalisedEvent {
  const item = {
    productType: 'frame',
    productId: '1',
    code: '',
    name: '',
    branch: 'utama',
    branchName: '',
    stock: seq,
    unitPrice: null,
  }
  return {
    source: 'hub',
    stream: 'events',
    type: 'stock.changed',
    topic: 'stock',
    position: { epoch: '0123abcd', seq },
    dedupeKey: `0123abcd:${seq}`,
    ts: null,
    receivedAt: 1,
    data: 'x'.repeat(padding),
    replay: false,
    facts: [{ kind: 'stock', items: [item] }],
  }
}

function storedSeqs(): readonly number[] {
  const { db, close } = openWriteDb({ file: join(folder.dir, journalFileName), durability: 'normal' })
  const rows = db.prepare<[], { readonly seq: number }>('SELECT seq FROM events ORDER BY id').all()
  close()
  return rows.map(({ seq }) => seq)
}
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('the guarded store', () => {
  beforeEach(
    () => void openJournal({ dataDir: folder.dir, nativeBinding: null, now: () => 0 }).journal.close(),
  )
  afterEach(() => folder.remove())

  it('keeps what a full disk refuses, does not move the cursor, and stores it once when there is room', () => {
    const line = openPipeline()
    line.feed(1, 5)
    line.opened.db.pragma(
      `max_page_count = ${line.opened.db.pragma('page_count', { simple: true }) as number}`,
    )
    line.feed(6, 60, 4_000)
    expect(line.failures.at(-1)?.detail).toMatch(/^full/)
    expect(line.stock()).toBe(60)
    const committed = Number(line.stream.record.cursor?.split(':')[1])
    expect(committed).toBeLessThan(60)
    // What the source sends again from the committed cursor is known.
    line.feed(committed + 1, 60, 4_000)
    expect(line.stream.duplicates).toBe(60 - committed)
    line.opened.db.pragma('max_page_count = 100000')
    line.clock.advance(60_000)
    expect(line.failures.at(-1)).toBeNull()
    expect(line.stream.record.cursor).toBe('0123abcd:60')
    line.feed(61, 70)
    line.store.close()
    expect(storedSeqs()).toEqual(numbers(1, 70))
  })

  it('keeps no more than its bounds, and then asks for the rest again instead of leaving a hole', () => {
    const line = openPipeline()
    line.feed(1, 5)
    line.opened.db.pragma(
      `max_page_count = ${line.opened.db.pragma('page_count', { simple: true }) as number}`,
    )
    const most = unsavedLimits.events + 500
    line.feed(6, 205, 4_000)
    line.feed(206, most)
    expect(line.stock()).toBe(most)
    line.opened.db.pragma('max_page_count = 1000000')
    line.clock.advance(60_000)
    expect(line.overflows).toHaveLength(1)
    const cursor = Number(line.stream.record.cursor?.split(':')[1])
    expect(cursor).toBeLessThan(most)
    // The replay: stored, without taking the screen back to older numbers.
    line.feed(cursor + 1, cursor + 1)
    expect(line.stock()).toBe(most)
    line.feed(cursor + 2, most)
    line.store.close()
    expect(storedSeqs()).toEqual(numbers(1, most))
  })

  it('begins a new file when the old one turns out damaged in mid-run, and asks for the whole log again', () => {
    const line = openPipeline()
    line.feed(1, 400, 2_000)
    line.opened.db.pragma('wal_checkpoint(TRUNCATE)')
    line.opened.db.pragma('cache_size = 1')
    const file = openSync(join(folder.dir, journalFileName), 'r+')
    writeSync(file, Buffer.alloc(200 * 4_096, 0x5a), 0, 200 * 4_096, 4_096)
    closeSync(file)
    line.feed(401, 410)
    expect(line.failures.at(-1)?.detail).toMatch(/^damaged/)
    expect(line.stock()).toBe(410)
    line.clock.advance(60_000)
    expect(line.failures.at(-1)).toBeNull()
    expect(line.aside).toHaveLength(1)
    expect(readdirSync(folder.dir).some((name) => name.startsWith('console.damaged-'))).toBe(true)
    expect(line.stream.record.cursor).toBe('0123abcd:0')
    line.feed(1, 410)
    expect(line.stock()).toBe(410)
    line.store.close()
    expect(storedSeqs()).toEqual(numbers(1, 410))
  })
})
