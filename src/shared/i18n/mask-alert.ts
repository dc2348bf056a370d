import type { Alert } from '../domain/alert.ts'
import type { LogLine } from '../domain/log-line.ts'
import type { CellValue } from '../domain/mapping.ts'
import type { Privacy } from '../settings/attention.ts'
import { moneyParts } from './format.ts'
import type { Locale } from './locale.ts'

/** Stands in the place of what is hidden, always as wide: not even the number of digits is told (issue 4.10). */
export const hiddenText = '\u2022\u2022\u2022'

/** A hidden amount: `Rp •••`. The currency may be seen, the amount and its sign may not. */
export function hiddenMoney(locale: Locale, currency: string): string {
  return `${moneyParts(locale, 0, currency).symbol}\u00a0${hiddenText}`
}

/** A person's name as the screen may show it; an empty one stays empty, so that "no name" can be said in its place. */
export function maskName(name: string, privacy: Pick<Privacy, 'hideNames'> | undefined): string {
  return privacy?.hideNames === true && name !== '' ? hiddenText : name
}

/** What looks like money in free text: a currency before digits, or digits before a currency. */
const moneyInText =
  /((?:Rp\.?|IDR|US\$|USD|\$|€|EUR|£|GBP)\s*)[-\u2212]?\d(?:[\d.,]*\d)?|[-\u2212]?\d(?:[\d.,]*\d)?(?=\s*(?:IDR|USD|EUR|€|rupiah\b))/gi

/** Free text of a source (a notice, a line of a log) with its amounts hidden. Names in it cannot be told from other words. */
export function maskText(text: string, privacy: Pick<Privacy, 'hideAmounts'> | undefined): string {
  if (privacy?.hideAmounts !== true) return text
  return text.replace(moneyInText, (_, currency: string | undefined) => `${currency ?? ''}${hiddenText}`)
}

/** Data as another system sent it: nobody knows where in it an amount or a name is, so it is hidden whole. */
export function maskData(data: string, privacy: Privacy | undefined): string {
  return data !== '' && (privacy?.hideAmounts || privacy?.hideNames) ? hiddenText : data
}

/**
 * A value that another system's message was mapped to, where nobody said what it is: a number may be an amount, a text a name.
 * The same as for an own rule's value ({@link maskAlert}).
 */
export function maskCell(value: CellValue, privacy: Privacy | undefined): CellValue {
  if (typeof value === 'number') return privacy?.hideAmounts ? hiddenText : value
  return typeof value === 'string' ? maskWords(value, privacy) : value
}

/** A text of which nobody said that it is no name. */
export function maskWords(text: string, privacy: Privacy | undefined): string {
  return maskName(maskText(text, privacy), privacy)
}

/** A line of a log as the screen, and who copies from it, may have it. */
export function maskLine<L extends Pick<LogLine, 'message' | 'context'>>(
  line: L,
  privacy: Privacy | undefined,
): L {
  if (!privacy?.hideAmounts && !privacy?.hideNames) return line
  return { ...line, message: maskText(line.message, privacy), context: maskData(line.context, privacy) }
}

type Masked = Pick<Alert, 'kind' | 'params' | 'subject'>

/**
 * An alert as it may be read by everybody who sees the screen: amounts and people's names are hidden in its params
 * (issue 4.10). An own rule may look at either, so of `custom` the value goes with what it could be: a number with the
 * amounts, a text and the thing it is about with the names. The alert itself is unchanged; this is only for its words.
 */
export function maskAlert<A extends Masked>(alert: A, privacy: Privacy | undefined): A {
  if (!privacy || (!privacy.hideAmounts && !privacy.hideNames)) return alert
  const hide: Record<string, string> = {}
  if (privacy.hideAmounts) {
    if ('amount' in alert.params) hide.amount = hiddenText
    if (typeof alert.params.message === 'string') hide.message = maskText(alert.params.message, privacy)
    if (alert.kind === 'custom' && typeof alert.params.value === 'number') hide.value = hiddenText
  }
  if (privacy.hideNames) {
    for (const name of ['patientName', ...(alert.kind === 'custom' ? ['subject'] : [])]) {
      if (String(alert.params[name] ?? '') !== '') hide[name] = hiddenText
    }
    if (alert.kind === 'custom' && typeof alert.params.value === 'string') hide.value = hiddenText
  }
  return { ...alert, params: { ...alert.params, ...hide } }
}
