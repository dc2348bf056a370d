import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../../src/hub/domain/command.ts'
import { decide } from '../../../../src/hub/domain/decide.ts'
import type { DomainEvent } from '../../../../src/hub/domain/events.ts'
import { commandContext } from '../../../helpers/command-context.ts'
import { memoryHubView } from '../../../helpers/memory-hub-view.ts'

const context = commandContext()
const ids = ['1', '2', '3'] as const

function shop(allowNegativeStock: boolean) {
  const { view, apply } = memoryHubView()
  const log: DomainEvent[] = []
  function send(command: Command, at = context) {
    const decision = decide(command, view, at)
    if (decision.kind === 'accepted') {
      apply(decision.events)
      log.push(...decision.events)
    }
    return decision
  }
  send({ kind: 'create-branch', input: { id: 'utama', name: 'Cabang Utama', allowNegativeStock } })
  for (const productId of ids) {
    const product = { productType: 'frame', productId, name: productId, code: productId } as const
    send({ kind: 'put-product', input: { ...product, branchId: 'utama', stock: 10, unitPrice: 500 } })
  }
  return { view, log, send }
}
type Shop = ReturnType<typeof shop>

function stocks({ view }: Shop): number[] {
  return ids.map((id) => view.product('utama', 'frame', id)?.stock ?? Number.NaN)
}

const line = fc.record({
  productType: fc.constant('frame' as const),
  productId: fc.constantFrom(...ids),
  quantity: fc.integer({ min: 1, max: 8 }),
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
})
const sale = fc.record({
  saleId: fc.uuid(),
  branchId: fc.constant('utama'),
  payer: fc.constantFrom('umum' as const, 'bpjs' as const),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
})

describe('a sale', () => {
  it('never takes more than is there, whatever the lines; two lines of one frame count together', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 12 }), (sales) => {
        const one = shop(false)
        for (const input of sales) {
          const before = stocks(one)
          const decision = one.send({ kind: 'register-sale', input })
          if (decision.kind === 'rejected') expect(stocks(one)).toEqual(before)
        }
        expect(Math.min(...stocks(one))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('moves stock by exactly what was sold, also below zero where the branch allows it (O21)', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 12 }), (sales) => {
        const one = shop(true)
        const sold = new Map<string, number>(ids.map((id) => [id, 0]))
        for (const input of sales) {
          if (one.send({ kind: 'register-sale', input }).kind !== 'accepted') continue
          for (const { productId, quantity } of input.lines) {
            sold.set(productId, (sold.get(productId) ?? 0) + quantity)
          }
        }
        expect(stocks(one)).toEqual(ids.map((id) => 10 - (sold.get(id) ?? 0)))
      }),
    )
  })

  it('leaves revenue equal to the sum of the sales, split by payer, and receipts without holes', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 15 }), (sales) => {
        const one = shop(true)
        for (const input of sales) one.send({ kind: 'register-sale', input })
        const sold = one.log.flatMap((event) => (event.type === 'sale.registered' ? [event.payload] : []))
        const sum = (payer: string | null) =>
          sold
            .filter((each) => payer === null || each.payer === payer)
            .reduce((all, each) => all + each.total, 0)
        const revenue = one.view.revenue('utama', context.day)
        if (sold.length === 0) expect(revenue).toBeUndefined()
        else {
          const transactions = sold.length
          expect(revenue).toMatchObject({
            total: sum(null),
            bpjs: sum('bpjs'),
            umum: sum('umum'),
            transactions,
          })
        }
        expect(sold.map(({ number }) => number)).toEqual(
          sold.map((_, index) => `TRX-${String(index + 1).padStart(4, '0')}`),
        )
      }),
    )
  })

  it('sent any number of times is one sale, with one answer', () => {
    fc.assert(
      fc.property(sale, fc.integer({ min: 2, max: 5 }), (input, times) => {
        const one = shop(true)
        const answers = Array.from({ length: times }, () => one.send({ kind: 'register-sale', input }))
        expect(answers.slice(1).map(({ kind }) => kind)).toEqual(Array(times - 1).fill('repeated'))
        const contents = answers.map((each) => ('answer' in each ? each.answer : null))
        expect(new Set(contents.map((each) => JSON.stringify(each))).size).toBe(1)
        expect(one.log.filter(({ type }) => type === 'sale.registered')).toHaveLength(1)
      }),
    )
  })

  const draft = {
    saleId: '01900000-0000-7000-8000-000000000001',
    branchId: 'utama',
    payer: 'umum',
    lines: [{ productType: 'frame', productId: '1', quantity: 1, unitPrice: 500 }],
  } as const

  it('with a known id and other content is a conflict, not a second sale', () => {
    const one = shop(false)
    one.send({ kind: 'register-sale', input: { ...draft, lines: [...draft.lines] } })
    const other = one.send({
      kind: 'register-sale',
      input: { ...draft, payer: 'bpjs', lines: [...draft.lines] },
    })
    expect(other).toMatchObject({ kind: 'rejected', code: 'conflict' })
  })

  it('says its events in the order that screens rely on: the sale, the stock, the revenue', () => {
    const one = shop(false)
    const lines = ['2', '1', '2'].map((productId) => ({ ...draft.lines[0], productId }))
    one.send({ kind: 'register-sale', input: { ...draft, lines } })
    const said = one.log
      .slice(4)
      .map((event) =>
        event.type === 'stock.changed' ? `${event.payload.productId}=${event.payload.stock}` : event.type,
      )
    expect(said).toEqual(['sale.registered', '2=8', '1=9', 'revenue.changed'])
  })

  it('is refused with every short line, and with what is there', () => {
    const one = shop(false)
    const lines = ids.map((productId) => ({
      ...draft.lines[0],
      productId,
      quantity: productId === '2' ? 3 : 11,
    }))
    const decision = one.send({ kind: 'register-sale', input: { ...draft, lines } })
    expect(decision).toMatchObject({
      code: 'insufficient_stock',
      extra: {
        lines: [
          { productType: 'frame', productId: '1', requested: 11, available: 10 },
          { productType: 'frame', productId: '3', requested: 11, available: 10 },
        ],
      },
    })
  })

  it('of an unknown product or branch names it, before any stock is looked at', () => {
    const one = shop(false)
    const lines = [{ ...draft.lines[0], productId: 'nothing' }]
    expect(one.send({ kind: 'register-sale', input: { ...draft, lines } })).toMatchObject({
      code: 'unknown_product',
    })
    const input = { ...draft, branchId: 'nowhere', lines: [...draft.lines] }
    expect(one.send({ kind: 'register-sale', input })).toMatchObject({ code: 'unknown_branch' })
  })

  it('is refused when its total is no safe number, instead of storing a wrong one', () => {
    const one = shop(true)
    const lines = [{ ...draft.lines[0], quantity: 100_000, unitPrice: Number.MAX_SAFE_INTEGER }]
    expect(one.send({ kind: 'register-sale', input: { ...draft, lines } })).toMatchObject({
      code: 'malformed',
    })
  })

  it('of the next day begins that day at zero', () => {
    const one = shop(true)
    one.send({ kind: 'register-sale', input: { ...draft, lines: [...draft.lines] } })
    const tomorrow = { ...context, day: '2026-11-22' }
    one.send({ kind: 'open-day' }, tomorrow)
    expect(one.view.revenue('utama', '2026-11-22')).toMatchObject({ total: 0, transactions: 0 })
    expect(one.send({ kind: 'open-day' }, tomorrow)).toMatchObject({ events: [] })
    const saleId = '01900000-0000-7000-8000-000000000002'
    one.send({ kind: 'register-sale', input: { ...draft, saleId, lines: [...draft.lines] } }, tomorrow)
    expect(one.view.revenue('utama', '2026-11-22')).toMatchObject({ total: 500, transactions: 1 })
    expect(one.view.revenue('utama', '2026-11-21')).toMatchObject({ total: 500, transactions: 1 })
  })
})
