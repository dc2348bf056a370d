import { describe, expect, it } from 'vitest'
import { rolesFor } from '../../../../../src/hub/http/dialects/optik/access.ts'
import { notificationOf } from '../../../../../src/hub/http/dialects/optik/notification.ts'
import { dashboardMessage, omsetMessage } from '../../../../../src/hub/http/dialects/optik/revenue.ts'
import { stockMessages } from '../../../../../src/hub/http/dialects/optik/stock.ts'
import type { Payload } from '../../../../../src/hub/http/dialects/payload.ts'

const now = Date.UTC(2026, 10, 21, 5, 10, 0)
const ts = new Date(now - 1000).toISOString()

function stock(productId: string, count: number, more: Partial<Payload<'stock.changed'>> = {}) {
  return {
    ts,
    topic: 'stock',
    branch: 'utama',
    branchName: 'Cabang Utama',
    productType: 'frame',
    productId,
    code: `FR${productId}`,
    name: `Frame ${productId}`,
    stock: count,
    previous: null,
    unitPrice: 1000,
    reason: 'sale',
    ...more,
  } satisfies Payload<'stock.changed'>
}
function sale(number: string, more: Partial<Payload<'sale.registered'>> = {}) {
  return {
    ts,
    topic: 'sales',
    branch: 'utama',
    saleId: `id-${number}`,
    number,
    payer: 'umum',
    patientName: '',
    total: 150_000,
    cashier: 'Budi',
    lines: [],
    ...more,
  } satisfies Payload<'sale.registered'>
}

describe('the stock message', () => {
  it('has every field of the document and its summary (O10)', () => {
    expect(stockMessages([stock('123', 3), stock('7', 8, { productType: 'lensa' })], 'seed', now)).toEqual([
      {
        timestamp: '2026-11-21T05:10:00.000Z',
        total_updates: 2,
        low_stock_alerts: 1,
        medium_stock_alerts: 1,
        updates: [
          {
            type: 'frame_stock_update',
            product_type: 'Frame',
            product_id: 123,
            product_name: 'Frame 123',
            new_stock: 3,
            kode: 'FR123',
            branch_id: 'utama',
            branch_name: 'Cabang Utama',
            alert_level: 'low',
          },
          expect.objectContaining({
            type: 'lensa_stock_update',
            product_type: 'Lensa',
            alert_level: 'medium',
          }),
        ],
        summary: { frames_updated: 1, lensas_updated: 1, aksesoris_updated: 0 },
      },
    ])
  })

  it('says medium, which the snippet of the seed never does, and low for zero and below (O11, O21)', () => {
    const levels = [-2, 0, 5, 6, 10, 11].map(
      (count) => stockMessages([stock('1', count)], 'seed', now)[0]?.updates[0]?.alert_level,
    )
    expect(levels).toEqual(['low', 'low', 'low', 'medium', 'medium', 'normal'])
  })

  it('tells the last word about an item, and keeps the same id of two types and of two branches apart (O11, O12)', () => {
    const [message] = stockMessages(
      [
        stock('1', 9),
        stock('1', 4),
        stock('1', 20, { productType: 'aksesoris' }),
        stock('1', 30, { branch: 'dua' }),
      ],
      'seed',
      now,
    )
    expect(message?.updates.map(({ new_stock }) => new_stock)).toEqual([4, 20, 30])
  })

  it('splits what is more than 200 of a type and drops none of it (part F)', () => {
    const many = Array.from({ length: 450 }, (_, index) => stock(String(index), 1))
    const messages = stockMessages([...many, stock('a', 1, { productType: 'lensa' })], 'live', now)
    expect(messages.map(({ total_updates }) => total_updates)).toEqual([201, 200, 50])
    expect(new Set(messages.flatMap(({ updates }) => updates.map(({ kode }) => kode))).size).toBe(451)
  })

  it('has the time of the row, with microseconds, in the live shape alone (part F)', () => {
    const live = stockMessages([stock('1', 1)], 'live', now)[0]
    expect(live?.timestamp).toBe('2026-11-21T05:10:00.000000Z')
    expect(live?.updates[0]).toMatchObject({ updated_at: '2026-11-21T05:09:59.000000Z' })
    expect(stockMessages([stock('1', 1)], 'seed', now)[0]?.updates[0]).not.toHaveProperty('updated_at')
  })

  it('leaves an id that is no plain number as it is, so that 007 and 7 stay two items', () => {
    const [message] = stockMessages([stock('007', 1), stock('7', 1), stock('AB-1', 1)], 'seed', now)
    expect(message?.updates.map(({ product_id }) => product_id)).toEqual(['007', 7, 'AB-1'])
  })
})

describe('the revenue messages', () => {
  const row = { ts, topic: 'revenue', day: '2026-11-21', currency: 'IDR' }
  const state = {
    revenue: [
      { ...row, branch: 'utama', total: 500, bpjs: 200, umum: 300, transactions: 2 },
      { ...row, branch: 'dua', total: 50, bpjs: 0, umum: 50, transactions: 1 },
    ],
    sales: [
      ...[1, 2, 3, 4, 5].map((n) => sale(`TRX-${n}`, { ts: new Date(now - n * 1000).toISOString() })),
      sale('TRX-0', { ts: new Date(now - 500).toISOString(), payer: 'bpjs', patientName: 'Siti' }),
      sale('TRX-OLD', { ts: new Date(now - 72 * 3_600_000).toISOString() }),
    ],
    cashiers: [
      { branch: 'utama', day: '2026-11-21', name: 'Budi', total: 500, transactions: 2, currency: 'IDR' },
      { branch: 'dua', day: '2026-11-21', name: 'Budi', total: 50, transactions: 1, currency: 'IDR' },
    ],
  }

  it('sum the branches and show the five latest transactions of the day, latest first (O2)', () => {
    const message = omsetMessage(state, 'seed', now)
    expect(message).toMatchObject({
      omset_kasir: 550,
      omset_bpjs: 200,
      omset_umum: 350,
      jumlah_transaksi: 3,
      timestamp: '2026-11-21T05:10:00.000Z',
    })
    expect(message.transaksi_terbaru.map(({ no_transaksi }) => no_transaksi)).toEqual([
      'TRX-0',
      'TRX-1',
      'TRX-2',
      'TRX-3',
      'TRX-4',
    ])
    expect(message.transaksi_terbaru[0]).toMatchObject({
      nama_pasien: 'Siti',
      service_type: 'BPJS',
      id: 'id-TRX-0',
    })
    expect(message.transaksi_terbaru[1]).toMatchObject({
      nama_pasien: '-',
      service_type: 'UMUM',
      total: 150_000,
    })
  })

  it('write amounts as the live code does: decimal text (part F)', () => {
    expect(omsetMessage(state, 'live', now)).toMatchObject({
      omset_kasir: '550.00',
      omset_bpjs: 200,
      omset_umum: '350.00',
      type: 'omset_update',
    })
  })

  it('are by role: figures of the cashier, those of the admin, and for a passet neither (O31, O25)', () => {
    const of = (role: Parameters<typeof dashboardMessage>[1], shape: 'seed' | 'live') =>
      Object.keys(dashboardMessage(state, role, shape, now))
    expect(of('cashier', 'live')).toContain('omset_kasir')
    expect(of('cashier', 'live')).not.toContain('rekap_omset_kasir')
    expect(of('admin', 'live')).toContain('total_omset_hari_ini')
    expect(of('admin', 'live')).not.toContain('transaksi_terbaru')
    expect(of('super_admin', 'seed')).toEqual(expect.arrayContaining(['omset_kasir', 'rekap_omset_kasir']))
    expect(of('passet', 'seed')).toEqual(['timestamp', 'open_day_status', 'open_time'])
  })

  it('add a cashier of two branches up to one row (part F)', () => {
    expect(dashboardMessage(state, 'admin', 'seed', now)).toMatchObject({
      total_omset_hari_ini: 550,
      total_transaksi_hari_ini: 3,
      rekap_omset_kasir: [{ kasir_name: 'Budi', total_omset: 550, jumlah_transaksi: 3 }],
    })
  })
})

describe('a notification', () => {
  const order = {
    ts,
    topic: 'orders',
    branch: 'utama',
    orderId: 'O-1',
    patientName: 'Siti',
    status: 'ready' as const,
  }

  it('of a sale goes to admins, one of a ready order to the cashier too (O3)', () => {
    const sold = { kind: 'sale', at: now, sale: sale('TRX-1') } as const
    const ready = { kind: 'ready', at: now, order } as const
    expect(notificationOf(sold, 'admin', 'seed')).toMatchObject({
      type: 'new_transaction',
      data: {
        transaction_id: 'id-TRX-1',
        no_transaksi: 'TRX-1',
        total: 150_000,
        kasir: 'Budi',
        branch_id: 'utama',
      },
      timestamp: '2026-11-21T05:10:00.000Z',
    })
    expect(notificationOf(sold, 'cashier', 'seed')).toBeNull()
    expect(notificationOf(ready, 'cashier', 'seed')).toMatchObject({
      type: 'ready_for_pickup',
      message: 'Pesanan Siti siap diambil',
    })
  })

  it('of the live shape has exactly the details of the live code (part F)', () => {
    const sold = { kind: 'sale', at: now, sale: sale('TRX-1') } as const
    expect(notificationOf(sold, 'admin', 'live')?.data).toEqual({
      transaction_id: 'id-TRX-1',
      no_transaksi: 'TRX-1',
      total: '150000.00',
      kasir: 'Budi',
    })
  })
})

describe('who may open a stream (O14)', () => {
  it('is the staff by the seed, cashiers alone for their page in the live shape', () => {
    expect(rolesFor('omset-kasir', 'seed')).toEqual(['super_admin', 'admin', 'cashier'])
    expect(rolesFor('omset-kasir', 'live')).toEqual(['cashier'])
    expect(rolesFor('notifications', 'seed')).not.toContain('passet')
    expect(rolesFor('stock-updates', 'seed')).toContain('passet')
  })
})
