import type { Role } from '../../../../shared/hub/commands.ts'
import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import { type Shape, stampOf } from '../shape.ts'
import { hearsOfSales } from './access.ts'
import { dayFigures, decimal, serviceType, writtenDay } from './figures.ts'

/** Topics of the snapshot that both messages are made of. */
export const revenueTopics = ['revenue', 'sales'] as const
type RevenueState = Pick<HubSnapshot, 'revenue' | 'sales' | 'cashiers'>

const latestShown = 5
/** A sale of the hub is paid and handed over; what waits is an order. */
const statusOfSale = 'Selesai'
/** The hub's business day begins at midnight of its time zone and is never closed. */
const openTime = '00:00'

function latest({ sales = [] }: RevenueState, shape: Shape, now: number) {
  const today = writtenDay(now)
  return sales
    .toSorted((a, b) => Date.parse(b.ts) - Date.parse(a.ts))
    .filter(({ ts }) => writtenDay(Date.parse(ts)) === today)
    .slice(0, latestShown)
    .map((sale) => ({
      id: sale.saleId,
      no_transaksi: sale.number,
      nama_pasien: sale.patientName || '-',
      service_type: serviceType(sale.payer),
      total: decimal(sale.total, shape),
      status: statusOfSale,
      tanggal: writtenDay(Date.parse(sale.ts)),
      ...(shape === 'seed' ? { created_at: sale.ts, branch_id: sale.branch } : {}),
    }))
}

function cashierPart(state: RevenueState, shape: Shape, now: number) {
  const figures = dayFigures(state)
  return {
    omset_kasir: decimal(figures.total, shape),
    omset_bpjs: figures.bpjs,
    omset_umum: decimal(figures.umum, shape),
    jumlah_transaksi: figures.transactions,
    transaksi_terbaru: latest(state, shape, now),
  }
}

/** The same cashier may have worked in several branches: one row by name, as the live code groups by person. */
function adminPart(state: RevenueState) {
  const figures = dayFigures(state)
  const byName = new Map<string, { readonly total: number; readonly transactions: number }>()
  for (const { name, total, transactions } of state.cashiers ?? []) {
    const before = byName.get(name) ?? { total: 0, transactions: 0 }
    byName.set(name, { total: before.total + total, transactions: before.transactions + transactions })
  }
  return {
    total_transaksi_hari_ini: figures.transactions,
    total_omset_hari_ini: figures.total,
    rekap_omset_kasir: [...byName].map(([kasir_name, { total, transactions }]) => ({
      kasir_name,
      total_omset: total,
      jumlah_transaksi: transactions,
    })),
  }
}

/**
 * The message of `/realtime/omset-kasir` (O2; part F): the day's figures of the branches that the reader sees. The live
 * code counts what the signed-in cashier sold; the hub counts the branch, and tells the cashiers apart on the dashboard.
 *
 * @param now epoch ms
 */
export function omsetMessage(state: RevenueState, shape: Shape, now: number) {
  return {
    ...cashierPart(state, shape, now),
    ...(shape === 'live' ? { type: 'omset_update' } : {}),
    timestamp: stampOf(shape, now),
  }
}

/**
 * The message of `/realtime/dashboard`, by role (O31): cashiers get the cashier's figures, admins those of the admin page,
 * in the seed's shape both, because the seed shows one dashboard. A passet gets the day's state alone.
 *
 * @param now epoch ms
 */
export function dashboardMessage(state: RevenueState, role: Role, shape: Shape, now: number) {
  const isAdmin = hearsOfSales(role)
  return {
    timestamp: stampOf(shape, now),
    open_day_status: true,
    open_time: openTime,
    ...(role === 'cashier' || (isAdmin && shape === 'seed') ? cashierPart(state, shape, now) : {}),
    ...(isAdmin ? adminPart(state) : {}),
    ...(shape === 'live' ? { type: 'dashboard_update' } : {}),
  }
}
