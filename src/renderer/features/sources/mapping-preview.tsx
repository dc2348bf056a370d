import { maskCell } from '../../../shared/i18n/mask-alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Bar } from '../../ui/bar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { cellText, Figure, percentOf } from '../readings/index.ts'
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
  const speech = useSpeech()
  const { entry, value, total } = reading
  const figure = (
    <p className={styles.figure}>
      <Figure entry={entry} value={value} total={total} currency={currency} />
    </p>
  )
  switch (entry.kind) {
    case 'tile':
      return figure
    case 'progress':
      return (
        <>
          {figure}
          <Bar
            label={speech.t('readings.progress', { name: entry.label })}
            percent={percentOf(value, total)}
          />
          {total !== null && (
            <p className={styles.hint}>{`${cellText(speech, value)} / ${cellText(speech, total)}`}</p>
          )}
        </>
      )
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
                    {cellText(speech, maskCell(cell, speech.privacy))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
