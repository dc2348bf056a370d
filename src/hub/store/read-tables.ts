import type { WriteDb } from '../../node/sqlite/db.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { RegisterSale } from '../../shared/hub/commands.ts'
import type { DomainEvent, PayloadOf } from '../domain/events.ts'
import type { BranchRow, HubView, OrderRow, ProductRow, SaleRow } from '../domain/view.ts'

/** Where an event stands: its own seq, and the last seq of its command, which the command's answer names. */
export interface AppliedAt {
  readonly seq: number
  readonly commandEnd: number
  /** JSON text of the payload as the stream says it. */
  readonly data: string
}

/** The tables that follow from the log: read by decisions, written by events, both inside one transaction. */
export interface ReadTables {
  readonly view: HubView
  applyTx(event: DomainEvent, at: AppliedAt): void
  /** Receipts never go back, also when the database was lost and begun anew. */
  raiseReceiptsTx(atLeast: number): void
}

export function createReadTables(db: WriteDb): ReadTables {
  return { view: createView(db), applyTx: createApply(db), raiseReceiptsTx: createRaise(db) }
}

function createRaise(db: WriteDb): ReadTables['raiseReceiptsTx'] {
  const raise = db.prepare("UPDATE counters SET value = max(value, ?) WHERE name = 'receipts'")
  return (atLeast) => {
    raise.run(atLeast)
  }
}

type Sold = PayloadOf<'sale.registered'> & { readonly branch: string }

function saleRow(row: { readonly seq: number; readonly event: string }): SaleRow {
  const sold = JSON.parse(row.event) as Sold
  const { saleId, payer, patientName, lines, number, total, branch } = sold
  const draft = { saleId, branchId: branch, payer, patientName, lines } as RegisterSale
  return { draft, number, total, seq: row.seq }
}

function createView(db: WriteDb): HubView {
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
    receipts: () => receipts.get() as number,
    branchesToReset: (day) => toReset.all(day) as string[],
  }
}

function createApply(db: WriteDb): ReadTables['applyTx'] {
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
  const order = db.prepare(
    `INSERT INTO orders (order_id, branch, patient_name, status, created_seq, event) VALUES (?, ?, ?, 'open', ?, ?)`,
  )
  const ready = db.prepare("UPDATE orders SET status = 'ready', ready_seq = ?, event = ? WHERE order_id = ?")
  return (event, at) => {
    switch (event.type) {
      case 'branch.created': {
        const { id, name, allowNegativeStock } = event.payload
        branch.run(id, name, allowNegativeStock === true ? 1 : 0, at.commandEnd)
        return
      }
      case 'stock.changed': {
        const { productType, productId, code, name, stock, unitPrice } = event.payload
        product.run(event.branch, productType, productId, code, name, stock, unitPrice, at.data)
        return
      }
      case 'sale.registered': {
        const { saleId, number } = event.payload
        sale.run(saleId, number, event.branch, at.commandEnd, at.data)
        receipt.run()
        return
      }
      case 'revenue.changed': {
        const { day, total, bpjs, umum, transactions, currency } = event.payload
        revenue.run(event.branch, day, total, bpjs, umum, transactions, currency, at.data)
        return
      }
      case 'order.created': {
        const { orderId, patientName } = event.payload
        order.run(orderId, event.branch, patientName, at.commandEnd, at.data)
        return
      }
      case 'order.ready':
        ready.run(at.commandEnd, at.data, event.payload.orderId)
        return
      case 'published':
        return
      default:
        assertNever(event)
    }
  }
}
