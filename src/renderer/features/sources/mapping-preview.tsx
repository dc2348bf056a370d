import type { CellValue, MappingEntry } from '../../../shared/domain/mapping.ts'
import { formatDecimal, formatNumber } from '../../../shared/i18n/format.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './mapping.module.css'
import type { PreviewReading } from './preview-readings.ts'

export interface MappingPreviewProps {
  readonly readings: readonly PreviewReading[]
  readonly currency: string
}

/** What the entries would show, read from the real last messages. */
export function MappingPreview({ readings, currency }: MappingPreviewProps) {
  const { t } = useSpeech()
  return (
    <section className={styles.preview} aria-label={t('mapping.preview')} data-testid="mapping-preview">
      <h3 className={styles.head}>{t('mapping.preview')}</h3>
      {readings.length === 0 ? (
        <Empty title={t('mapping.noPreview')} body={t('mapping.noPreviewBody')} />
      ) : (
        <ul className={styles.readings}>
          {readings.map((reading) => (
            <li
              key={reading.entry.id}
              className={styles.reading}
              data-testid="mapping-reading"
              data-id={reading.entry.id}
              data-found={reading.found}
            >
              <p className={styles.readingLabel}>
                {reading.entry.label === '' ? t('mapping.unnamed') : reading.entry.label}
              </p>
              {reading.found ? (
                <ReadingBody reading={reading} currency={currency} />
              ) : (
                <p className={styles.hint}>{t('mapping.nothingRead')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ReadingBody({ reading, currency }: { readonly reading: PreviewReading; readonly currency: string }) {
  const { locale } = useSpeech()
  const { entry, value, total } = reading
  switch (entry.kind) {
    case 'tile':
      return (
        <p className={styles.figure}>
          <TileValue entry={entry} value={value} currency={currency} />
        </p>
      )
    case 'progress': {
      const done = typeof value === 'number' ? value : 0
      return (
        <>
          <progress className={styles.bar} max={total ?? 100} value={done} />
          <p className={styles.hint}>
            {total === null
              ? `${formatDecimal(locale, done, 1)} %`
              : `${formatNumber(locale, done)} / ${formatNumber(locale, total)}`}
          </p>
        </>
      )
    }
    case 'table':
      return (
        <table className={styles.table}>
          <thead>
            <tr>
              {entry.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={index} scope="col" data-number={typeof reading.rows[0]?.cells[index] === 'number'}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows without a key have only their place
              <tr key={index}>
                {row.cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={at} data-number={typeof cell === 'number'}>
                    {cellText(locale, cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

interface TileValueProps {
  readonly entry: Extract<MappingEntry, { kind: 'tile' }>
  readonly value: CellValue
  readonly currency: string
}

function TileValue({ entry, value, currency }: TileValueProps) {
  const { locale } = useSpeech()
  if (typeof value === 'number' && entry.unit === 'money') return <Money amount={value} currency={currency} />
  if (typeof value === 'number' && entry.unit === 'percent') return `${formatDecimal(locale, value, 1)} %`
  return cellText(locale, value)
}

function cellText(locale: Locale, value: CellValue): string {
  if (value === null) return '–'
  return typeof value === 'number' ? formatDecimal(locale, value, 6) : String(value)
}
