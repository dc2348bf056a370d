import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../src/hub/domain/command.ts'
import type { CommittedGroup } from '../../../src/hub/store/hub-store.ts'
import { hubFiles } from '../../../src/hub/store/open-log.ts'
import { openSqliteStore } from '../../../src/hub/store/sqlite-store.ts'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { frameProduct, saleOf, temporaryFolder } from '../../helpers/hub.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function openStore() {
  const store = openSqliteStore({
    dir: folder.dir,
    durability: 'normal',
    nativeBinding: null,
    retentionMs: 1e12,
    newEpoch: () => '0000abcd',
    now: () => Date.now(),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  const execute = (command: Command, key: string | null = null) =>
    store.execute({
      command,
      publisher: 'p',
      branchId: null,
      sender: 'p',
      idempotency: key === null ? null : { key, requestHash: 'h' },
    })
  return { store, execute }
}

describe('a group of commands of several kinds', () => {
  it('of which one fails inside the database keeps the others, without a hole and with nothing of that one', async () => {
    const before = openStore()
    const branch = { id: 'utama', name: 'Utama', allowNegativeStock: false }
    await before.execute({ kind: 'create-branch', input: branch })
    await before.execute({ kind: 'put-product', input: { ...frameProduct('1', 10), productType: 'frame' } })
    await before.store.close()
    const { db, close } = openWriteDb({ file: join(folder.dir, hubFiles.database), durability: 'full' })
    // Its event is in the log already when the table refuses.
    db.exec(`CREATE TRIGGER broken BEFORE INSERT ON anime WHEN NEW.event LIKE '%broken%'
      BEGIN SELECT RAISE(ABORT, 'broken'); END`)
    close()

    const { store, execute } = openStore()
    const groups: CommittedGroup[] = []
    store.onCommitted((group) => groups.push(group))
    const head = store.bounds().head
    const sale = saleOf('1', 2) as Extract<Command, { kind: 'register-sale' }>['input']
    const outcomes = await Promise.all([
      execute({ kind: 'register-sale', input: sale }),
      execute({ kind: 'create-job', input: { jobId: 'j', total: 3 } }),
      execute({ kind: 'create-anime', input: { title: 'broken' } }, 'key'),
      execute({ kind: 'create-notification', input: { title: 'x', body: '', severity: 'info' } }),
      execute({ kind: 'create-anime', input: { title: 'whole' } }),
    ])
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.status : outcome.code))).toEqual([
      201,
      201,
      'internal',
      201,
      201,
    ])
    const { events } = await store.read(head, { topics: null, branch: null }, 1e6)
    expect(events.map(({ seq, type }) => [seq - head, type])).toEqual([
      [1, 'sale.registered'],
      [2, 'stock.changed'],
      [3, 'revenue.changed'],
      [4, 'job.changed'],
      [5, 'notification.created'],
      [6, 'stats.changed'],
      [7, 'anime.created'],
    ])
    expect(groups).toMatchObject([{ from: head, to: head + 7 }])
    const topics = ['stock', 'revenue', 'jobs', 'stats', 'anime']
    const state = hubSnapshot.parse(JSON.parse(await store.snapshot({ topics, branch: null })))
    expect(state).toMatchObject({
      position: `0000abcd:${head + 7}`,
      stock: [{ stock: 8 }],
      revenue: [{ total: 200_000, transactions: 1 }],
      jobs: [{ jobId: 'j' }],
      stats: { notifications: { pending: 1 } },
      anime: [{ title: 'whole' }],
    })
    const again = await execute({ kind: 'create-anime', input: { title: 'mended' } }, 'key')
    expect(again, 'the key of what failed is free').toMatchObject({ ok: true, replayed: false })
    await store.close()
  })
})
