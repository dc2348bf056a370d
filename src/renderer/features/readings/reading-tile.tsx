import type { Reading } from '../../../shared/domain/mapping.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { currencyOf } from '../../store/source-currency.ts'
import { Bar } from '../../ui/bar.tsx'
import { Tile } from '../../ui/tile.tsx'
import { cellText, tileValue } from './cell-text.ts'
import { Figure, percentOf } from './figure.tsx'

/** One mapped value: a figure, or how far something is (issue 3.6). */
export function ReadingTile({ reading }: { readonly reading: Reading }) {
  const speech = useSpeech()
  const { t } = speech
  const currency = currencyOf(useSource(reading.source))
  const { stale } = useFreshness(reading.source, reading.receivedAt)
  const { entry, value, total, source, receivedAt } = reading
  const shown = tileValue(speech, value)
  const tile = {
    id: `reading-${entry.id}`,
    source,
    label: entry.label,
    at: receivedAt,
    look: 'cell' as const,
    amount: entry.kind === 'tile' && entry.unit === 'money',
    children: <Figure entry={entry} value={value} total={total} currency={currency} />,
  }
  if (entry.kind !== 'progress') return <Tile {...tile} value={shown} />
  return (
    <Tile
      {...tile}
      value={shown}
      note={total === null ? '' : `${cellText(speech, value)} / ${cellText(speech, total)}`}
      under={
        <Bar
          label={t('readings.progress', { name: entry.label })}
          percent={percentOf(value, total)}
          tone={stale ? 'stale' : 'accent'}
        />
      }
    />
  )
}
