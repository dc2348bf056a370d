import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef } from 'react'
import { isFresh } from '../../../shared/domain/connection.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useRow, useVersion } from '../../app/use-rows.ts'
import { currencyOf } from '../../store/source-currency.ts'
import { Empty } from '../../ui/empty.tsx'
import { GridBody, GridCell, GridHeadCell, GridRow, rowPlace } from '../../ui/grid.tsx'
import { Money } from '../../ui/money.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { payerName } from './payer-name.ts'
import styles from './transactions.module.css'
import { useShownTransactions } from './use-shown-transactions.ts'

const rowHeight = 29

/** Every transaction that the engine keeps, latest first. */
export function TransactionList() {
  const transactions = useShownTransactions()
  const { t } = useSpeech()
  useVersion(transactions)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: transactions.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => transactions.at(index)?.key ?? index,
    overscan: 6,
  })
  if (transactions.size === 0) return <Empty title={t('tx.empty')} body={t('tx.emptyBody')} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no <table>: most of its rows do not exist
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={t('tx.grid')}
      aria-rowcount={transactions.size + 1}
      tabIndex={0}
    >
      <GridRow className={styles.head} aria-rowindex={1}>
        {(['time', 'number', 'patient', 'payer', 'branch', 'amount'] as const).map((name) => (
          <GridHeadCell key={name} className={name === 'amount' ? styles.amount : undefined}>
            {t(`tx.${name}`)}
          </GridHeadCell>
        ))}
      </GridRow>
      <GridBody className={styles.rows} height={virtual.getTotalSize()}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <TransactionRow key={key} rowKey={String(key)} index={index} top={start} />
        ))}
      </GridBody>
    </div>
  )
}

interface TransactionRowProps {
  readonly rowKey: string
  readonly index: number
  readonly top: number
}

const TransactionRow = memo(function TransactionRow({ rowKey, index, top }: TransactionRowProps) {
  const { store, stockFacets } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const transaction = useRow(store.tables.transactions, rowKey)
  const source = useSource(transaction?.source ?? '')
  const at = useMoment(transaction?.at ?? null)
  if (!transaction) return null
  const stale = source === undefined || !isFresh(source.connection)
  return (
    <GridRow
      className={styles.row}
      aria-rowindex={index + 2}
      data-testid="transaction-row"
      data-source={transaction.source}
      data-number={transaction.number}
      data-amount={privacy?.hideAmounts === true ? undefined : transaction.amount}
      data-stale={stale}
      style={rowPlace(top)}
    >
      <GridCell className={styles.soft} title={formatTime(locale, transaction.at, 'full')}>
        {at}
      </GridCell>
      <GridCell className={styles.number}>{transaction.number}</GridCell>
      <GridCell className={styles.name}>
        <PersonName name={transaction.patientName} none={t('tx.noName')} />
      </GridCell>
      <GridCell className={styles.soft}>{payerName(t, transaction.payer)}</GridCell>
      <GridCell className={styles.soft}>
        {stockFacets.branchName(transaction.source, transaction.branch) || '–'}
      </GridCell>
      <GridCell className={styles.amount}>
        <Money amount={transaction.amount} currency={currencyOf(source)} />
      </GridCell>
    </GridRow>
  )
})
