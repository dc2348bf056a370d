/**
 * Append to the hub's log beside the bare INSERT at the same group size, same disk, same run (performance.md: >= 0.7 x).
 *
 * Usage: node test/bench/hub-append.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../src/hub/store/sqlite-store.ts'
import { openWriteDb } from '../../src/node/sqlite/open.ts'
import { withWriteTx } from '../../src/node/sqlite/with-write-tx.ts'

const dir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'pantau-bench-'))
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const data = { product: 'FR001', stock: 12, note: 'x'.repeat(120) }
const sizes = [
  [1, 2000],
  [10, 2000],
  [100, 400],
  [1000, 60],
] as const

/** The floor: one prepared statement into the same table, in one transaction a group. */
function bareRates(): Map<number, () => number> {
  const { db } = openWriteDb({ file: join(dir, 'bare.db'), durability: 'full', autoCheckpointPages: 0 })
  db.exec(
    'CREATE TABLE events (seq INTEGER PRIMARY KEY, ts INTEGER NOT NULL, topic TEXT NOT NULL, type TEXT NOT NULL, branch TEXT NOT NULL, data TEXT NOT NULL) STRICT',
  )
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)')
  const text = JSON.stringify({ ts: new Date().toISOString(), topic: 'till', branch: '', data })
  let seq = 0
  return new Map(
    sizes.map(([size, groups]) => [
      size,
      () => {
        const begin = performance.now()
        for (let group = 0; group < groups; group += 1) {
          withWriteTx(db, () => {
            for (let index = 0; index < size; index += 1)
              insert.run(++seq, Date.now(), 'till', 'noted', '', text)
          })
        }
        return (size * groups * 1000) / (performance.now() - begin)
      },
    ]),
  )
}

const store = openSqliteStore({
  dir: join(dir, 'hub'),
  durability: 'full',
  nativeBinding: null,
  retentionMs: 1e12,
  newEpoch: () => '00000001',
  now: Date.now,
  log: quiet,
})
const command = { kind: 'publish-event', input: { topic: 'till', type: 'noted', data } } as const

async function hubRate(size: number, groups: number): Promise<number> {
  const begin = performance.now()
  for (let group = 0; group < groups; group += 1) {
    await Promise.all(
      Array.from({ length: size }, () =>
        store.execute({ command, publisher: 'bench', branchId: null, sender: 'bench', idempotency: null }),
      ),
    )
  }
  return (size * groups * 1000) / (performance.now() - begin)
}

const bare = bareRates()
const figures: { size: number; hub: number; floor: number; ratio: number }[] = []
for (const [size, groups] of sizes) {
  const rounds: { hub: number; floor: number }[] = []
  // Turn about, so that a busy machine is busy for both; the median round counts.
  for (let round = 0; round < 5; round += 1) {
    rounds.push({ floor: bare.get(size)?.() ?? 0, hub: await hubRate(size, groups) })
  }
  const middle = rounds.sort((a, b) => a.hub / a.floor - b.hub / b.floor)[2] ?? { hub: 0, floor: 0 }
  figures.push({
    size,
    hub: Math.round(middle.hub),
    floor: Math.round(middle.floor),
    ratio: middle.hub / middle.floor,
  })
}
await store.close()
rmSync(dir, { recursive: true })
const words = figures.map(
  ({ size, hub, floor, ratio }) => `by ${size}: ${hub}/s of ${floor}/s (${ratio.toFixed(2)} x)`,
)
console.log(`hub append, WAL FULL, beside the bare INSERT: ${words.join(', ')}`)
console.log(JSON.stringify({ bench: 'hub-append', target: 0.7, figures }))
