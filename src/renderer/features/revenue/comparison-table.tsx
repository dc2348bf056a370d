import { formatNumber, formatPercent } from '../../../shared/i18n/format.ts'
import { maskName } from '../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useBeat } from '../../app/use-beat.ts'
import type { ComparisonRow } from '../../store/comparison.ts'
import flash from '../../ui/flash.module.css'
import { Money } from '../../ui/money.tsx'
import styles from './comparison-table.module.css'

export interface ComparisonTableProps {
  readonly rows: readonly ComparisonRow[]
  readonly label: string
  /** Shows the two payers too, where there is room. */
  readonly payers: boolean
  /** The rows are people. */
  readonly people: boolean
}

/** Names, amounts, counts, and a bar of each one's share of its source. */
export function ComparisonTable({ rows, label, payers, people }: ComparisonTableProps) {
  const { t } = useSpeech()
  const named = new Set(rows.map(({ source }) => source)).size > 1
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className={styles.share}>
              {t('compare.share')}
            </th>
            {payers && (
              <>
                <th scope="col" className={styles.payer}>
                  {t('revenue.bpjs')}
                </th>
                <th scope="col" className={styles.payer}>
                  {t('revenue.umum')}
                </th>
              </>
            )}
            <th scope="col" className={styles.number}>
              {t('compare.count')}
            </th>
            <th scope="col" className={styles.number}>
              {t('pos.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} {...{ row, named, payers, people }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly row: ComparisonRow
  readonly named: boolean
  readonly payers: boolean
  readonly people: boolean
}

function Row({ row, named, payers, people }: RowProps) {
  const { store } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const beat = useBeat(row.total)
  const { share } = row
  const name = people ? maskName(row.name, privacy) : row.name
  const source = store.tables.sources.rows.get(row.source)?.name ?? row.source
  return (
    <tr
      className={styles.row}
      data-testid="comparison-row"
      data-source={row.source}
      data-name={name}
      data-total={privacy?.hideAmounts === true ? undefined : (row.total ?? '')}
    >
      <th scope="row" className={styles.name} title={name}>
        {name || t('stock.noBranch')}
        {named && <span className={styles.soft}> · {source}</span>}
      </th>
      <td className={styles.share}>
        {share !== null && (
          <span className={styles.bar}>
            <svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true">
              <rect width={share} height="5" />
            </svg>
            <span className={styles.percent}>{formatPercent(locale, share, 0)}</span>
          </span>
        )}
      </td>
      {payers && (
        <>
          <td className={styles.payer}>
            <Money amount={row.bpjs} currency={row.currency} />
          </td>
          <td className={styles.payer}>
            <Money amount={row.umum} currency={row.currency} />
          </td>
        </>
      )}
      <td className={styles.number}>
        {row.transactions === null ? '–' : formatNumber(locale, row.transactions)}
      </td>
      <td className={`${styles.total} ${flash.flash}`} data-beat={beat}>
        <Money amount={row.total} currency={row.currency} />
      </td>
    </tr>
  )
}
