import type { Transaction } from '../../../../shared/domain/sale.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useMoment } from '../../../app/use-age.ts'
import { useFreshness, useSource } from '../../../app/use-freshness.ts'
import { useFirst } from '../../../app/use-rows.ts'
import { currencyOf } from '../../../store/source-currency.ts'
import { Money } from '../../../ui/money.tsx'
import { PersonName } from '../../../ui/person-name.tsx'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './rows.module.css'

/** Only the newest: the wall tells what just happened, not the day. */
const shownTransactions = 20

/** The latest transactions of all sources. */
export function TransactionList() {
  const { store, transactions } = useConsole()
  const { t } = useSpeech()
  const rows = useFirst(store.tables.transactions, transactions, shownTransactions)
  return (
    <PagedList
      title={t('tx.title')}
      rows={rows}
      first
      height={64}
      width={640}
      testId="wall-transactions"
      empty={<AllWell title={t('tx.empty')} />}
    >
      {(transaction) => <TransactionLine transaction={transaction} />}
    </PagedList>
  )
}

function TransactionLine({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useSpeech()
  const source = useSource(transaction.source)
  const { stale } = useFreshness(transaction.source, null)
  const moment = useMoment(transaction.at)
  return (
    <div className={styles.line} data-stale={stale}>
      <span className={styles.soft}>{moment}</span>
      <span className={styles.name}>
        <PersonName name={transaction.patientName} none={t('tx.noName')} />
      </span>
      <span className={styles.number}>
        <Money amount={transaction.amount} currency={currencyOf(source)} />
      </span>
    </div>
  )
}
