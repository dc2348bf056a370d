import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import { createSight } from '../bridge/sight.ts'
import { createConsoleStore } from '../store/console-store.ts'
import { createCriticalQueue } from '../store/critical-queue.ts'
import { createLogFacets } from '../store/log-facets.ts'
import { compareSources, compareTransactions } from '../store/orders.ts'
import { createSaleStore } from '../store/sale-store.ts'
import { createSortedView } from '../store/sorted-view.ts'
import { createStockFacets } from '../store/stock-facets.ts'
import { compareStock } from '../store/stock-order.ts'
import { createTicker } from '../store/ticker.ts'
import { createViewStore } from '../store/view-state.ts'
import { connectCallouts } from './connect-callouts.ts'
import type { ConsoleModel } from './console-context.tsx'
import { createToastBoard } from './toast-board.ts'

/** Puts the parts of the screen's model together. Nothing is asked of the engine yet. */
export function createConsoleModel(bridge: ConsoleBridge, page: Document): ConsoleModel {
  const store = createConsoleStore()
  const { tables } = store
  const sight = createSight(page)
  const model: ConsoleModel = {
    bridge,
    store,
    viewStore: createViewStore(),
    saleStore: createSaleStore(),
    stockOrder: createSortedView({ collection: tables.stock, compare: compareStock }),
    stockFacets: createStockFacets(tables.stock),
    logFacets: createLogFacets(tables.logs),
    sources: createSortedView({ collection: tables.sources, compare: compareSources }),
    transactions: createSortedView({ collection: tables.transactions, compare: compareTransactions }),
    critical: createCriticalQueue(tables.alerts),
    toasts: createToastBoard(),
    sight,
    ticker: createTicker(sight),
  }
  for (const view of [model.stockOrder, model.sources, model.transactions]) view.subscribe(keptForEver)
  connectCallouts(model)
  return model
}

/** These orders are needed on every view, so they are kept even while nobody looks. */
function keptForEver(): void {}
