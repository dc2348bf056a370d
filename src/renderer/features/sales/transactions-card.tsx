import { isFresh } from '../../../shared/domain/connection.ts'
import type { Transaction } from '../../../shared/domain/sale.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { BranchSelect } from '../../app/branch-select.tsx'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useFirst } from '../../app/use-rows.ts'
import type { Entry } from '../../store/sorted-list.ts'
import { currencyOf } from '../../store/source-currency.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { payerName } from './payer-name.ts'
import { TransactionList } from './transaction-list.tsx'
import styles from './transactions.module.css'
import { useShownTransactions } from './use-shown-transactions.ts'

/** Rows on the overview. The sales view has all that the engine keeps. */
const shownOnOverview = 40

export interface TransactionsCardProps {
  readonly className?: string | undefined
  /** The whole list with every column, in the sales view. */
  readonly wide?: boolean
}

/** The latest transactions of all sources (O2). */
export function TransactionsCard({ className, wide = false }: TransactionsCardProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  const latest = useFirst(store.tables.transactions, useShownTransactions(), shownOnOverview)
  return (
    <Card className={className} title={t('tx.title')} filters={wide && <BranchSelect />}>
      <StaleLine ids={new Set(latest.map(({ value }) => value.source))} />
      {wide ? <TransactionList /> : <ShortList rows={latest} />}
    </Card>
  )
}

function ShortList({ rows }: { readonly rows: readonly Entry<Transaction>[] }) {
  const { t } = useSpeech()
  if (rows.length === 0) return <Empty title={t('tx.empty')} body={t('tx.emptyBody')} />
  return (
    <ul className={styles.list}>
      {rows.map(({ key, value }) => (
        <TransactionLine key={key} transaction={value} />
      ))}
    </ul>
  )
}

function TransactionLine({ transaction }: { readonly transaction: Transaction }) {
  const { t, locale, privacy } = useSpeech()
  const source = useSource(transaction.source)
  const at = useMoment(transaction.at)
  const stale = source === undefined || !isFresh(source.connection)
  return (
    <li
      className={styles.line}
      data-testid="transaction-row"
      data-source={transaction.source}
      data-number={transaction.number}
      data-amount={privacy?.hideAmounts === true ? undefined : transaction.amount}
      data-stale={stale}
    >
      <time
        className={styles.soft}
        dateTime={new Date(transaction.at).toISOString()}
        title={formatTime(locale, transaction.at, 'full')}
      >
        {at}
      </time>
      <span className={styles.number}>{transaction.number}</span>
      <span className={styles.name}>
        <PersonName name={transaction.patientName} none={t('tx.noName')} />
      </span>
      <span className={`${styles.soft} ${styles.payer}`}>{payerName(t, transaction.payer)}</span>
      <span className={styles.amount}>
        <Money amount={transaction.amount} currency={currencyOf(source)} />
      </span>
    </li>
  )
}
