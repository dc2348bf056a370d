import http from 'node:http'
import { type Fault, faultOfError, retryFault } from '../../engine/stream/fault.ts'
import { openSocket } from '../../engine/stream/open-socket.ts'
import { proxyHeaders } from '../../engine/stream/proxy.ts'
import type { Transport } from '../../engine/stream/transport.ts'

/** Longest answer that is read, characters. */
const longest = 1024 * 1024

/** What a server answered, or why it did not. */
export type PostResult =
  | {
      readonly ok: true
      readonly status: number
      readonly body: string
      readonly retryAfter: string | undefined
    }
  | { readonly ok: false; readonly fault: Fault }

export interface PostRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly transport: Transport
  readonly timeoutMs: number
}

/** Sends one POST over a socket of its own, under the same rules of trust and proxies as a stream. Never rejects. */
export function post(request: PostRequest): Promise<PostResult> {
  const url = new URL(request.url)
  return new Promise((resolve) => {
    let close = (): void => {}
    const timer = setTimeout(() => {
      done({ ok: false, fault: retryFault('timeout', `no answer within ${request.timeoutMs} ms`) })
    }, request.timeoutMs)
    function done(result: PostResult): void {
      clearTimeout(timer)
      close()
      resolve(result)
    }
    const onFault = (fault: Fault): void => done({ ok: false, fault })
    close = openSocket(url, request.transport, Date.now, {
      onStage: () => {},
      onFault,
      onOpen({ socket, reader }) {
        close = () => socket.destroy()
        const sent = http.request({
          createConnection: () => socket,
          method: 'POST',
          path: reader === null ? `${url.pathname}${url.search}` : url.href,
          headers: {
            host: url.host,
            ...request.headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(request.body),
            ...(reader === null ? {} : proxyHeaders(reader)),
          },
        })
        sent.on('error', (error) => onFault(faultOfError(error)))
        sent.on('response', (answer) => {
          let body = ''
          answer.setEncoding('utf8')
          answer.on('data', (part: string) => {
            body = `${body}${part}`.slice(0, longest)
          })
          answer.on('error', (error) => onFault(faultOfError(error)))
          answer.on('end', () => {
            const retryAfter = answer.headers['retry-after']
            done({ ok: true, status: answer.statusCode ?? 0, body, retryAfter })
          })
        })
        sent.end(request.body)
      },
    })
  })
}
