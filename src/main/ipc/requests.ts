import { ipcMain } from 'electron'
import type { Log } from '../../node/log/log.ts'
import { channels } from '../../shared/ipc/batch.ts'
import type { RequestContext } from '../../shared/ipc/contract.ts'
import type { Envelope, ErrorCode } from '../../shared/ipc/envelope.ts'
import { fitsPayload } from './payload-size.ts'
import { isTrustedSender } from './sender.ts'

/** Longest name of a route. */
const maxRouteLength = 64

export interface RequestChannelOptions {
  /** Ids of the web contents that are windows of ours. */
  readonly views: ReadonlySet<number>
  readonly handle: (route: string, input: unknown, context: RequestContext) => Promise<Envelope<unknown>>
  readonly log: Log
}

/**
 * Listens on the one request channel. Input is untrusted: the sender and the size are checked here, the content by the
 * engine's router. Every answer is an envelope; nothing is thrown over IPC.
 */
export function listenForRequests({ views, handle, log }: RequestChannelOptions): () => void {
  ipcMain.handle(channels.request, async (event, route: unknown, input: unknown) => {
    const frame = event.senderFrame
    const sender = {
      webContentsId: event.sender.id,
      frame: frame === null ? null : { url: frame.url, isMain: frame.parent === null },
    }
    if (!isTrustedSender(sender, views)) {
      log.warn('request refused: not a page of ours', { webContentsId: sender.webContentsId })
      return refusal('forbidden_sender', 'this frame may not ask')
    }
    if (typeof route !== 'string' || route.length > maxRouteLength) {
      return refusal('unknown_route', 'a route is a short text')
    }
    if (!fitsPayload(input)) return refusal('invalid_input', 'the input is larger than allowed')
    try {
      return await handle(route, input, { viewId: sender.webContentsId })
    } catch (error) {
      log.error('request failed', { route, reason: String(error) })
      return refusal('internal', 'the request failed')
    }
  })
  return () => ipcMain.removeHandler(channels.request)
}

function refusal(code: ErrorCode, message: string): Envelope<never> {
  return { ok: false, error: { code, message } }
}
