import { useMemo } from 'react'
import type { Transaction } from '../../../shared/domain/sale.ts'
import { useConsole, useView } from '../../app/console-context.tsx'
import { compareTransactions } from '../../store/orders.ts'
import { createSortedView, type SortedView } from '../../store/sorted-view.ts'
import { branchKey } from '../../store/stock-order.ts'

/** The transactions of the chosen branch, or all; latest first. */
export function useShownTransactions(): SortedView<Transaction> {
  const { store, transactions } = useConsole()
  const branch = useView((state) => state.filters.stock.branch)
  return useMemo(() => {
    if (branch === '') return transactions
    return createSortedView({
      collection: store.tables.transactions,
      compare: compareTransactions,
      accept: (transaction) => branchKey(transaction) === branch,
      master: transactions,
    })
  }, [store, transactions, branch])
}
