import type { WriteDb } from '../../../node/sqlite/db.ts'
import type { Applies } from './applied.ts'

type ShopTypes =
  | 'branch.created'
  | 'stock.changed'
  | 'sale.registered'
  | 'revenue.changed'
  | 'order.created'
  | 'order.ready'

/** What the shop's events write: branches, products, sales and receipts, revenue by branch and by cashier, orders. */
export function createShopApply(db: WriteDb): Applies<ShopTypes> {
  const branch = db.prepare('INSERT INTO branches (id, name, allow_negative, seq) VALUES (?, ?, ?, ?)')
  const product = db.prepare(
    `INSERT INTO products (branch, product_type, product_id, code, name, stock, unit_price, event)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (branch, product_type, product_id) DO UPDATE SET code = excluded.code, name = excluded.name,
       stock = excluded.stock, unit_price = excluded.unit_price, event = excluded.event`,
  )
  const sale = db.prepare('INSERT INTO sales (sale_id, number, branch, seq, event) VALUES (?, ?, ?, ?, ?)')
  const receipt = db.prepare("UPDATE counters SET value = value + 1 WHERE name = 'receipts'")
  const revenue = db.prepare(
    `INSERT INTO revenue (branch, day, total, bpjs, umum, transactions, currency, event)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (branch, day) DO UPDATE SET total = excluded.total, bpjs = excluded.bpjs, umum = excluded.umum,
       transactions = excluded.transactions, event = excluded.event`,
  )
  const cashier = db.prepare(
    `INSERT INTO cashiers (branch, day, name, total, transactions, currency) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (branch, day, name) DO UPDATE SET total = excluded.total, transactions = excluded.transactions`,
  )
  const order = db.prepare(
    `INSERT INTO orders (order_id, branch, patient_name, status, created_seq, event) VALUES (?, ?, ?, 'open', ?, ?)`,
  )
  const ready = db.prepare("UPDATE orders SET status = 'ready', ready_seq = ?, event = ? WHERE order_id = ?")
  return {
    'branch.created': ({ payload: { id, name, allowNegativeStock } }, at) => {
      branch.run(id, name, allowNegativeStock === true ? 1 : 0, at.commandEnd)
    },
    'stock.changed': ({ branch: of, payload }, at) => {
      const { productType, productId, code, name, stock, unitPrice } = payload
      product.run(of, productType, productId, code, name, stock, unitPrice, at.data)
    },
    'sale.registered': ({ branch: of, payload: { saleId, number } }, at) => {
      sale.run(saleId, number, of, at.commandEnd, at.data)
      receipt.run()
    },
    'revenue.changed': ({ branch: of, payload }, at) => {
      const { day, total, bpjs, umum, transactions, currency } = payload
      revenue.run(of, day, total, bpjs, umum, transactions, currency, at.data)
      if (payload.cashier === undefined) return
      const { name, total: sold, transactions: times } = payload.cashier
      cashier.run(of, day, name, sold, times, currency)
    },
    'order.created': ({ branch: of, payload: { orderId, patientName } }, at) => {
      order.run(orderId, of, patientName, at.commandEnd, at.data)
    },
    'order.ready': ({ payload: { orderId } }, at) => {
      ready.run(at.commandEnd, at.data, orderId)
    },
  }
}
