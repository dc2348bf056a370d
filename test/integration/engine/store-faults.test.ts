import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportJournal } from '../../../src/engine/journal/export.ts'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { frameProduct, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

function exportedSeqs(dataDir: string): readonly number[] {
  const text = [...exportJournal({ dataDir, nativeBinding: null, format: 'ndjson' })].join('')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) =>
    Number((JSON.parse(line) as { readonly position: string }).position.split(':')[1]),
  )
}

const dense = (seqs: readonly number[]) =>
  Array.from({ length: seqs.length }, (_, index) => (seqs[0] ?? 0) + index)

describe('a store that fails (C10)', () => {
  const hubFolder = temporaryFolder()
  const folder = temporaryFolder()
  let hub: TestHub
  let engine: TestEngine | null = null

  beforeEach(async () => {
    hub = await startTestHub(hubFolder.dir)
    await hub.post('/v1/products', frameProduct('1', 100))
  })
  afterEach(async () => {
    await engine?.stop()
    engine = null
    await hub.stop()
    folder.remove()
    hubFolder.remove()
  })

  async function start(): Promise<TestEngine> {
    const started = startTestEngine({ dataDir: folder.dir, hub: { url: hub.hub.url, token: hub.admin } })
    engine = started
    await vi.waitFor(async () => expect((await started.entries('stock')).size).toBeGreaterThan(0), 10_000)
    return started
  }
  const stock = async (running: TestEngine, id: string) =>
    (await running.entries('stock')).get(`hub/frame/${id}/utama`)?.stock
  const setStock = (id: string, count: number) => hub.post('/v1/products', frameProduct(id, count))
  const stateOf = (running: TestEngine) => running.engine.status().sources[0]?.state

  it('goes on showing while the file is locked, says degraded, and stores everything once after the repair', async () => {
    const running = await start()
    await setStock('1', 99)
    await vi.waitFor(() => expect(exportedSeqs(folder.dir)).toHaveLength(1), 10_000)
    // Another program in a write transaction: SQLite waits 5 s and then refuses, as with any store that fails.
    const other = openWriteDb({ file: join(folder.dir, 'console.db'), durability: 'normal' })
    other.db.exec('BEGIN IMMEDIATE')
    await setStock('1', 98)
    await vi.waitFor(() => expect(stateOf(running)).toBe('degraded'), { timeout: 15_000, interval: 50 })
    for (let count = 97; count > 47; count -= 1) await setStock('1', count)
    await vi.waitFor(async () => expect(await stock(running, '1')).toBe(48), 10_000)
    expect(exportedSeqs(folder.dir)).toHaveLength(1)
    other.db.exec('ROLLBACK')
    other.close()
    await vi.waitFor(() => expect(stateOf(running)).toBe('live'), { timeout: 40_000, interval: 100 })
    await running.stop()
    engine = null
    const seqs = exportedSeqs(folder.dir)
    expect(seqs).toEqual(dense(seqs))
    expect(seqs).toHaveLength(52)
  })

  it('moves a damaged file aside at start, tells it, and is filled again by the hub', async () => {
    const first = await start()
    await setStock('2', 5)
    await vi.waitFor(async () => expect(await stock(first, '2')).toBe(5), 10_000)
    await first.stop()
    writeFileSync(join(folder.dir, 'console.db'), 'this is no database, whatever its name says'.repeat(200))
    const second = await start()
    await vi.waitFor(async () => expect(await stock(second, '2')).toBe(5), 10_000)
    const info = await second.ask('app.info')
    expect(info).toMatchObject({ ok: true, data: { notices: [{ code: 'journal-damaged' }] } })
    const aside = readdirSync(folder.dir).filter((name) => name.startsWith('console.damaged-'))
    expect(aside.some((name) => readFileSync(join(folder.dir, name)).includes('this is no database'))).toBe(
      true,
    )
  })
})
