import { intlTag, type Locale } from './locale.ts'

/** Money in the pieces that the screen sets apart: the symbol is smaller and muted. */
export interface MoneyParts {
  /** U+2212 or ''. */
  readonly sign: string
  readonly symbol: string
  readonly digits: string
}

const minus = '\u2212'
const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: Locale, key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${locale} ${key}`
  const known = formats.get(id)
  if (known) return known
  const made = new Intl.NumberFormat(intlTag[locale], options)
  formats.set(id, made)
  return made
}

/** A whole number with separators and a real minus sign: `−1.234`. */
export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale, 'number', { maximumFractionDigits: 0 }).format(value).replace('-', minus)
}

/** A number with at most so many decimals, and no more than it has: `214,6`. A real minus sign, as everywhere. */
export function formatDecimal(locale: Locale, value: number, decimals: number): string {
  return numberFormat(locale, `decimal ${decimals}`, { maximumFractionDigits: decimals })
    .format(value)
    .replace('-', minus)
}

/** A percentage as the language writes it: `41,5%`. The number is of a hundred, not of one. */
export function formatPercent(locale: Locale, percent: number, decimals: number): string {
  return numberFormat(locale, `percent ${decimals}`, { style: 'percent', maximumFractionDigits: decimals })
    .format(percent / 100)
    .replace('-', minus)
}

/** Decimals of a currency's minor unit. Intl says 2 for rupiah, which have none in use (design.md, decision 6). */
function minorDigits(locale: Locale, currency: string): number {
  if (currency === 'IDR') return 0
  return (
    numberFormat(locale, currency, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  )
}

/**
 * Money in parts.
 *
 * @param amount integer of minor units
 * @param currency ISO 4217
 */
export function moneyParts(locale: Locale, amount: number, currency: string): MoneyParts {
  const decimals = minorDigits(locale, currency)
  const format = numberFormat(locale, `${currency} plain`, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  const parts = format.formatToParts(Math.abs(amount) / 10 ** decimals)
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency
  const digits = parts
    .filter(
      (part) =>
        part.type === 'integer' ||
        part.type === 'group' ||
        part.type === 'decimal' ||
        part.type === 'fraction',
    )
    .map((part) => part.value)
    .join('')
  return { sign: amount < 0 ? minus : '', symbol, digits }
}

/** Money as one text for notifications: `Rp 1.350.000`, with a no-break space. */
export function formatMoney(locale: Locale, amount: number, currency: string): string {
  const { sign, symbol, digits } = moneyParts(locale, amount, currency)
  return `${sign}${symbol}\u00a0${digits}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * Forms of a point in time: `time` 10.42, `clock` 10.42.07, `seconds` 10.42.07 WIB, `day` 21 Nov, `weekday` Sabtu, 21 Nov,
 * `full` 21 Nov 2026 10.42.07.
 */
export type TimeForm = 'time' | 'clock' | 'seconds' | 'day' | 'weekday' | 'full'

const timeOptions: Readonly<Record<TimeForm, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
  day: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'short' },
  full: { dateStyle: 'medium', timeStyle: 'medium' },
}

/**
 * A point in time in the machine's time zone.
 *
 * @param at epoch milliseconds
 */
export function formatTime(locale: Locale, at: number, form: TimeForm): string {
  const id = `${locale} ${form}`
  let format = clocks.get(id)
  if (!format) {
    format = new Intl.DateTimeFormat(intlTag[locale], timeOptions[form])
    clocks.set(id, format)
  }
  return format.format(at)
}
