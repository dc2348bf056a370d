/**
 * A batch of three changes on a table of 1,000 and of 100,000 rows (performance.md, last row): the script that runs in
 * the page before React, with the JSON text, the order, a filtered view and the counts kept in step.
 * Floor: the same text parsed and its values put into a Map.
 *
 * Usage: node test/bench/store-batch.ts [--batches 2000]
 */
import { parseArgs } from 'node:util'
import { createConsoleStore } from '../../src/renderer/store/console-store.ts'
import { createSortedView } from '../../src/renderer/store/sorted-view.ts'
import { createStockFacets } from '../../src/renderer/store/stock-facets.ts'
import { acceptStock, compareStock, noFilter } from '../../src/renderer/store/stock-order.ts'
import type { Patch } from '../../src/shared/domain/collections.ts'
import { defaultThresholds, levelOf, type StockItem, stockKey } from '../../src/shared/domain/stock.ts'
import type { Batch } from '../../src/shared/ipc/batch.ts'
import { quantiles } from './quantiles.ts'

const { values } = parseArgs({ options: { batches: { type: 'string', default: '2000' } } })
const batches = Number(values.batches)
const changesPerBatch = 3

function row(index: number, stock: number): Patch {
  const item: StockItem = {
    source: 'hub',
    productType: 'frame',
    productId: String(index),
    code: `FR${index}`,
    name: `Frame ${(index * 7919) % 9973}`,
    branch: `b${index % 5}`,
    branchName: `Cabang ${index % 5}`,
    stock,
    level: levelOf(stock, defaultThresholds),
    previous: null,
    unitPrice: 1000,
    changedAt: 0,
  }
  return ['stock', stockKey(item), item]
}

/** Texts of batches that change rows all over the table, many of them from one level to another. */
function texts(rows: number): string[] {
  return Array.from({ length: batches }, (_, at) => {
    const patches = Array.from({ length: changesPerBatch }, (__, part) =>
      row((at * 7907 + part * 104_729) % rows, (at * 31 + part * 17) % 40),
    )
    return JSON.stringify({ from: at + 1, to: at + 2, patches } satisfies Batch)
  })
}

function timed(all: readonly string[], run: (text: string) => void): number[] {
  return all.map((text) => {
    const start = performance.now()
    run(text)
    return performance.now() - start
  })
}

function measure(rows: number): { readonly floor: number[]; readonly ours: number[] } {
  const patches = Array.from({ length: rows }, (_, index) => row(index, 20))
  const store = createConsoleStore()
  store.applySnapshot({ position: 1, patches }, 0)
  const { stock } = store.tables
  const master = createSortedView({ collection: stock, compare: compareStock })
  master.subscribe(() => {})
  const accept = acceptStock({ ...noFilter, level: 'attention' })
  createSortedView({ collection: stock, compare: compareStock, accept, master }).subscribe(() => {})
  createStockFacets(stock).subscribe(() => {})
  const map = new Map(patches.map(([, key, value]) => [key, value]))
  const all = texts(rows)
  return {
    floor: timed(all, (text) => {
      const batch = JSON.parse(text) as Batch
      for (const [, key, value] of batch.patches) map.set(key, value as StockItem)
    }),
    ours: timed(all, (text) => store.applyBatch(JSON.parse(text) as Batch)),
  }
}

for (const rows of [1000, 100_000]) {
  const { floor, ours } = measure(rows)
  // Below a hundredth of a millisecond quantiles.ts rounds away what matters here, so the mean is told too.
  const mean = (list: readonly number[]): number =>
    Number((list.reduce((sum, value) => sum + value, 0) / list.length).toFixed(4))
  const result = {
    bench: 'store-batch',
    rows,
    batches,
    changesPerBatch,
    floor: { mean: mean(floor), ...quantiles(floor) },
    ours: { mean: mean(ours), ...quantiles(ours) },
  }
  process.stdout.write(
    `batch of ${changesPerBatch} on ${rows} rows, ms of script: floor mean ${result.floor.mean} p99 ${result.floor.p99}; ` +
      `ours mean ${result.ours.mean} p99 ${result.ours.p99}\n${JSON.stringify(result)}\n`,
  )
}
