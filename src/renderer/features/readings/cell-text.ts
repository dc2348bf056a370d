import type { CellValue } from '../../../shared/domain/mapping.ts'
import type { Speech } from '../../../shared/i18n/alert-text.ts'
import { formatDecimal } from '../../../shared/i18n/format.ts'
import { maskWords } from '../../../shared/i18n/mask-alert.ts'

/** Decimals that a number of another system is shown with; more are noise. */
export const shownDecimals = 2

/** A mapped value in words: numbers in the screen's language, truth as yes and no, nothing as a dash. */
export function cellText({ t, locale }: Speech, value: CellValue): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'number') return formatDecimal(locale, value, shownDecimals)
  if (typeof value === 'boolean') return t(value ? 'readings.yes' : 'readings.no')
  return value
}

/** A mapped value as a tile has it: its entry says of a number whether it is money, of a text nobody says that it is no name. */
export function tileValue(speech: Speech, value: CellValue): number | string | null {
  if (typeof value === 'boolean') return cellText(speech, value)
  return typeof value === 'string' ? maskWords(value, speech.privacy) : value
}
