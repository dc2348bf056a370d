import type { Role } from '../../../../shared/hub/commands.ts'
import type { Payload } from '../payload.ts'
import { type Shape, stampOf } from '../shape.ts'
import { hearsOfSales } from './access.ts'
import { decimal, serviceType } from './figures.ts'

/** What the shop's people are told of: a sale, or an order that lies ready. `at` is epoch ms. */
export type Happening =
  | { readonly kind: 'sale'; readonly at: number; readonly sale: Payload<'sale.registered'> }
  | { readonly kind: 'ready'; readonly at: number; readonly order: Payload<'order.ready'> }

/** How far back a poll and the live code's stream look, ms (part F). */
export const notificationLookBackMs = 5 * 60_000

function saleNotification(sale: Payload<'sale.registered'>, shape: Shape, timestamp: string) {
  const { saleId, number, total, cashier = '' } = sale
  const details = {
    transaction_id: saleId,
    no_transaksi: number,
    total: decimal(total, shape),
    kasir: cashier,
  }
  return {
    type: 'new_transaction',
    title: 'Transaksi Baru',
    message: cashier === '' ? `Transaksi ${number}` : `Transaksi ${number} oleh ${cashier}`,
    data:
      shape === 'live'
        ? details
        : {
            ...details,
            nama_pasien: sale.patientName,
            service_type: serviceType(sale.payer),
            branch_id: sale.branch,
          },
    timestamp,
  }
}

function readyNotification(order: Payload<'order.ready'>, shape: Shape, timestamp: string) {
  const { orderId, patientName } = order
  const details = { transaction_id: orderId, no_transaksi: orderId, pasien_nama: patientName }
  return {
    type: 'ready_for_pickup',
    title: 'Siap Diambil',
    message: `Pesanan ${patientName || orderId} siap diambil`,
    data: shape === 'live' ? details : { ...details, branch_id: order.branch },
    timestamp,
  }
}

/** One object of `/realtime/notifications` (O3; part F). @returns null when this role is not told of it */
export function notificationOf(
  happening: Happening,
  role: Role,
  shape: Shape,
): Readonly<Record<string, unknown>> | null {
  const timestamp = stampOf(shape, happening.at)
  if (happening.kind === 'ready') return readyNotification(happening.order, shape, timestamp)
  return hearsOfSales(role) ? saleNotification(happening.sale, shape, timestamp) : null
}
