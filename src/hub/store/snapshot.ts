import type { ReadDb } from '../../node/sqlite/db.ts'
import { zeroRevenue } from '../domain/revenue.ts'

export interface SnapshotQuery {
  readonly topics: readonly string[]
  /** Only this branch; null means all. */
  readonly branch: string | null
}
export interface SnapshotAt {
  readonly position: string
  readonly day: string
  readonly now: number
}

const salesPerBranch = 200
const ordersKept = 500

/**
 * Makes `GET /v1/snapshot`: every entry is the JSON of the event that last spoke of it, put together as text, so that
 * the cost is one copy. Revenue is today's; a branch without a sale today has zero.
 *
 * @returns JSON text of a `HubSnapshot`
 */
export function createSnapshot(db: ReadDb): (query: SnapshotQuery, at: SnapshotAt) => string {
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
  const orders = db
    .prepare(
      'SELECT event FROM orders WHERE @branch IS NULL OR branch = @branch ORDER BY created_seq DESC LIMIT @limit',
    )
    .pluck()

  function list(items: readonly unknown[]): string {
    return `[${items.join(',')}]`
  }
  return (query, at) => {
    const known = branches.all({ branch: query.branch }) as { id: string; name: string }[]
    const ts = new Date(at.now).toISOString()
    const parts: Readonly<Record<string, () => string>> = {
      branches: () => JSON.stringify(known),
      stock: () => list(stock.all({ branch: query.branch })),
      revenue: () =>
        list(
          known.map(
            ({ id }) =>
              revenue.get(id, at.day) ??
              JSON.stringify({ ts, topic: 'revenue', branch: id, ...zeroRevenue(at.day) }),
          ),
        ),
      sales: () => list(known.flatMap(({ id }) => sales.all(id, salesPerBranch))),
      orders: () => list(orders.all({ branch: query.branch, limit: ordersKept })),
    }
    const wanted = Object.entries(parts).filter(([topic]) => query.topics.includes(topic))
    const body = wanted.map(([topic, render]) => `,${JSON.stringify(topic)}:${render()}`).join('')
    return `{"position":${JSON.stringify(at.position)}${body}}`
  }
}
