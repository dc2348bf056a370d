import type { ShortLine } from '../../shared/hub/problem.ts'
import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'
import { clearSale, draftOf, isSendable, type SaleStatus, type SaleStore } from '../store/sale-store.ts'

/**
 * Sends the sale once, however often it is called: a call while one is on its way does nothing, and a call after a
 * failure sends the same saleId, which the hub stores once (S2). The lists change from the stream alone.
 */
export async function submitSale(bridge: ConsoleBridge, store: SaleStore): Promise<void> {
  const form = store.getState()
  const { saleId } = form
  if (saleId === null || !isSendable(form)) return
  store.setState({ status: { step: 'sending' } })
  const answer = await send(bridge, { sale: draftOf(form, saleId) })
  if (answer.ok) clearSale(store, { step: 'accepted', number: answer.data.number })
  else store.setState({ status: failure(answer.error) })
}

async function send(
  bridge: ConsoleBridge,
  input: Parameters<typeof bridge.request<'sale.register'>>[1],
): ReturnType<typeof bridge.request<'sale.register'>> {
  try {
    return await bridge.request('sale.register', input)
  } catch (error) {
    // The bridge itself failed (main is gone): the same to the cashier as a hub that is away.
    return { ok: false, error: { code: 'hub_unavailable', message: String(error) } }
  }
}

function failure(error: RequestError): SaleStatus {
  const lines = error.code === 'insufficient_stock' ? shortLines(error.data) : []
  if (lines.length > 0) return { step: 'short', lines }
  return { step: 'failed', code: error.code, message: error.message }
}

function shortLines(data: unknown): readonly ShortLine[] {
  const lines = typeof data === 'object' && data !== null && 'lines' in data ? data.lines : null
  return Array.isArray(lines) ? lines.filter(isShortLine) : []
}

function isShortLine(line: unknown): line is ShortLine {
  return (
    typeof line === 'object' &&
    line !== null &&
    'productId' in line &&
    'requested' in line &&
    typeof line.requested === 'number' &&
    'available' in line &&
    typeof line.available === 'number'
  )
}
