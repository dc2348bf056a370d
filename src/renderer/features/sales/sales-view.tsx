import { useStore } from 'zustand'
import { useConsole } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'
import { ComparisonCard, RevenueGroup, useComparison } from '../revenue/index.ts'
import { OrdersCard } from './orders-card.tsx'
import { SaleForm } from './sale-form.tsx'
import styles from './sales-view.module.css'
import { TransactionsCard } from './transactions-card.tsx'
import { usePosPlace } from './use-pos-stock.ts'

/** The cashier's page: selling, the own figures, what was sold, what waits to be fetched (O9, O25). */
export function SalesView() {
  const { store, saleStore } = useConsole()
  const { hub, branches } = usePosPlace()
  const branch = useStore(saleStore, (form) => form.branch)
  const orders = usePresence(store.tables.orders)
  const comparison = useComparison()
  const compared = comparison.branches.length > 0 || comparison.cashiers.length > 0
  return (
    <div className={styles.view}>
      <SaleForm />
      <div className={styles.side}>
        {hub && (
          <RevenueGroup
            // Another branch is another figure, not a change of this one.
            key={branch}
            source={hub.id}
            branch={branches.length > 1 && branch !== '' ? branch : null}
            look="cell"
          />
        )}
        <TransactionsCard wide className={styles.transactions} />
        {(orders || compared) && (
          <div className={styles.below}>
            {orders && <OrdersCard />}
            {compared && <ComparisonCard comparison={comparison} />}
          </div>
        )}
      </div>
    </div>
  )
}
