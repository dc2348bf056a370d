import type { ReadDb } from '../../../node/sqlite/db.ts'
import { zeroRevenue } from '../../domain/revenue.ts'
import type { SnapshotAt, SnapshotParts, SnapshotQuery } from '../snapshot-parts.ts'
import { eventList } from './event-list.ts'

const salesPerBranch = 200
/** Those last spoken of: glasses that were ordered long before the others may lie ready only now. */
const ordersKept = 500

/** The shop's part of a snapshot. Revenue is today's; a branch without a sale today has zero, and no cashiers. */
export function createShopSnapshot(db: ReadDb): (query: SnapshotQuery, at: SnapshotAt) => SnapshotParts {
  const branches = db.prepare(
    'SELECT id, name FROM branches WHERE @branch IS NULL OR id = @branch ORDER BY seq',
  )
  const stock = db
    .prepare(
      'SELECT event FROM products WHERE @branch IS NULL OR branch = @branch ORDER BY branch, product_type, product_id',
    )
    .pluck()
  const sales = db.prepare('SELECT event FROM sales WHERE branch = ? ORDER BY seq DESC LIMIT ?').pluck()
  const revenue = db.prepare('SELECT event FROM revenue WHERE branch = ? AND day = ?').pluck()
  const cashiers = db.prepare(
    `SELECT branch, day, name, total, transactions, currency FROM cashiers WHERE branch = ? AND day = ?
     ORDER BY total DESC, name`,
  )
  const orders = db
    .prepare(
      `SELECT event FROM orders WHERE @branch IS NULL OR branch = @branch
       ORDER BY max(created_seq, ifnull(ready_seq, 0)) DESC LIMIT @limit`,
    )
    .pluck()

  return ({ branch }, { day, now }) => {
    const known = branches.all({ branch }) as { id: string; name: string }[]
    const ts = new Date(now).toISOString()
    return {
      branches: () => JSON.stringify(known),
      stock: () => eventList(stock.all({ branch })),
      revenue: () =>
        eventList(
          known.map(
            ({ id }) =>
              revenue.get(id, day) ??
              JSON.stringify({ ts, topic: 'revenue', branch: id, ...zeroRevenue(day) }),
          ),
        ),
      cashiers: () => JSON.stringify(known.flatMap(({ id }) => cashiers.all(id, day))),
      sales: () => eventList(known.flatMap(({ id }) => sales.all(id, salesPerBranch))),
      orders: () => eventList(orders.all({ branch, limit: ordersKept })),
    }
  }
}
