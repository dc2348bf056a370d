import type { Locale } from '../../../shared/i18n/locale.ts'

/** How a language writes numbers: what parts the thousands, and what comes before decimals. */
const marks: Readonly<Record<Locale, { readonly group: string; readonly decimal: string }>> = {
  id: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
}

/**
 * A number as people type it. Groups of three are thousands as the language parts them (`500.000` in Indonesian is half a
 * million); else a point and a comma both come before decimals, because both are typed.
 *
 * @returns null for what is no number
 */
export function typedNumber(locale: Locale, text: string): number | null {
  const plain = text.trim().replace('\u2212', '-')
  const { group, decimal } = marks[locale]
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`)
  if (grouped.test(plain)) return Number(plain.replaceAll(group, '').replace(decimal, '.'))
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** A number as a field begins with it: {@link typedNumber} reads the same out of it again. */
export function numberText(locale: Locale, value: number): string {
  return value
    .toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    .replace('.', marks[locale].decimal)
}
