import { describe, expect, it } from 'vitest'
import { createBranchFilter } from '../../../../src/engine/profiles/branch-filter.ts'
import { episodes } from '../../../../src/engine/profiles/episodes.ts'
import { generic } from '../../../../src/engine/profiles/generic.ts'
import { optik } from '../../../../src/engine/profiles/optik.ts'
import { pantau } from '../../../../src/engine/profiles/pantau.ts'
import { sourceBase } from '../../../../src/engine/profiles/source-base.ts'
import type { RawMessage } from '../../../../src/engine/stream/types.ts'

const context = { source: 's', stream: 'x', currency: 'IDR', firstOfConnection: false }
const message = (value: unknown): RawMessage => ({
  type: 'message',
  data: JSON.stringify(value),
  lastEventId: '',
  hasId: false,
  transport: 'sse',
  receivedAt: 1,
  connection: 1,
})

describe('the base of a source', () => {
  it.each([
    ['http://h', optik, 'http://h'],
    ['http://h/app/', optik, 'http://h/app/'],
    ['http://h/app/realtime/stock-updates', optik, 'http://h/app'],
    ['http://h/realtime/dashboard/?k=1', optik, 'http://h/?k=1'],
    ['http://h/v1/stream?topics=stock', pantau, 'http://h/?topics=stock'],
    ['http://h/api/episodes/latest', episodes, 'http://h/'],
    ['http://h/any/stream', generic, 'http://h/any/stream'],
  ])('of %s', (url, profile, base) => {
    expect(sourceBase(url, profile)).toBe(base)
  })

  it('cuts a path that the settings gave a stream', () => {
    expect(sourceBase('http://h/own/events', episodes, ['/own/events'])).toBe('http://h/')
  })
})

describe('the branches of a source (O14)', () => {
  const events = optik.parse(
    message({
      updates: [
        { product_type: 'Frame', product_id: 1, new_stock: 1, branch_id: 4, branch_name: 'Utama' },
        { product_type: 'Frame', product_id: 2, new_stock: 1, branch_name: 'Dua' },
        { product_type: 'Frame', product_id: 3, new_stock: 1 },
      ],
    }),
    context,
  )
  const shown = (branches: readonly string[]) =>
    createBranchFilter(branches)(events).flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.kind === 'stock' ? fact.items.map(({ productId }) => productId) : [])),
    )

  it('are compared by id and by name in any case; what names none stays', () => {
    expect(shown([])).toEqual(['1', '2', '3'])
    expect(shown(['4'])).toEqual(['1', '3'])
    expect(shown([' utama '])).toEqual(['1', '3'])
    expect(shown(['4', 'DUA'])).toEqual(['1', '2', '3'])
  })

  it('leave the event itself as it came', () => {
    const [kept] = createBranchFilter(['nowhere'])(events)
    expect(kept?.data).toBe(events[0]?.data)
  })

  it('filter revenue, transactions and cashiers alike', () => {
    const dashboard = message({
      branch_name: 'Dua',
      total_omset_hari_ini: 10,
      rekap_omset_kasir: [{ kasir_name: 'Budi', total_omset: 10, jumlah_transaksi: 1 }],
      transaksi_terbaru: [{ no_transaksi: 'A', total: 1 }],
    })
    const kinds = (branches: readonly string[]) =>
      createBranchFilter(branches)(optik.parse(dashboard, context)).flatMap(({ facts }) =>
        facts.map(({ kind }) => kind),
      )
    expect(kinds(['Dua'])).toEqual(['revenue', 'cashiers', 'transactions'])
    expect(kinds(['Utama'])).toEqual([])
  })

  it('take a notice along that tells of a sale elsewhere, and leave one that tells of nothing else', () => {
    const sale = message({
      type: 'new_transaction',
      data: { id: 1, no_transaksi: 'A', total: 1, branch_name: 'Dua' },
    })
    const order = message({
      type: 'ready_for_pickup',
      data: { id: 1, no_transaksi: 'A', branch_name: 'Dua' },
    })
    const kinds = (text: ReturnType<typeof message>, branch: string) =>
      createBranchFilter([branch])(optik.parse(text, context)).flatMap(({ facts }) =>
        facts.map(({ kind }) => kind),
      )
    expect(kinds(sale, 'Dua')).toEqual(['transactions', 'notification'])
    expect(kinds(order, 'Dua')).toEqual(['order', 'notification'])
    expect(kinds(sale, 'Utama')).toEqual([])
    expect(kinds(order, 'Utama')).toEqual([])
  })
})
