import type { Fact } from '../../shared/domain/event.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import { readBranches } from './optik-branch.ts'
import { parseWireDay, parseWireTime } from './wire-time.ts'
import { integerOf, isObject, textOf, type WireObject } from './wire-value.ts'

/**
 * Names of the figures. The seed names them in words only (O2), the live code has one set for the cashier and one for
 * the admin (part F); the first that holds a number counts.
 */
const figures = {
  total: ['omset_kasir', 'total_omset_hari_ini', 'omset_total', 'total_omset', 'omset'],
  bpjs: ['omset_bpjs', 'total_omset_bpjs', 'total_bpjs', 'bpjs'],
  umum: ['omset_umum', 'total_omset_umum', 'total_umum', 'umum'],
  transactions: ['jumlah_transaksi', 'total_transaksi_hari_ini', 'total_transaksi'],
} as const
const lists = ['transaksi_terbaru', 'latest_transactions'] as const

/**
 * Reads the figures and the latest transactions of `/realtime/dashboard` and `/realtime/omset-kasir`.
 *
 * The figures are the whole state each time. The list is sent again with every message, so its rows are no news:
 * `notify: false`; a new transaction is told by the notifications.
 *
 * @returns null when the object holds none of them
 */
export function readRevenue(value: WireObject, currency: string, receivedAt: number): readonly Fact[] | null {
  const nested = isObject(value.omset) ? { ...value, ...nestedFigures(value.omset) } : value
  const total = figure(nested, figures.total)
  const bpjs = figure(nested, figures.bpjs)
  const umum = figure(nested, figures.umum)
  const transactions = count(nested, figures.transactions)
  const list = lists.map((field) => value[field]).find((candidate) => Array.isArray(candidate))
  const branch = textOf(value, 'branch_id', 'branch_name')
  const day = dayOf(value)
  const facts: Fact[] = []
  if (total !== null || bpjs !== null || umum !== null || transactions !== null || day !== null) {
    const revenue = { branch, total, bpjs, umum, transactions, currency, day: '', ...day }
    facts.push({ kind: 'revenue', revenue })
  }
  const cashiers = readCashiers(value.rekap_omset_kasir, branch, currency)
  if (cashiers !== null) facts.push(cashiers)
  if (list !== undefined) {
    const rows = list.map((row: unknown) => (isObject(row) ? readRow(row, branch, receivedAt) : null))
    const read = rows.filter((row) => row !== null)
    if (read.length > 0) facts.push({ kind: 'transactions', transactions: read, notify: false })
    if (read.length < rows.length) facts.push({ kind: 'unknown', why: 'shape' })
  }
  return facts.length > 0 ? [...facts, ...readBranches([value, ...(list ?? [])])] : null
}

/** Whether the shop's day is open, and since when (part F); an admin's dashboard before opening has nothing else. */
function dayOf(value: WireObject): { readonly dayStatus: string; readonly dayOpenedAt?: string } | null {
  const status = value.open_day_status
  const dayStatus =
    typeof status === 'boolean' ? (status ? 'open' : 'closed') : textOf(value, 'open_day_status')
  const dayOpenedAt = textOf(value, 'open_time')
  if (dayStatus === '') return 'open_day_status' in value ? { dayStatus } : null
  return dayOpenedAt === '' ? { dayStatus } : { dayStatus, dayOpenedAt }
}

/** The admin's figures by cashier, all of them each time; a row without a name or a figure is left out. */
function readCashiers(value: unknown, branch: string, currency: string): Fact | null {
  if (!Array.isArray(value)) return null
  const cashiers = value.flatMap((row: unknown) => {
    const name = isObject(row) ? textOf(row, 'kasir_name', 'nama_kasir', 'name') : ''
    const total = isObject(row) ? parseAmount(row.total_omset) : null
    if (!isObject(row) || name === '' || total === null) return []
    return [{ name, total, transactions: integerOf(row.jumlah_transaksi) ?? 0, currency, day: '' }]
  })
  return { kind: 'cashiers', branch, cashiers }
}

/** `{omset: {total, bpjs, umum}}` beside the flat form. */
function nestedFigures(omset: WireObject): WireObject {
  return { omset: omset.total, omset_bpjs: omset.bpjs, omset_umum: omset.umum }
}

function figure(value: WireObject, fields: readonly string[]): number | null {
  for (const field of fields) {
    const amount = parseAmount(value[field])
    if (amount !== null) return amount
  }
  return null
}

function count(value: WireObject, fields: readonly string[]): number | null {
  for (const field of fields) {
    const number = integerOf(value[field])
    if (number !== null) return number
  }
  return null
}

function readRow(row: WireObject, listBranch: string, receivedAt: number) {
  const number = textOf(row, 'no_transaksi', 'kode_penjualan', 'nomor', 'id')
  const amount = parseAmount(row.total)
  if (number === '' || amount === null) return null
  const time =
    parseWireTime(row.created_at) ??
    parseWireTime(row.timestamp) ??
    parseWireTime(row.tanggal) ??
    parseWireDay(row.tanggal)
  return {
    number,
    amount,
    payer: payerOf(row),
    patientName: textOf(row, 'nama_pasien', 'pasien_nama', 'patient_name'),
    branch: textOf(row, 'branch_id', 'branch_name') || listBranch,
    status: textOf(row, 'status'),
    // `tanggal` is a day: its start, so that the same row told again every three seconds stays the same.
    at: time ?? receivedAt,
  }
}

/** `BPJS I` to `BPJS III` are the insurance, anything else is paid by the customer; '' where the source does not say. */
export function payerOf(row: WireObject): string {
  const service = textOf(row, 'service_type', 'payer', 'jenis_layanan').toLowerCase()
  if (service === '') return ''
  return service.startsWith('bpjs') ? 'bpjs' : 'umum'
}
