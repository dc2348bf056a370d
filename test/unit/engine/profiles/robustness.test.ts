import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectByMessage, detectByUrl } from '../../../../src/engine/profiles/detect.ts'
import { optik } from '../../../../src/engine/profiles/optik.ts'
import { pantau } from '../../../../src/engine/profiles/pantau.ts'
import { profiles } from '../../../../src/engine/profiles/registry.ts'
import { stats } from '../../../../src/engine/profiles/stats.ts'
import { parseWireDay, parseWireTime } from '../../../../src/engine/profiles/wire-time.ts'
import { integerOf } from '../../../../src/engine/profiles/wire-value.ts'
import type { RawMessage } from '../../../../src/engine/stream/types.ts'

const context = { source: 's', stream: 'x', currency: 'IDR', firstOfConnection: false }
const message = (data: string, type = 'message'): RawMessage => ({
  type,
  data,
  lastEventId: '',
  hasId: false,
  transport: 'sse',
  receivedAt: 1,
  connection: 1,
})

/** Names that the readers look at, with values of any kind behind them. */
const fields = fc.constantFrom(
  'type',
  'updates',
  'new_stock',
  'product_id',
  'product_type',
  'data',
  'total',
  'timestamp',
  'omset_kasir',
  'omset',
  'transaksi_terbaru',
  'no_transaksi',
  'tanggal',
  '__proto__',
  'constructor',
  'ts',
  'topic',
  'stock',
  'transaction_id',
)
const strange = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'new_transaction',
      'ready_for_pickup',
      'heartbeat',
      '',
      '12',
      '1e999',
      'NaN',
      '31/02/2024',
      '2024-13-01',
    ),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fields, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value
const names = fc.constantFrom(
  'message',
  'poll',
  'hello',
  'gap',
  'bye',
  'stock.changed',
  'sale.registered',
  '__proto__',
  'x',
)

describe.each(profiles)('profile $id', (profile) => {
  it('throws at nothing and keeps what it cannot read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          strange.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        names,
        (data, type) => {
          const events = profile.parse(message(data, type), context)
          expect(events.length).toBeGreaterThan(0)
          if (events.length === 1 && profile.id !== 'optik') expect(events[0]?.data).toBe(data)
          for (const event of events) {
            expect(Number.isFinite(event.ts ?? 0)).toBe(true)
            expect(event.facts.length > 0 || profile.id !== 'generic').toBe(true)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe.each(profiles)('a hostile message to profile $id', (profile) => {
  const deep = (open: string, close: string) => `${open.repeat(50_000)}1${close.repeat(50_000)}`

  const hubLine = (context: string) =>
    `{"ts":"2026-11-21T03:00:00Z","topic":"logs","branch":"","level":"info","message":"x","context":{"a":${context}}}`

  // One such message ended `pantau tail`, and lost what was read together with it.
  it.each([
    ['a list nested too deep to be written again', deep('[', ']')],
    ['an object nested too deep', deep('{"data":', '}')],
    ['a line of the hub with a context nested too deep', hubLine(deep('[', ']'))],
    ['a log line with a context nested too deep', `{"message":"x","context":${deep('[', ']')}}`],
    [
      'a time behind the last that a date can hold',
      '{"type":"new_transaction","no_transaksi":"A","timestamp":1e300}',
    ],
    ['such a time as text', `{"type":"ready_for_pickup","no_transaksi":"A","timestamp":"${'9'.repeat(40)}"}`],
    ['hundreds of thousands of notifications', `[${'1,'.repeat(300_000)}1]`],
  ])('%s is kept, as a bounded number of events', (_name, data) => {
    for (const type of ['message', 'log', 'log.written', 'notification', 'stock.changed']) {
      const events = profile.parse(message(data, type), context)
      expect(events.length).toBeGreaterThan(0)
      expect(events.length).toBeLessThanOrEqual(1_000)
    }
  })
})

describe('lines and notifications of a dashboard (D8)', () => {
  // Five thousand lines are kept on screen; a megabyte each would be all of the memory.
  it.each([
    ['log', { message: 'x'.repeat(1_000_000), context: { trace: 'y'.repeat(1_000_000) } }],
    ['log', 'z'.repeat(1_000_000)],
    ['notification', { id: 1, title: 'x'.repeat(1_000_000), body: 'y'.repeat(1_000_000) }],
  ])('are cut to a bound in a %s', (type, value) => {
    const [event] = stats.parse(message(JSON.stringify(value), type), context)
    expect(event?.facts).toMatchObject([{ kind: type }])
    expect(JSON.stringify(event?.facts).length).toBeLessThan(20_000)
    expect(event?.data).toHaveLength(JSON.stringify(value).length)
  })
})

describe('the snapshot of the own dialect', () => {
  const stock = {
    ts: '2026-11-21T03:00:00.000Z',
    topic: 'stock',
    branch: 'utama',
    branchName: 'Cabang Utama',
    productType: 'frame',
    productId: '1',
    code: 'FR1',
    name: 'F',
    stock: 2,
    previous: null,
    unitPrice: 1,
    reason: 'product',
  }

  it('becomes one replay event that calls nobody, and the cursor to go on from', () => {
    const sale = {
      ts: '2026-11-21T03:00:00.000Z',
      topic: 'sales',
      branch: 'utama',
      saleId: 'x',
      number: 'TRX-1',
      payer: 'umum',
      patientName: '',
      total: 5,
      lines: [],
    }
    const body = JSON.stringify({ position: '0a1b2c3d:7', stock: [stock], sales: [sale] })
    const read = pantau.snapshot?.parse(body, context, 9)
    expect(read?.cursor).toBe('0a1b2c3d:7')
    expect(read?.events).toHaveLength(1)
    expect(read?.events[0]).toMatchObject({ replay: true, dedupeKey: null, receivedAt: 9 })
    expect(read?.events[0]?.facts).toMatchObject([
      { kind: 'stock', items: [{ stock: 2 }] },
      { kind: 'transactions', notify: false },
    ])
  })

  it.each([
    '',
    '[]',
    '{}',
    '{"position":1}',
    JSON.stringify({ position: 'a', stock: [{ ...stock, stock: 'x' }] }),
  ])('is not read from %j', (body) => {
    expect(pantau.snapshot?.parse(body, context, 9)).toBeNull()
  })
})

describe('auto', () => {
  it.each([
    ['http://h/v1/stream?topics=stock', 'pantau', 'events'],
    ['http://h/app/realtime/stock-updates/', 'optik', 'stock'],
    ['http://h/realtime/omset-kasir', 'optik', 'omset'],
  ])('knows %s', (url, profile, stream) => {
    expect(detectByUrl(url)).toMatchObject({ profile: { id: profile }, stream: { name: stream } })
  })

  it.each(['http://h', 'http://h/', 'http://h/events'])('does not guess at %s', (url) => {
    expect(detectByUrl(url)).toBeNull()
  })

  it.each([
    [
      '{"epoch":"0a1b2c3d","head":0,"oldest":1,"resumedFrom":null,"heartbeatMs":15000,"maxEventBytes":1}',
      'hello',
      'pantau',
    ],
    ['{"updates":[{"product_type":"Frame","product_id":1,"new_stock":1}]}', 'message', 'optik'],
    ['{"type":"heartbeat"}', 'message', undefined],
    ['{"type":"job_updated","data":{}}', 'message', undefined],
    ['[]', 'message', undefined],
    ['text', 'message', undefined],
  ])('recognises %s', (data, type, profile) => {
    expect(detectByMessage(message(data, type))?.id).toBe(profile)
  })
})

describe('values as the sources write them', () => {
  it.each([
    ['2024-01-01T10:00:00Z', 1_704_103_200_000],
    ['2024-01-01T10:00:00.250000Z', 1_704_103_200_250],
    ['2024-01-01T17:00:00+07:00', 1_704_103_200_000],
    [1_704_103_200, 1_704_103_200_000],
    [1_704_103_200.25, 1_704_103_200_250],
    ['1704103200', 1_704_103_200_000],
    [1_704_103_200_000, 1_704_103_200_000],
    ['yesterday', null],
    ['2024-13-45', null],
    [0, null],
    [null, null],
    [{}, null],
  ])('time %j is %j', (value, ms) => {
    expect(parseWireTime(value)).toBe(ms)
  })

  it('takes no day that is not in the calendar', () => {
    expect([parseWireDay('31/02/2024'), parseWireDay('1/13/2024'), parseWireDay('2024-01-01')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it.each([
    [3, 3],
    ['3', 3],
    ['-2', -2],
    ['3.00', 3],
    [3.5, null],
    ['3.5', null],
    ['', null],
    [true, null],
    ['9007199254740993', null],
  ])('stock %j is %j', (value, stock) => {
    expect(integerOf(value)).toBe(stock)
  })

  it('takes the two products that share an id for two', () => {
    const update = (product_type: string): object => ({ product_type, product_id: 1, new_stock: 1 })
    const [event] = optik.parse(
      message(JSON.stringify({ updates: [update('Frame'), update('Lensa')] })),
      context,
    )
    expect(event?.facts).toMatchObject([{ items: [{ productType: 'frame' }, { productType: 'lensa' }] }])
  })
})
