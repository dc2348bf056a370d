import type { Handlers } from '../../../shared/ipc/contract.ts'
import { registerSale } from '../../hub-client.ts'
import type { HubEndpoint } from '../../ports.ts'

/** Selling goes to the embedded hub. */
export function saleHandlers(endpoint: () => HubEndpoint | null): Pick<Handlers, 'sale.register'> {
  return { 'sale.register': ({ sale }) => registerSale(endpoint(), sale) }
}
