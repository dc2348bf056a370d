import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
let hub: TestHub
beforeEach(async () => {
  folder = temporaryFolder()
  hub = await startTestHub(folder.dir)
  await hub.post('/v1/branches', { id: 'dua', name: 'Dua' })
})
afterEach(async () => {
  await hub.stop()
  folder.remove()
})

const ayu = { userId: 'ayu', name: 'Ayu Lestari', role: 'cashier', branchId: 'utama' }
async function tokenOf(userId: string, key?: string): Promise<string> {
  const answer = await hub.post('/v1/tokens', { userId, label: 'kasir depan' }, key)
  expect(answer.status, answer.text).toBe(201)
  return String(answer.body.token)
}
async function openedStream(token: string) {
  const stream = openStream(hub.hub.url, token)
  await expect.poll(() => stream.events.length).toBe(1)
  return stream
}

describe('people (O14, O31)', () => {
  it('a token of a person has the role and the branch of the person, whatever these become', async () => {
    expect((await hub.post('/v1/users', ayu)).status).toBe(201)
    const token = await tokenOf('ayu')
    expect((await hub.ask('GET', '/v1/snapshot?branch=dua', { token })).status).toBe(403)
    const stream = await openedStream(token)
    const moved = await hub.post('/v1/users', { ...ayu, branchId: 'dua' })
    expect(moved.status).toBe(200)
    await stream.ended
    expect((await hub.ask('GET', '/v1/snapshot?branch=dua', { token })).status).toBe(200)
    expect((await hub.ask('GET', '/v1/snapshot?branch=utama', { token })).status).toBe(403)
    await hub.post('/v1/users', { userId: 'ayu', name: 'Ayu Lestari', role: 'super_admin' })
    expect((await hub.ask('GET', '/v1/users', { token })).body.users).toEqual([
      { userId: 'ayu', name: 'Ayu Lestari', role: 'super_admin', branchId: null },
    ])
  })

  it('a person who is only renamed keeps the open streams', async () => {
    await hub.post('/v1/users', ayu)
    const stream = await openedStream(await tokenOf('ayu'))
    await hub.post('/v1/users', { ...ayu, name: 'Ayu L.' })
    await hub.post('/v1/events', { topic: 'till', type: 'till.opened', data: 1 })
    await expect.poll(() => stream.facts().length).toBe(1)
    stream.close()
  })

  it('a person who is removed is out at once: tokens, streams and sessions (fault 31)', async () => {
    await hub.post('/v1/users', ayu)
    const token = await tokenOf('ayu')
    const stream = await openedStream(token)
    const begun = await hub.ask('POST', '/v1/session', { token })
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect((await hub.ask('DELETE', '/v1/users/ayu')).status).toBe(200)
    await stream.ended
    expect((await hub.ask('GET', '/v1/snapshot', { token })).status).toBe(401)
    expect((await hub.ask('GET', '/v1/snapshot', { token: null, headers: { cookie } })).status).toBe(401)
    const left = (await hub.ask('GET', '/v1/tokens')).body.tokens as { userId: string | null }[]
    expect(left.every(({ userId }) => userId === null)).toBe(true)
    expect((await hub.ask('DELETE', '/v1/users/ayu')).body.code).toBe('not_found')
  })

  it('people and their tokens are there after a restart, and nothing of them is in the log', async () => {
    await hub.post('/v1/users', ayu)
    const token = await tokenOf('ayu')
    await hub.stop()
    hub = await startTestHub(folder.dir)
    expect((await hub.ask('GET', '/v1/snapshot?branch=dua', { token })).status).toBe(403)
    expect(readFileSync(join(folder.dir, 'tokens.json'), 'utf8')).not.toContain(token)
    for (const file of ['hub.db', 'hub.db-wal']) {
      expect(readFileSync(join(folder.dir, file)).includes('Ayu')).toBe(false)
    }
  })

  it('on a full disk nothing of a person is kept, and the refusal says why (S10)', async () => {
    const pending = join(folder.dir, 'tokens.json.new')
    symlinkSync('/dev/full', pending)
    const refused = await hub.post('/v1/users', ayu, 'full-1')
    expect([refused.status, refused.body.code]).toEqual([507, 'storage_full'])
    expect((await hub.ask('GET', '/v1/users')).body.users).toEqual([])
    rmSync(pending)
    expect((await hub.post('/v1/users', ayu, 'full-1')).status).toBe(201)
  })

  it('a token made twice under one key is one token, a person removed twice is removed (S2)', async () => {
    await hub.post('/v1/users', ayu)
    const first = await tokenOf('ayu', 'token-1')
    expect(await tokenOf('ayu', 'token-1')).toBe(first)
    const other = await hub.post('/v1/tokens', { role: 'passet', label: 'x' }, 'token-1')
    expect(other.body.code).toBe('idempotency_mismatch')
    const gone = () => hub.ask('DELETE', '/v1/users/ayu', { headers: { 'idempotency-key': 'gone-1' } })
    expect((await gone()).status).toBe(200)
    expect((await gone()).status, 'the answer was lost, so it is asked again').toBe(200)
  })

  it.each([
    ['a cashier without a branch', '/v1/users', { userId: 'x', name: 'X', role: 'cashier' }, 'malformed'],
    [
      'a super admin with one',
      '/v1/users',
      { userId: 'x', name: 'X', role: 'super_admin', branchId: 'utama' },
      'malformed',
    ],
    ['a token of nobody', '/v1/tokens', { userId: 'none', label: 'x' }, 'unknown_user'],
    ['a token without a role', '/v1/tokens', { label: 'x' }, 'malformed'],
    [
      'a token with more rights than its person',
      '/v1/tokens',
      { userId: 'ayu', role: 'super_admin', label: 'x' },
      'malformed',
    ],
  ])('refuses %s', async (_what, path, body, code) => {
    await hub.post('/v1/users', ayu)
    expect((await hub.post(path, body)).body.code).toBe(code)
  })
})

describe('who sold (O2, part F: rekap_omset_kasir)', () => {
  it("a sale names its cashier, and the day's figures of each cashier add up to the branch's", async () => {
    await hub.post('/v1/products', frameProduct('1', 100))
    await hub.post('/v1/users', ayu)
    const [byAyu, byTill] = [await tokenOf('ayu'), await hub.token('cashier', 'utama')]
    const stream = await openedStream(byAyu)
    for (const [token, quantity] of [
      [byAyu, 2],
      [byTill, 1],
      [byAyu, 3],
    ] as const) {
      const sold = await hub.ask('POST', '/v1/sales', { token, body: saleOf('1', quantity) })
      expect(sold.status).toBe(201)
    }
    const { body } = await hub.ask('GET', '/v1/snapshot?topics=revenue,sales')
    const { cashiers = [], revenue = [], sales = [] } = hubSnapshot.parse(body)
    expect(cashiers).toMatchObject([
      { branch: 'utama', name: 'Ayu Lestari', total: 500_000, transactions: 2 },
      { branch: 'utama', name: 'test cashier', total: 100_000, transactions: 1 },
    ])
    expect(sales.map(({ cashier }) => cashier)).toEqual(['Ayu Lestari', 'test cashier', 'Ayu Lestari'])
    expect(revenue[0]?.total).toBe(cashiers.reduce((sum, { total }) => sum + total, 0))
    await expect.poll(() => stream.facts().filter(({ type }) => type === 'revenue.changed').length).toBe(3)
    const last = JSON.parse(stream.facts().at(-1)?.data ?? '') as { cashier: unknown }
    expect(last.cashier).toEqual({ name: 'Ayu Lestari', total: 500_000, transactions: 2 })
    stream.close()
  })
})
