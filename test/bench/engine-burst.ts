/**
 * Stores and projects a burst (reliability.md C7, performance.md: 100,000 events <= 0.8 s stored and shown): raw SSE
 * messages through profile, journal, projections, rules and outbox, in the pump's own ticks, to a view that acknowledges.
 * Its floor, in the same run: the bare INSERT of the same rows at the same group size.
 *
 * Usage: node test/bench/engine-burst.ts
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '../../src/engine/journal/open-journal.ts'
import { createOutbox } from '../../src/engine/outbox/outbox.ts'
import { createCommitter } from '../../src/engine/pipeline/committer.ts'
import { createLedger } from '../../src/engine/pipeline/ledger.ts'
import { tickLimit } from '../../src/engine/pipeline/pump.ts'
import type { Step } from '../../src/engine/pipeline/step.ts'
import { createStore } from '../../src/engine/pipeline/store.ts'
import { pantau } from '../../src/engine/profiles/pantau.ts'
import { createState } from '../../src/engine/projections/view.ts'
import { createRuleBook } from '../../src/engine/rules/rule-book.ts'
import type { RawMessage } from '../../src/engine/stream/types.ts'
import { openWriteDb } from '../../src/node/sqlite/open.ts'
import { withWriteTx } from '../../src/node/sqlite/with-write-tx.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import { defaultThresholds } from '../../src/shared/domain/stock.ts'
import { uuidV7 } from '../../src/shared/ids/uuid-v7.ts'
import { createMemoryLog } from '../helpers/memory-log.ts'

const total = 100_000
const group = tickLimit
const folder = mkdtempSync(join(tmpdir(), 'pantau-bench-'))
const clock = createSystemClock()

const messages = Array.from({ length: total }, (_, index): RawMessage => {
  const item = index % 500
  return {
    type: 'stock.changed',
    data: JSON.stringify({
      ts: '2026-11-21T03:00:00.000Z',
      topic: 'stock',
      branch: 'utama',
      branchName: 'Cabang Utama',
      productType: 'frame',
      productId: String(item),
      code: `FR${item}`,
      name: `Frame ${item}`,
      stock: 1_000 - Math.floor(index / 500),
      previous: null,
      unitPrice: 450_000,
      reason: 'sale',
    }),
    lastEventId: `0123abcd:${index + 1}`,
    hasId: true,
    transport: 'sse',
    receivedAt: clock.now(),
    connection: 1,
  }
})

/** Seconds on the clock and on the processor; the second moves less when the machine has other work. */
interface Spent {
  readonly seconds: number
  readonly cpuSeconds: number
}

function spend(work: () => void): Spent {
  const cpu = process.cpuUsage()
  const start = performance.now()
  work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1_000_000 }
}

/** The same rows into a table without any index, at the same group size. */
function floor(): Spent {
  const { db, close } = openWriteDb({
    file: join(folder, 'floor.db'),
    durability: 'normal',
    autoCheckpointPages: 0,
  })
  db.exec(`CREATE TABLE events (id INTEGER PRIMARY KEY, stream_id INTEGER, epoch TEXT, seq INTEGER, dedupe_key TEXT,
    type TEXT, topic TEXT, ts INTEGER, received_at INTEGER, data TEXT) STRICT`)
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const spent = spend(() => {
    for (let at = 0; at < total; at += group) {
      withWriteTx(db, () => {
        for (let index = at; index < at + group; index += 1) {
          const message = messages[index]
          if (message === undefined) continue
          const { type, data, receivedAt } = message
          insert.run(index + 1, 1, '0123abcd', index + 1, null, type, 'stock', receivedAt, receivedAt, data)
        }
      })
    }
  })
  close()
  return spent
}

/** The whole way. @returns the longest tick in ms, and what the view was sent */
function burst() {
  const log = createMemoryLog()
  const open = () => openJournal({ dataDir: folder, nativeBinding: null, now: clock.now })
  const { journal } = open()
  const state = createState()
  const rules = createRuleBook({ rules: [], thresholds: defaultThresholds })
  const ledger = createLedger([])
  const outbox = createOutbox(state)
  const store = createStore({
    open,
    journal,
    state,
    ledger,
    clock,
    log,
    onFailure: () => {},
    onOverflow: () => {},
    onMovedAside: () => {},
  })
  const committer = createCommitter({
    store,
    state,
    ledger,
    clock,
    log,
    newId: () => uuidV7(clock.now(), randomBytes(10)),
    firstEventId: 1,
    projectContext: () => ({ rules, limitsOf: rules.limitsOf, mappingOf: () => [], sourceName: (id) => id }),
    finish: () => {},
    onCommitted: (changes) => outbox.publish(changes),
    onStored: () => {},
  })
  let batches = 0
  let bytes = 0
  let unacked = 0
  outbox.attach(1, (text) => {
    batches += 1
    bytes += text.length
    unacked = (JSON.parse(text) as { readonly to: number }).to
  })
  const stream = ledger.open('hub', 'events')
  const context = { source: 'hub', stream: 'events', currency: 'IDR', firstOfConnection: false }
  let longest = 0
  const spent = spend(() => {
    for (let at = 0; at < total; at += group) {
      const tickStart = performance.now()
      const steps: Step[] = []
      for (const message of messages.slice(at, at + group)) {
        for (const event of pantau.parse(message, context)) {
          steps.push({ kind: 'event', stream, event, cursor: message.lastEventId })
        }
      }
      committer.tick(steps)
      // The page answers after each second tick, as a busy one would.
      if ((at / group) % 2 === 1) outbox.ack(1, unacked)
      longest = Math.max(longest, performance.now() - tickStart)
    }
  })
  const stored = journal.load().nextEventId - 1
  store.close()
  return { ...spent, longest, batches, bytes, stored }
}

try {
  const bare = floor()
  const result = burst()
  const ratio = result.cpuSeconds / bare.cpuSeconds
  const rate = Math.round(total / result.seconds)
  process.stdout.write(
    `engine burst: ${total} events stored, projected and sent in ${result.seconds.toFixed(2)} s (${result.cpuSeconds.toFixed(2)} s of processor, ${rate}/s, longest tick ${result.longest.toFixed(1)} ms); bare inserts ${bare.seconds.toFixed(2)} s (${bare.cpuSeconds.toFixed(2)} s of processor); processor ratio ${ratio.toFixed(2)}\n`,
  )
  process.stdout.write(
    `${JSON.stringify({ bench: 'engine-burst', total, group, floor: bare, ratio, rate, ...result })}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
