import http from 'node:http'
import { parseRetryAfter } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import { faultOfError } from '../stream/fault.ts'
import { openSocket } from '../stream/open-socket.ts'
import { proxyHeaders } from '../stream/proxy.ts'
import { isRedirect, nextHop } from '../stream/redirect.ts'
import type { Transport } from '../stream/transport.ts'
import type { WebhookRequest } from './webhook-message.ts'

/** A webhook that takes longer is given up, ms. */
const answerMs = 10_000
const redirects = 3
/** Detail of what was given up because the program ends. */
export const ending = 'the console is ending'

/** What became of one request. `detail` is in English: never the secret, never a whole address. */
export interface PostOutcome {
  readonly ok: boolean
  readonly detail: string
  /** From Retry-After, ms; null where the server did not ask for a pause. */
  readonly retryAfterMs: number | null
}

export interface PostOptions {
  /** Sent as `Authorization: Bearer`; null for none. */
  readonly secret: string | null
  readonly transport: Transport
  readonly clock: Clock
}

/**
 * POSTs JSON once, by the streams' own rules for proxies and TLS. Only 2xx is a success; bodies of answers are thrown
 * away. A redirect is followed on the same origin and where it keeps the method (307, 308): what is said here, and the
 * secret, is for nobody else. Never throws; settles within 10 s.
 *
 * @returns the outcome, and how to give it up
 */
export function postWebhook(
  request: WebhookRequest,
  { secret, transport, clock }: PostOptions,
): { readonly outcome: Promise<PostOutcome>; cancel(): void } {
  let finish = (_outcome: PostOutcome): void => {}
  const outcome = new Promise<PostOutcome>((resolve) => {
    const visited: URL[] = []
    let cancelSocket = (): void => {}
    let client: http.ClientRequest | null = null
    let over = false

    finish = (result) => {
      if (over) return
      over = true
      cancelTimer()
      cancelSocket()
      client?.destroy()
      resolve(result)
    }
    const fail = (detail: string): void => finish(failed(detail))
    const cancelTimer = clock.after(answerMs, () => fail(`no answer within ${answerMs / 1000} s`))

    function hop(url: URL): void {
      visited.push(url)
      cancelSocket = openSocket(url, transport, clock.now, {
        onStage: () => {},
        onFault: (fault) => fail(fault.detail),
        onOpen({ socket, reader }) {
          if (over) {
            socket.destroy()
            return
          }
          try {
            client = http.request({
              method: 'POST',
              createConnection: () => socket,
              path: reader === null ? `${url.pathname}${url.search}` : url.href,
              headers: {
                host: url.host,
                'content-type': 'application/json; charset=utf-8',
                'content-length': Buffer.byteLength(request.body),
                'user-agent': 'Pantau',
                ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
                ...(reader === null ? {} : proxyHeaders(reader)),
              },
            })
          } catch {
            // A secret with a character that HTTP cannot carry; the error's own words would repeat it.
            socket.destroy()
            fail('the secret cannot be sent in a header')
            return
          }
          const mine = client
          mine.on('error', (error) => {
            if (client === mine) fail(faultOfError(error).detail)
          })
          mine.on('response', (response) => onResponse(response))
          mine.end(request.body)
        },
      })
      if (over) cancelSocket()
    }

    function onResponse(response: http.IncomingMessage): void {
      const status = response.statusCode ?? 0
      response.on('error', () => {})
      response.resume()
      if (!isRedirect(status)) {
        const retryAfterMs = parseRetryAfter(response.headers['retry-after'], clock.now())
        finish({ ok: status >= 200 && status < 300, detail: `HTTP ${status}`, retryAfterMs })
        return
      }
      const step = nextHop(visited, response.headers.location, redirects)
      if (!step.ok) fail(step.detail)
      else if (!step.sameOrigin) fail(`HTTP ${status} to another server: enter that address instead`)
      else if (status !== 307 && status !== 308) fail(`HTTP ${status}: the address moved, enter the new one`)
      else {
        client?.destroy()
        client = null
        hop(step.url)
      }
    }

    hop(request.url)
  })
  return { outcome, cancel: () => finish(failed(ending)) }
}

/** A try that brought no answer. */
export function failed(detail: string): PostOutcome {
  return { ok: false, detail, retryAfterMs: null }
}
