import type { CellValue, MappingEntry } from '../../../shared/domain/mapping.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import { formatPercent } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Money } from '../../ui/money.tsx'
import { cellText, shownDecimals, tileValue } from './cell-text.ts'

export interface FigureProps {
  readonly entry: MappingEntry
  readonly value: CellValue
  readonly total: number | null
  readonly currency: string
}

/** A mapped value as its entry wants it: on the tile, and in the preview of the mapping. */
export function Figure({ entry, value, total, currency }: FigureProps) {
  const speech = useSpeech()
  if (entry.kind === 'progress') {
    const percent = percentOf(value, total)
    return percent === null ? cellText(speech, value) : formatPercent(speech.locale, percent, 0)
  }
  if (entry.kind === 'tile' && entry.unit === 'money') {
    const amount = parseAmount(value)
    if (amount !== null) return <Money amount={amount} currency={currency} />
  }
  if (entry.kind === 'tile' && entry.unit === 'percent' && typeof value === 'number') {
    return formatPercent(speech.locale, value, shownDecimals)
  }
  return cellText(speech, tileValue(speech, value))
}

/** How far, 0 to 100: a part of the total where there is one, else the value itself; null for what is no number. */
export function percentOf(value: CellValue, total: number | null): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  if (total === null) return value
  return total > 0 ? (100 * value) / total : null
}
