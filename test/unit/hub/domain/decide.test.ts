import { describe, expect, it } from 'vitest'
import type { Command } from '../../../../src/hub/domain/command.ts'
import { decide } from '../../../../src/hub/domain/decide.ts'
import { localDay } from '../../../../src/hub/domain/revenue.ts'
import { commandContext } from '../../../helpers/command-context.ts'
import { memoryHubView } from '../../../helpers/memory-hub-view.ts'

const all = commandContext()
const product = { productType: 'lensa', productId: '9', name: 'Lensa', code: 'LN9', unitPrice: 10 } as const

function hub() {
  const { view, apply } = memoryHubView()
  return (command: Command, context = all) => {
    const decision = decide(command, view, context)
    if (decision.kind === 'accepted') apply(decision.events)
    return decision
  }
}
function withBranches() {
  const send = hub()
  send({ kind: 'create-branch', input: { id: 'utama', name: 'Cabang Utama', allowNegativeStock: false } })
  send({ kind: 'create-branch', input: { id: 'dua', name: 'Cabang 2', allowNegativeStock: true } })
  return send
}

describe('decide', () => {
  it('lets a token of one branch change no other, whatever the command', () => {
    const send = withBranches()
    send({ kind: 'create-order', input: { orderId: 'A', branchId: 'dua' } })
    const bound = { ...all, branchId: 'utama' }
    const foreign: Command[] = [
      { kind: 'put-product', input: { ...product, branchId: 'dua', stock: 1 } },
      { kind: 'adjust-stock', input: { ...product, branchId: 'dua', delta: 1, reason: 'x' } },
      { kind: 'create-order', input: { orderId: 'B', branchId: 'dua' } },
      { kind: 'ready-order', input: { orderId: 'A' } },
      {
        kind: 'register-sale',
        input: {
          saleId: '01900000-0000-7000-8000-000000000001',
          branchId: 'dua',
          payer: 'umum',
          lines: [{ productType: 'lensa', productId: '9', quantity: 1, unitPrice: 1 }],
        },
      },
    ]
    for (const command of foreign)
      expect(send(command, bound), command.kind).toMatchObject({ code: 'forbidden' })
  })

  it('refuses to publish a fact under a name of its own: that would be a forged fact', () => {
    const send = hub()
    for (const type of ['stock.changed', 'sale.registered', 'hello', 'gap', 'bye']) {
      expect(send({ kind: 'publish-event', input: { topic: 'stock', type, data: {} } }), type).toMatchObject({
        code: 'malformed',
      })
    }
    expect(send({ kind: 'publish-event', input: { topic: 'stock', type: 'counted', data: 1 } }).kind).toBe(
      'accepted',
    )
  })

  it('calls nobody twice for one order, and tells an unknown one apart', () => {
    const send = withBranches()
    expect(send({ kind: 'ready-order', input: { orderId: 'A' } })).toMatchObject({ code: 'not_found' })
    const order = { orderId: 'A', branchId: 'utama', patientName: 'Siti' }
    expect(send({ kind: 'create-order', input: order }).kind).toBe('accepted')
    expect(send({ kind: 'create-order', input: order }).kind).toBe('repeated')
    expect(send({ kind: 'create-order', input: { ...order, patientName: 'Budi' } })).toMatchObject({
      code: 'conflict',
    })
    expect(send({ kind: 'ready-order', input: { orderId: 'A' } }).kind).toBe('accepted')
    expect(send({ kind: 'ready-order', input: { orderId: 'A' } }).kind).toBe('repeated')
  })

  it('lets an adjustment go below zero only where the branch allows it', () => {
    const send = withBranches()
    for (const branchId of ['utama', 'dua'])
      send({ kind: 'put-product', input: { ...product, branchId, stock: 2 } })
    const adjust = (branchId: string) =>
      send({ kind: 'adjust-stock', input: { ...product, branchId, delta: -5, reason: 'pecah' } })
    expect(adjust('utama')).toMatchObject({
      code: 'insufficient_stock',
      extra: { lines: [{ productType: 'lensa', productId: '9', requested: 5, available: 2 }] },
    })
    expect(adjust('dua')).toMatchObject({ kind: 'accepted', answer: { stock: -3, previous: 2 } })
  })

  it('answers the same branch again and refuses another name for it', () => {
    const send = withBranches()
    const input = { id: 'utama', name: 'Cabang Utama', allowNegativeStock: false }
    expect(send({ kind: 'create-branch', input }).kind).toBe('repeated')
    expect(send({ kind: 'create-branch', input: { ...input, name: 'Lain' } })).toMatchObject({
      code: 'conflict',
    })
  })
})

describe('localDay', () => {
  it('is the day of the shop, not of Greenwich: revenue of the evening belongs to today', () => {
    const lateEvening = new Date(2026, 10, 21, 23, 59, 59).getTime()
    expect(localDay(lateEvening)).toBe('2026-11-21')
    expect(localDay(lateEvening + 1000)).toBe('2026-11-22')
  })
})
