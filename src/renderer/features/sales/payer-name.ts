import type { Translate } from '../../../shared/i18n/translate.ts'

/** Who pays, in words; what is unknown to us is shown as it came. */
export function payerName(t: Translate, payer: string): string {
  const known = payer.toLowerCase()
  return known === 'umum' || known === 'bpjs' ? t(`payer.${known}`) : payer
}
