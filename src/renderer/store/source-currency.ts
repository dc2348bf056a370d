import type { SourceView } from '../../shared/domain/connection.ts'
import { defaultCurrency } from '../../shared/domain/money.ts'

/** The currency that a source counts in; the embedded hub, and what is not known any more, count in rupiah. */
export function currencyOf(source: SourceView | undefined): string {
  return source?.settings?.currency ?? defaultCurrency
}
