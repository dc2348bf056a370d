import type { Fact } from '../../shared/domain/event.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import { readBranches } from './optik-branch.ts'
import { payerOf } from './optik-revenue.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, textOf, type WireObject } from './wire-value.ts'

export interface NotificationReading {
  readonly facts: readonly Fact[]
  readonly dedupeKey?: string
}

/**
 * Reads `new_transaction` and `ready_for_pickup` (O3; part F). The details are in `data`, or beside `type` where a server
 * sends them flat. Each is a row of the notifications list too (3H: one inner model). Holds a patient's name: never log what this returns.
 *
 * @returns null when the object is neither of the two; a known type without a number is a fact of unknown shape
 */
export function readNotification(value: WireObject, receivedAt: number): NotificationReading | null {
  const type = textOf(value, 'type')
  if (type !== 'new_transaction' && type !== 'ready_for_pickup') return null
  const details = isObject(value.data) ? { ...value, ...value.data } : value
  const id = textOf(details, 'transaction_id', 'id')
  const number = textOf(details, 'no_transaksi', 'kode_penjualan', 'nomor') || id
  if (number === '') return { facts: [{ kind: 'unknown', why: 'shape' }] }
  const at = parseWireTime(value.timestamp) ?? receivedAt
  const patientName = textOf(details, 'pasien_nama', 'nama_pasien', 'patient_name')
  const branch = textOf(details, 'branch_id', 'branch_name', 'cabang')
  const branches = readBranches([details])
  const dedupeKey = naturalKey(type, id, number, value.timestamp)
  const row: Fact = {
    kind: 'notification',
    notification: {
      id: dedupeKey,
      title: textOf(value, 'title') || number,
      body: textOf(value, 'message', 'body'),
      severity: 'info',
      kind: type,
      at,
    },
  }
  if (type === 'ready_for_pickup') {
    const order = { orderId: number, branch, patientName, status: 'ready', at } as const
    return { dedupeKey, facts: [{ kind: 'order', order }, row, ...branches] }
  }
  const amount = parseAmount(details.total)
  if (amount === null) return { dedupeKey, facts: [{ kind: 'unknown', why: 'shape' }] }
  const transaction = {
    number,
    amount,
    payer: payerOf(details),
    patientName,
    branch,
    status: textOf(details, 'status'),
    at,
  }
  return {
    dedupeKey,
    facts: [{ kind: 'transactions', transactions: [transaction], notify: true }, row, ...branches],
  }
}

/**
 * Identity of a notification over repeated polls, which look back five minutes. The database id alone where there is
 * one: the time of a polled notification is the row's `updated_at` and moves when the row is touched again. A receipt
 * number may start again every day, so it counts together with its day.
 */
function naturalKey(type: string, id: string, number: string, timestamp: unknown): string {
  if (id !== '') return `${type}:${id}`
  const time = parseWireTime(timestamp)
  const day = time === null ? '' : new Date(time).toISOString().slice(0, 10)
  return `${type}:${number}:${day}`
}
