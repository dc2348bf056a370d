import * as z from 'zod/mini'

/** Amount of money as an integer of minor units; rupiah have none, so 1 is one rupiah (design.md, decision 6). */
export const minorUnits = z.number().check(z.int())

/** ISO 4217 code. Every source has one currency; `IDR` is the default. */
export const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/))

/** The currency of a source that does not name one. */
export const defaultCurrency = 'IDR'

/**
 * Reads an amount as other systems write it: an integer, a float from a decimal column, or its text ("125000.00").
 *
 * @returns whole rupiah, rounded half away from zero, or null when it is no finite, safe number
 */
export function parseAmount(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())
        ? Number(value)
        : Number.NaN
  if (!Number.isFinite(number)) return null
  const rounded = Math.sign(number) * Math.round(Math.abs(number))
  return Number.isSafeInteger(rounded) ? rounded + 0 : null
}
