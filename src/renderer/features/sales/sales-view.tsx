import { SaleForm } from './sale-form.tsx'
import styles from './sales-view.module.css'
import { TransactionsCard } from './transactions-card.tsx'

/** Selling, and what was sold. */
export function SalesView() {
  return (
    <div className={styles.view}>
      <SaleForm />
      <TransactionsCard wide />
    </div>
  )
}
