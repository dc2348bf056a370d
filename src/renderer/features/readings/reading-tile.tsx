import type { Reading } from '../../../shared/domain/mapping.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import { formatDecimal } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { Bar } from '../../ui/bar.tsx'
import { Money } from '../../ui/money.tsx'
import { Tile } from '../../ui/tile.tsx'
import { cellText } from './cell-text.ts'

/** One mapped value: a figure, or how far something is (issue 3.6). */
export function ReadingTile({ reading }: { readonly reading: Reading }) {
  const speech = useSpeech()
  const { t, locale } = speech
  const currency = useSource(reading.source)?.settings?.currency ?? 'IDR'
  const { stale } = useFreshness(reading.source, reading.receivedAt)
  const { entry, value, total, source, receivedAt } = reading
  const shown = typeof value === 'boolean' ? cellText(speech, value) : value
  const tile = {
    id: `reading-${entry.id}`,
    source,
    label: entry.label,
    at: receivedAt,
    look: 'cell' as const,
  }
  if (entry.kind === 'progress') {
    const percent = percentOf(value, total)
    return (
      <Tile
        {...tile}
        value={shown}
        note={total === null ? '' : `${cellText(speech, value)} / ${cellText(speech, total)}`}
        under={
          <Bar
            label={t('readings.progress', { name: entry.label })}
            percent={percent}
            tone={stale ? 'stale' : 'accent'}
          />
        }
      >
        {percent === null ? cellText(speech, value) : `${formatDecimal(locale, percent, 0)} %`}
      </Tile>
    )
  }
  const amount = entry.kind === 'tile' && entry.unit === 'money' ? parseAmount(value) : null
  const unit = entry.kind === 'tile' && entry.unit === 'percent' && typeof value === 'number' ? ' %' : ''
  return (
    <Tile {...tile} value={shown}>
      {amount === null ? `${cellText(speech, value)}${unit}` : <Money amount={amount} currency={currency} />}
    </Tile>
  )
}

/** How far, 0 to 100: a part of the total where there is one, else the value itself; null for what is no number. */
function percentOf(value: Reading['value'], total: number | null): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  if (total === null) return value
  return total > 0 ? (100 * value) / total : null
}
