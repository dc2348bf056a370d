import type { Reading } from '../../../shared/domain/mapping.ts'
import { maskCell } from '../../../shared/i18n/mask-alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { cellText } from './cell-text.ts'
import styles from './reading-table-card.module.css'

/** One mapped table of a generic source (issue 3.6), the latest row on top. */
export function ReadingTableCard({ reading }: { readonly reading: Reading }) {
  const speech = useSpeech()
  const { t } = speech
  const name = useSource(reading.source)?.name ?? reading.source
  const { stale, text } = useFreshness(reading.source, reading.receivedAt)
  const { entry, rows } = reading
  if (entry.kind !== 'table') return null
  return (
    <Card
      title={entry.label}
      filters={<span className={styles.name}>{name}</span>}
      actions={
        <span className={styles.age} data-stale={stale}>
          {text}
        </span>
      }
    >
      {rows.length === 0 ? (
        <Empty title={t('readings.empty')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className={styles.scroll} aria-label={entry.label} tabIndex={0}>
          <table className={styles.table} data-testid={`reading-${entry.id}`} data-source={reading.source}>
            <thead>
              <tr>
                {entry.columns.map(({ label }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may read the same path
                  <th key={index} scope="col" data-number={typeof rows[0]?.cells[index] === 'number'}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} data-key={row.key}>
                  {entry.columns.map((_, index) => {
                    const cell = row.cells[index] ?? null
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two columns may read the same path
                      <td key={index} data-number={typeof cell === 'number'}>
                        {cellText(speech, maskCell(cell, speech.privacy))}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  )
}
