import type { WriteDb } from '../../../node/sqlite/db.ts'
import type { RegisterSale } from '../../../shared/hub/commands.ts'
import type { PayloadOf } from '../../domain/events.ts'
import type { BranchRow, CashierDay, OrderRow, ProductRow, SaleRow, ShopView } from '../../domain/view.ts'

type Sold = PayloadOf<'sale.registered'> & { readonly branch: string }

function saleRow(row: { readonly seq: number; readonly event: string }): SaleRow {
  const sold = JSON.parse(row.event) as Sold
  const { saleId, payer, patientName, lines, number, total, branch } = sold
  const draft = { saleId, branchId: branch, payer, patientName, lines } as RegisterSale
  return { draft, number, total, seq: row.seq }
}

/** What decisions about the shop may look at. */
export function createShopView(db: WriteDb): ShopView {
  const branch = db.prepare(
    'SELECT id, name, allow_negative AS allowNegative, seq FROM branches WHERE id = ?',
  )
  const product = db.prepare(
    `SELECT product_type AS productType, product_id AS productId, branch AS branchId, code, name, stock,
       unit_price AS unitPrice
     FROM products WHERE branch = ? AND product_type = ? AND product_id = ?`,
  )
  const sale = db.prepare('SELECT seq, event FROM sales WHERE sale_id = ?')
  const order = db.prepare(
    `SELECT order_id AS orderId, branch AS branchId, patient_name AS patientName, status,
       created_seq AS createdSeq, ready_seq AS readySeq
     FROM orders WHERE order_id = ?`,
  )
  const revenue = db.prepare(
    'SELECT day, total, bpjs, umum, transactions, currency FROM revenue WHERE branch = ? AND day = ?',
  )
  const cashier = db.prepare(
    'SELECT name, total, transactions FROM cashiers WHERE branch = ? AND day = ? AND name = ?',
  )
  const receipts = db.prepare("SELECT value FROM counters WHERE name = 'receipts'").pluck()
  const toReset = db
    .prepare(
      `SELECT branch FROM revenue AS latest
       WHERE day = (SELECT max(day) FROM revenue WHERE branch = latest.branch) AND day < ? AND transactions > 0
       ORDER BY branch`,
    )
    .pluck()
  return {
    branch(id) {
      const row = branch.get(id) as
        | (Omit<BranchRow, 'allowNegativeStock'> & { allowNegative: number })
        | undefined
      if (row === undefined) return undefined
      return { id: row.id, name: row.name, seq: row.seq, allowNegativeStock: row.allowNegative === 1 }
    },
    product: (branchId, type, id) => product.get(branchId, type, id) as ProductRow | undefined,
    sale(saleId) {
      const row = sale.get(saleId) as { seq: number; event: string } | undefined
      return row === undefined ? undefined : saleRow(row)
    },
    order: (orderId) => order.get(orderId) as OrderRow | undefined,
    revenue: (branchId, day) => revenue.get(branchId, day) as PayloadOf<'revenue.changed'> | undefined,
    cashier: (branchId, day, name) => cashier.get(branchId, day, name) as CashierDay | undefined,
    receipts: () => receipts.get() as number,
    branchesToReset: (day) => toReset.all(day) as string[],
  }
}
