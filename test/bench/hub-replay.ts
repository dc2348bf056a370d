/**
 * Replay of 100,000 events as SSE text beside the same text made by SQL and read in one go (performance.md: <= 1.5 x).
 *
 * Usage: node test/bench/hub-replay.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createChunks, filterClass } from '../../src/hub/sse/chunks.ts'
import { openSqliteStore } from '../../src/hub/store/sqlite-store.ts'
import { openReadDb } from '../../src/node/sqlite/open.ts'

const total = 100_000
const dir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'pantau-bench-'))
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const store = openSqliteStore({
  dir,
  durability: 'normal',
  nativeBinding: null,
  retentionMs: 1e12,
  newEpoch: () => '00000001',
  now: Date.now,
  log: quiet,
})
const data = { product: 'FR001', stock: 12, note: 'x'.repeat(80) }
const command = { kind: 'publish-event', input: { topic: 'till', type: 'noted', data } } as const
for (let group = 0; group < total / 1000; group += 1) {
  await Promise.all(
    Array.from({ length: 1000 }, () =>
      store.execute({ command, publisher: 'bench', branchId: null, sender: 'bench', idempotency: null }),
    ),
  )
}
const { db, close } = openReadDb({ file: join(dir, 'hub.db') })
const sql = db
  .prepare(
    "SELECT 'id: 00000001:' || seq || char(10) || 'event: ' || type || char(10) || 'data: ' || data || char(10) || char(10) FROM events ORDER BY seq",
  )
  .pluck()

function bySql(): number {
  const begin = performance.now()
  const bytes = Buffer.from((sql.all() as string[]).join(''))
  if (bytes.length === 0) throw new Error('nothing was read')
  return performance.now() - begin
}
async function byHub(): Promise<number> {
  const chunks = createChunks(store)
  const of = filterClass({ topics: null, branch: null })
  const begin = performance.now()
  let after = 0
  let bytes = 0
  while (after < total) {
    const chunk = await chunks.get(of, after)
    bytes += chunk.bytes.length
    after = chunk.through
  }
  if (bytes === 0) throw new Error('nothing was read')
  return performance.now() - begin
}
const rounds: { hub: number; floor: number }[] = []
for (let round = 0; round < 7; round += 1) rounds.push({ floor: bySql(), hub: await byHub() })
const { hub, floor } = rounds.sort((a, b) => a.hub / a.floor - b.hub / b.floor)[3] ?? { hub: 0, floor: 1 }
close()
await store.close()
rmSync(dir, { recursive: true })
const ratio = hub / floor
console.log(
  `hub replay of ${total} events: ${hub.toFixed(0)} ms, text made by SQL ${floor.toFixed(0)} ms (${ratio.toFixed(2)} x, target 1.5)`,
)
console.log(
  JSON.stringify({ bench: 'hub-replay', events: total, hubMs: hub, floorMs: floor, ratio, target: 1.5 }),
)
