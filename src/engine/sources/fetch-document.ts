import type { Clock } from '../../node/time/clock.ts'
import { type Exchange, openExchange } from '../stream/exchange.ts'
import type { Fault } from '../stream/fault.ts'
import { defaultLimits } from '../stream/limits.ts'
import { createPollReader } from '../stream/poll-reader.ts'
import { straightTransport, type Transport } from '../stream/transport.ts'

/** A document that takes longer is given up, ms; its owner asks again. */
const documentMs = 20_000

export interface DocumentRequest {
  /** Absolute http(s) URL. */
  readonly url: string
  readonly accept: string
  /** Largest body, bytes. */
  readonly maxBytes: number
  /** Asked for each request; a rejection means that the secret is missing. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** Left out: straight, trusting whom the system trusts. */
  readonly transport?: Transport | undefined
  readonly clock: Clock
}

export type DocumentAnswer =
  | { readonly ok: true; readonly body: string; readonly contentType: string }
  /** `missing`: the server has no such document (404, 405, 410, 501). `reason` is for the log: never a secret. */
  | { readonly ok: false; readonly reason: string; readonly missing: boolean }

/**
 * Asks once for a document beside the stream, whatever its type, under the stream's own rules for redirects, headers,
 * TLS, proxy and size.
 *
 * @returns the cancel; `done` is called once, unless cancelled
 */
export function fetchDocument(request: DocumentRequest, done: (answer: DocumentAnswer) => void): () => void {
  const { clock } = request
  const reader = createPollReader(request.maxBytes)
  let exchange: Exchange | null = null
  let contentType = ''
  let over = false

  function finish(answer: DocumentAnswer | null): void {
    if (over) return
    over = true
    cancelTimer()
    exchange?.cancel()
    if (answer !== null) done(answer)
  }
  const fail = (reason: string, missing = false): void => finish({ ok: false, reason, missing })
  const cancelTimer = clock.after(documentMs, () => fail('timeout'))

  function onEnd(fault: Fault | null): void {
    if (fault === null) finish({ ok: true, body: reader.text(), contentType })
    else fail(fault.detail, /^HTTP (404|405|410|501)\b/.test(fault.detail))
  }

  async function start(): Promise<void> {
    let configured: Readonly<Record<string, string>>
    try {
      configured = await request.headers()
    } catch {
      return fail('the secret of this source cannot be read')
    }
    if (over) return
    const opened = openExchange(
      {
        url: request.url,
        configured,
        headers: { accept: request.accept, 'cache-control': 'no-cache' },
        limits: defaultLimits,
        clock,
        transport: request.transport ?? straightTransport,
      },
      {
        onHead: (head) => {
          contentType = head.contentType
        },
        onChunk: (chunk) => {
          if (!reader.feed(chunk)) fail('too large')
        },
        onEnd,
      },
    )
    // The exchange may have ended before it was returned.
    if (over) opened.cancel()
    else exchange = opened
  }

  void start()
  return () => finish(null)
}
