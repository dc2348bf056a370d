import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hubEvents, hubSnapshot } from '../../../src/shared/hub/events.ts'
import {
  frameProduct,
  newSaleId,
  saleOf,
  startTestHub,
  type TestHub,
  temporaryFolder,
} from '../../helpers/hub.ts'
import { openStream, type TestStream } from '../../helpers/hub-stream.ts'

const folder = temporaryFolder()
let shop: TestHub
let stream: TestStream

beforeAll(async () => {
  shop = await startTestHub(folder.dir)
  stream = openStream(shop.hub.url, shop.admin)
  await vi.waitFor(() => expect(stream.events).toHaveLength(1), 10_000)
  await shop.post('/v1/products', frameProduct('1', 10))
})
afterAll(async () => {
  stream.close()
  await shop.stop()
  folder.remove()
})

async function stockOf(productId: string): Promise<number | undefined> {
  const { body } = await shop.ask('GET', '/v1/snapshot?topics=stock')
  return hubSnapshot.parse(body).stock?.find((item) => item.productId === productId)?.stock
}

describe('a command', () => {
  it('is answered with its position after its events are durable, and says how durable they are (S1)', async () => {
    const answer = await shop.post('/v1/sales', saleOf('1', 2))
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ number: 'TRX-0001', total: 200_000, durability: 'full' })
    await expect.poll(() => stream.events.at(-1)?.id).toBe(answer.body.position)
  })

  it('says facts that fit the catalogue, in the order sale, stock, revenue', async () => {
    const from = stream.events.length
    await shop.post('/v1/sales', saleOf('1', 1))
    await expect.poll(() => stream.events.length).toBe(from + 3)
    const facts = stream.events.slice(from)
    expect(facts.map(({ type }) => type)).toEqual(['sale.registered', 'stock.changed', 'revenue.changed'])
    for (const { type, data } of facts) {
      const schema = hubEvents[type as keyof typeof hubEvents]
      expect(schema.safeParse(JSON.parse(data)).success, data).toBe(true)
    }
  })

  it('repeated under its Idempotency-Key gets the very same answer and stores nothing (S2)', async () => {
    const body = { branchId: 'utama', productType: 'frame', productId: '1', delta: 5, reason: 'masuk' }
    const first = await shop.post('/v1/stock/adjustments', body, 'key-1')
    const before = await stockOf('1')
    const again = await shop.post('/v1/stock/adjustments', body, 'key-1')
    expect(again.text).toBe(first.text)
    expect(again.status).toBe(first.status)
    expect(await stockOf('1')).toBe(before)
    const other = await shop.post('/v1/stock/adjustments', { ...body, delta: 6 }, 'key-1')
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch'])
    const publisher = await shop.token('admin')
    const mine = await shop.ask('POST', '/v1/stock/adjustments', {
      token: publisher,
      body,
      headers: { 'idempotency-key': 'key-1' },
    })
    expect(mine.headers.get('idempotent-replayed'), 'keys of two publishers never meet').toBeNull()
  })

  it('sent many times at once under one key happens once', async () => {
    const before = (await stockOf('1')) ?? 0
    const sale = saleOf('1', 1)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.post('/v1/sales', sale, sale.saleId)),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await stockOf('1')).toBe(before - 1)
  })

  it('that was refused may come again under the same key with other content: nothing had happened', async () => {
    const sale = saleOf('1', 90_000)
    const short = await shop.post('/v1/sales', sale, 'short-1')
    expect([short.status, short.body.code]).toEqual([409, 'insufficient_stock'])
    expect(short.body.lines).toMatchObject([{ productType: 'frame', productId: '1', requested: 90_000 }])
    const mended = await shop.post('/v1/sales', { ...saleOf('1', 1), saleId: sale.saleId }, 'short-1')
    expect(mended.status).toBe(201)
  })

  it('a sale sent again without a key is answered as the first was, and refused with other content', async () => {
    const sale = saleOf('1', 1)
    const first = await shop.post('/v1/sales', sale)
    const again = await shop.post('/v1/sales', sale)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
    const other = await shop.post('/v1/sales', { ...sale, payer: 'bpjs' })
    expect([other.status, other.body.code]).toEqual([409, 'conflict'])
  })

  it('many sales of the last pieces at once sell exactly what is there', async () => {
    await shop.post('/v1/products', frameProduct('rare', 7))
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => shop.post('/v1/sales', saleOf('rare', 1))),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(7)
    expect(statuses.filter((status) => status === 409)).toHaveLength(33)
    expect(await stockOf('rare')).toBe(0)
  })
})

describe('a snapshot', () => {
  it('is what the stream said up to its position, and nothing later', async () => {
    const { body } = await shop.ask('GET', '/v1/snapshot')
    const snapshot = hubSnapshot.parse(body)
    await expect.poll(() => stream.events.at(-1)?.id).toBe(snapshot.position)
    const last = new Map<string, unknown>()
    for (const { type, data } of stream.facts()) {
      const fact = JSON.parse(data) as Record<string, unknown>
      if (type === 'stock.changed') last.set(String(fact.productId), fact)
    }
    expect(new Map(snapshot.stock?.map((item) => [item.productId, item]))).toEqual(last)
    const sold = stream.facts().filter(({ type }) => type === 'sale.registered')
    expect(snapshot.sales).toEqual(sold.map(({ data }) => JSON.parse(data)).reverse())
    const revenue = stream.facts().findLast(({ type }) => type === 'revenue.changed')
    expect(snapshot.revenue).toEqual([JSON.parse(revenue?.data ?? '')])
  })

  it('has only the topics that were asked for, and zero revenue where nothing was sold today', async () => {
    await shop.post('/v1/branches', { id: 'sepi', name: 'Sepi' })
    const { body } = await shop.ask('GET', '/v1/snapshot?topics=revenue&branch=sepi')
    expect(Object.keys(body).sort()).toEqual(['cashiers', 'position', 'revenue'])
    expect(body.revenue).toMatchObject([{ branch: 'sepi', total: 0, bpjs: 0, umum: 0, transactions: 0 }])
  })
})

describe('problems', () => {
  const adjustment = { branchId: 'utama', productType: 'frame', productId: '1', reason: 'x' }
  const cases: readonly (readonly [
    what: string,
    path: string,
    body: unknown,
    status: number,
    code: string,
  ])[] = [
    ['no JSON', '/v1/sales', '{"saleId":', 400, 'malformed'],
    ['a sale without lines', '/v1/sales', { ...saleOf('1', 1), lines: [] }, 400, 'malformed'],
    ['half a piece', '/v1/sales', saleOf('1', 0.5), 400, 'malformed'],
    ['less than one piece', '/v1/sales', saleOf('1', -3), 400, 'malformed'],
    ['a negative price', '/v1/products', { ...frameProduct('1', 1), unitPrice: -1 }, 400, 'malformed'],
    ['negative stock where it is not allowed', '/v1/products', frameProduct('1', -1), 400, 'malformed'],
    [
      'delta and stock at once',
      '/v1/stock/adjustments',
      { ...adjustment, delta: 1, stock: 2 },
      400,
      'malformed',
    ],
    ['neither delta nor stock', '/v1/stock/adjustments', adjustment, 400, 'malformed'],
    ['an unknown branch', '/v1/products', frameProduct('1', 1, 'nowhere'), 422, 'unknown_branch'],
    ['an unknown product', '/v1/sales', saleOf('nothing', 1), 422, 'unknown_product'],
    ['an unknown order', '/v1/orders/none/ready', {}, 404, 'not_found'],
    ['a branch under another name', '/v1/branches', { id: 'utama', name: 'Other' }, 409, 'conflict'],
    ['a forged fact', '/v1/events', { topic: 'stock', type: 'stock.changed', data: {} }, 400, 'malformed'],
    [
      '__proto__ in a body',
      '/v1/events',
      '{"topic":"a","type":"b","data":{"__proto__":{"x":1}}}',
      400,
      'malformed',
    ],
    ['an array for an object', '/v1/sales', [], 400, 'malformed'],
    ['nothing for an object', '/v1/sales', undefined, 400, 'malformed'],
  ]
  for (const [what, path, body, status, code] of cases) {
    it(`${what}: ${code}, and nothing is stored`, async () => {
      const before = (await shop.ask('GET', '/v1/health')).body.head
      const answer = await shop.ask('POST', path, { body })
      expect([answer.status, answer.body.code], answer.text).toEqual([status, code])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.body).toMatchObject({
        type: 'about:blank',
        status,
        title: expect.any(String),
        detail: expect.any(String),
      })
      expect((await shop.ask('GET', '/v1/health')).body.head).toBe(before)
    })
  }

  it('a wrong content type, method or path is told apart', async () => {
    const text = await shop.ask('POST', '/v1/sales', { body: 'x', headers: { 'content-type': 'text/plain' } })
    expect([text.status, text.body.code]).toEqual([415, 'unsupported_media_type'])
    const method = await shop.ask('PUT', '/v1/sales', { body: {} })
    expect([method.status, method.body.code, method.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'POST',
    ])
    const path = await shop.ask('GET', '/v1/nothing')
    expect([path.status, path.body.code]).toEqual([404, 'not_found'])
  })

  it('an Idempotency-Key that no header should hold is refused', async () => {
    const answer = await shop.post('/v1/sales', { ...saleOf('1', 1), saleId: newSaleId() }, 'k'.repeat(201))
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed'])
  })

  it('names every status in the description that a route answers with', async () => {
    const { body } = await shop.ask('GET', '/openapi.json')
    const paths = body.paths as Record<string, Record<string, { responses: Record<string, unknown> }>>
    for (const [what, path, , status] of cases) {
      const described = paths[path.replace('/none/', '/{id}/')]?.post
      expect(Object.keys(described?.responses ?? {}), `${path}: ${what}`).toContain(String(status))
    }
    expect(body.openapi).toBe('3.1.0')
  })
})
