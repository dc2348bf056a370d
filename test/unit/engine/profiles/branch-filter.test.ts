import { describe, expect, it } from 'vitest'
import { type BranchFilter, createBranchFilter } from '../../../../src/engine/profiles/branch-filter.ts'
import { optik } from '../../../../src/engine/profiles/optik.ts'
import { pantau } from '../../../../src/engine/profiles/pantau.ts'
import type { Profile } from '../../../../src/engine/profiles/types.ts'
import type { RawMessage } from '../../../../src/engine/stream/types.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'

const context = { source: 's', stream: 'x', currency: 'IDR', firstOfConnection: false }
const message = (value: unknown, type = 'message'): RawMessage => ({
  type,
  data: JSON.stringify(value),
  lastEventId: '',
  hasId: false,
  transport: 'sse',
  receivedAt: 1,
  connection: 1,
})
const ts = '2026-11-21T03:00:00.000Z'
/** Kinds of what is shown of a message. */
const shown = (filter: BranchFilter, profile: Profile, raw: RawMessage): readonly Fact['kind'][] =>
  filter(profile.parse(raw, context)).flatMap(({ facts }) =>
    facts.map(({ kind }) => kind).filter((kind) => kind !== 'branches'),
  )

/** Each message of a hub that says the branch's id only. */
const hubMessages = (branch: string): readonly (readonly [RawMessage, readonly string[]])[] => {
  const sale = {
    ts,
    topic: 'sales',
    branch,
    saleId: 'a',
    number: 'PJ-1',
    payer: 'umum',
    patientName: '',
    total: 1,
    currency: 'IDR',
    cashier: 'Rudi',
    lines: [],
  }
  const day = { total: 1, bpjs: 0, umum: 1, transactions: 1, currency: 'IDR', day: '2026-11-21' }
  const cashier = { name: 'Rudi', total: 1, transactions: 1 }
  const order = { ts, topic: 'orders', branch, orderId: 'o', patientName: '', status: 'ready' }
  return [
    [message(sale, 'sale.registered'), ['transactions']],
    [message({ ts, topic: 'revenue', branch, ...day, cashier }, 'revenue.changed'), ['revenue', 'cashiers']],
    [message(order, 'order.ready'), ['order']],
  ]
}

/** Each message of an Optik server of the seed's shape that says the branch's id only. */
const shopMessages = (branch: number): readonly (readonly [RawMessage, readonly string[]])[] => {
  const details = { id: 1, no_transaksi: 'A', total: 1, branch_id: branch }
  const cashiers = [{ kasir_name: 'Budi', total_omset: 10, jumlah_transaksi: 1 }]
  const dashboard = {
    branch_id: branch,
    total_omset_hari_ini: 10,
    rekap_omset_kasir: cashiers,
    transaksi_terbaru: [{ no_transaksi: 'A', total: 1 }],
  }
  return [
    [message({ type: 'new_transaction', data: details }), ['transactions', 'notification']],
    [message({ type: 'ready_for_pickup', data: details }), ['order', 'notification']],
    [message(dashboard), ['revenue', 'cashiers', 'transactions']],
  ]
}
const stock = (...branches: readonly (readonly [number, string])[]): RawMessage =>
  message({
    updates: branches.map(([id, name]) => ({
      product_type: 'Frame',
      product_id: id,
      new_stock: 1,
      branch_id: id,
      branch_name: name,
    })),
  })

// Would catch a console that was told "Cabang Utama" and shows its stock, but none of its sales.
describe('what is only about other branches (O14)', () => {
  // Would catch an own rule that calls for a branch that is not shown.
  it('is marked for rules on payloads, and what says no branch or several is not', () => {
    const filter = createBranchFilter(['utama'])
    const isElsewhere = (profile: Profile, raw: RawMessage) =>
      filter(profile.parse(raw, context)).map(({ elsewhere }) => elsewhere === true)
    const of = (...branches: readonly string[]) =>
      message({
        updates: branches.map((branch_id, product_id) => ({
          product_type: 'Frame',
          product_id,
          new_stock: 1,
          branch_id,
        })),
      })
    expect(isElsewhere(optik, of('dua'))).toEqual([true])
    expect(isElsewhere(optik, of('dua', 'utama'))).toEqual([false])
    expect(isElsewhere(pantau, message({ ts, topic: 'fridge', branch: 'dua', data: {} }, 'fridge'))).toEqual([
      false,
    ])
    for (const [raw] of hubMessages('dua')) expect(isElsewhere(pantau, raw)).toEqual([true])
    for (const [raw] of hubMessages('utama')) expect(isElsewhere(pantau, raw)).toEqual([false])
  })
})

describe('branches chosen by name, of a server that says ids (O14, issue 3.5)', () => {
  const created = message(
    { ts, topic: 'branches', branch: 'u1', id: 'u1', name: 'Cabang Utama' },
    'branch.created',
  )
  const snapshot = JSON.stringify({
    position: `${'0'.repeat(8)}-0000-4000-8000-000000000000:1`,
    branches: [
      { id: 'u1', name: 'Cabang Utama' },
      { id: 'u2', name: 'Cabang 2' },
    ],
    orders: ['u1', 'u2'].map((branch) => ({
      ts,
      topic: 'orders',
      branch,
      orderId: branch,
      patientName: '',
      status: 'open',
    })),
  })

  const snapshotEvents = pantau.snapshot?.parse(snapshot, context, 1)?.events ?? []

  it('are known to the snapshot that tells them', () => {
    const facts = createBranchFilter(['Cabang Utama'])(snapshotEvents).flatMap((event) => event.facts)
    expect(facts.flatMap((fact) => (fact.kind === 'order' ? [fact.order.branch] : []))).toEqual(['u1'])
  })

  it.each([
    ['by an event', pantau.parse(created, context)],
    ['by the snapshot', snapshotEvents],
  ])('are known to a hub %s', (_how, told) => {
    const filter = createBranchFilter([' cabang utama'])
    for (const [raw] of hubMessages('u1')) expect(shown(filter, pantau, raw)).toEqual([])
    filter(told)
    for (const [raw, kinds] of hubMessages('u1')) expect(shown(filter, pantau, raw)).toEqual(kinds)
    for (const [raw] of hubMessages('u2')) expect(shown(filter, pantau, raw)).toEqual([])
  })

  it('are known to Optik by its stock, and by a message that says both', () => {
    const dashboard = { branch_id: 4, branch_name: 'Cabang Utama', total_omset_hari_ini: 10 }
    for (const told of [stock([4, 'Cabang Utama'], [5, 'Cabang 2']), message(dashboard)]) {
      const filter = createBranchFilter(['Cabang Utama'])
      for (const [raw] of shopMessages(4)) expect(shown(filter, optik, raw)).toEqual([])
      expect(shown(filter, optik, told)).toHaveLength(1)
      for (const [raw, kinds] of shopMessages(4)) expect(shown(filter, optik, raw)).toEqual(kinds)
      for (const [raw] of shopMessages(5)) expect(shown(filter, optik, raw)).toEqual([])
    }
  })

  it('match the other way round: the id is chosen, the message says the name', () => {
    const filter = createBranchFilter(['4'])
    const sale = (branch: string): RawMessage =>
      message({ type: 'new_transaction', data: { id: 1, no_transaksi: 'A', total: 1, branch_name: branch } })
    expect(shown(filter, optik, sale('Cabang Utama'))).toEqual([])
    shown(filter, optik, stock([4, 'Cabang Utama'], [5, 'Cabang 2']))
    expect(shown(filter, optik, sale('Cabang Utama'))).toEqual(['transactions', 'notification'])
    expect(shown(filter, optik, sale('Cabang 2'))).toEqual([])
    // Another branch of the same name says who it is.
    expect(shown(filter, optik, stock([7, 'Cabang Utama']))).toEqual([])
  })

  it('are known from a former run, and forgotten when the branch gets another name', () => {
    const filter = createBranchFilter(['Cabang Utama'], [{ id: 'u1', name: 'Cabang Utama' }])
    const [[sale] = []] = hubMessages('u1')
    if (sale === undefined) throw new Error('there is a sale')
    expect(shown(filter, pantau, sale)).toEqual(['transactions'])
    const renamed = { ts, topic: 'branches', branch: 'u1', id: 'u1', name: 'Cabang Lama' }
    filter(pantau.parse(message(renamed, 'branch.created'), context))
    expect(shown(filter, pantau, sale)).toEqual([])
  })

  it('are remembered within bounds, whatever a server tells', () => {
    const filter = createBranchFilter(['Cabang Utama'])
    for (let id = 1; id <= 5_000; id += 1) filter(optik.parse(stock([id, 'Cabang Utama']), context))
    const told = (id: number) => shopMessages(id).flatMap(([raw]) => shown(filter, optik, raw))
    expect(told(1)).toEqual([])
    expect(told(5_000)).toContain('transactions')
  })
})
