import type { Clock } from '../../node/time/clock.ts'
import { type Exchange, openExchange } from '../stream/exchange.ts'
import { defaultLimits } from '../stream/limits.ts'
import type { Transport } from '../stream/transport.ts'
import { isInwardAddress, isInwardHost } from './inward-address.ts'

/** Largest picture, bytes. */
export const pictureBytes = 5 * 1024 * 1024
/** A picture that takes longer is given up, ms. */
const pictureMs = 20_000

export interface PictureRequest {
  readonly url: string
  /** Sent to the origin of `url` only. */
  readonly headers: Readonly<Record<string, string>>
  readonly transport: Transport
  readonly clock: Clock
  /**
   * Whether this address, or one that it redirects to, may be of this machine's own network: a source of the internet
   * must not look around in it.
   */
  readonly mayBeInward: (url: URL) => boolean
}

/** A picture on its way. */
export interface PictureFetch {
  /** Null for whatever goes wrong. */
  readonly bytes: Promise<Uint8Array | null>
  /** Gives it up. */
  cancel(): void
}

/** Asks once for a picture, under the streams' rules for redirects. */
export function fetchPicture(request: PictureRequest): PictureFetch {
  let cancel = (): void => {}
  const bytes = new Promise<Uint8Array | null>((resolve) => {
    const chunks: Uint8Array[] = []
    let size = 0
    let exchange: Exchange | null = null
    let over = false
    let throughProxy = false

    function finish(bytes: Uint8Array | null): void {
      if (over) return
      over = true
      cancelTimer()
      exchange?.cancel()
      resolve(bytes)
    }

    cancel = () => finish(null)
    const cancelTimer = request.clock.after(pictureMs, () => finish(null))
    const opened = openExchange(
      {
        url: request.url,
        configured: request.headers,
        headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' },
        limits: defaultLimits,
        clock: request.clock,
        transport: request.transport,
        observer: {
          onStage(stage, url) {
            if (request.mayBeInward(url)) return
            if (stage.stage === 'proxy') {
              throughProxy = stage.proxy !== null
              // Where a name leads is the proxy's to know; what is plainly inward it is not asked for.
              if (isInwardHost(url.hostname)) finish(null)
            } else if (stage.stage === 'connected' && !throughProxy) {
              if (isInwardAddress(stage.address.replace(/:\d*$/, ''))) finish(null)
            }
          },
          onAnswer: () => {},
        },
      },
      {
        onHead: () => {},
        onChunk(chunk) {
          size += chunk.byteLength
          if (size > pictureBytes) finish(null)
          else chunks.push(chunk)
        },
        onEnd: (fault) => finish(fault === null ? Buffer.concat(chunks) : null),
      },
    )
    if (over) opened.cancel()
    else exchange = opened
  })
  return { bytes, cancel }
}
