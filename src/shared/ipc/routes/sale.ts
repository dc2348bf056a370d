import * as z from 'zod/mini'
import { saleDraft } from '../../domain/sale.ts'
import { route } from './route.ts'

/** Routes about selling. */
export const saleRoutes = {
  /**
   * Registers a sale at the embedded hub, idempotent by its saleId: pressed twice, stored once.
   * Fails with `insufficient_stock` (data: {lines: ShortLine[]}), `unknown_product`, `hub_unavailable`, `rejected`.
   */
  'sale.register': route<{ readonly position: string; readonly number: string }>()(
    z.strictObject({ sale: saleDraft }),
  ),
} as const
