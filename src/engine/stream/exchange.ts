import http from 'node:http'
import { parseRetryAfter } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import { type Fault, faultOfError, faultOfStatus, retryFault } from './fault.ts'
import { type OpenedSocket, openSocket, type SocketStage } from './open-socket.ts'
import { proxyHeaders, proxyName } from './proxy.ts'
import { isRedirect, nextHop } from './redirect.ts'
import type { Transport } from './transport.ts'
import type { StreamLimits } from './types.ts'

/** One GET, redirects included. */
export interface ExchangeRequest {
  readonly url: string
  /** Sent on every hop; names in lower case. They win over configured ones of the same name. */
  readonly headers: Readonly<Record<string, string>>
  /** Configured by the user, secrets among them: never sent again once a hop left the origin (C11). */
  readonly configured: Readonly<Record<string, string>>
  readonly limits: StreamLimits
  readonly clock: Clock
  readonly transport: Transport
  /** Somebody who wants to know each step (the doctor). */
  readonly observer?: ExchangeObserver
}

/** Hears each step of an exchange, redirects included. */
export interface ExchangeObserver {
  onStage(stage: SocketStage, url: URL): void
  onAnswer(status: number, headers: http.IncomingHttpHeaders, url: URL): void
}

/** Head of a 200 answer. */
export interface ExchangeHead {
  /** Essence of the Content-Type in lower case, '' when there is none. */
  readonly contentType: string
  /** Path of the last hop when a redirect was followed, else null. */
  readonly redirectedTo: string | null
}

export interface ExchangeEvents {
  onHead(head: ExchangeHead): void
  onChunk(chunk: Uint8Array): void
  /** Once, unless cancelled: null when the body ended as it should, else what went wrong. Nothing comes after it. */
  onEnd(fault: Fault | null): void
}

/** A running exchange. */
export interface Exchange {
  /** Stops reading the socket, so that the sender is held back by TCP (C7). */
  pause(): void
  resume(): void
  /** Destroys the socket; no event comes any more. Idempotent. */
  cancel(): void
}

/**
 * Does one GET over `node:http(s)`: a lonely event costs half of what it costs through fetch and web streams
 * (performance.md), and the socket can be held back. Every attempt has its own socket, so nothing can linger in a pool.
 */
export function openExchange(request: ExchangeRequest, events: ExchangeEvents): Exchange {
  const { limits, clock } = request
  const visited: URL[] = []
  let configured = lowerCased(request.configured)
  let cancelSocket = (): void => {}
  let client: http.ClientRequest | null = null
  let response: http.IncomingMessage | null = null
  let cancelTimeout = (): void => {}
  let done = false

  function close(): void {
    done = true
    cancelTimeout()
    cancelSocket()
    client?.destroy()
    client = null
    response = null
  }

  function end(fault: Fault | null): void {
    if (done) return
    close()
    events.onEnd(fault)
  }

  function hop(url: URL): void {
    visited.push(url)
    cancelSocket = openSocket(url, request.transport, clock.now, {
      onStage: (stage) => done || request.observer?.onStage(stage, url),
      onOpen: (opened) => send(url, opened),
      onFault: end,
    })
    // The fault may have come before the cancel was there; it is then one of nothing.
    if (done) cancelSocket()
  }

  function send(url: URL, { socket, reader }: OpenedSocket): void {
    if (done) {
      socket.destroy()
      return
    }
    try {
      client = http.request({
        createConnection: () => socket,
        path: reader === null ? `${url.pathname}${url.search}` : url.href,
        headers: {
          host: url.host,
          ...configured,
          ...request.headers,
          ...(reader === null ? {} : proxyHeaders(reader)),
        },
      })
    } catch (error) {
      // A configured header that HTTP cannot carry; the name is safe to show, the value is not.
      socket.destroy()
      end(retryFault('protocol', error instanceof Error ? error.message : String(error)))
      return
    }
    const mine = client
    mine.on('error', (error) => {
      if (client === mine) end(faultOfError(error))
    })
    mine.on('response', (incoming) => {
      if (client === mine) onResponse(incoming, url, reader)
    })
    mine.end()
  }

  function onResponse(incoming: http.IncomingMessage, url: URL, reader: URL | null): void {
    const status = incoming.statusCode ?? 0
    request.observer?.onAnswer(status, incoming.headers, url)
    const encoding = incoming.headers['content-encoding'] ?? 'identity'
    if (isRedirect(status)) redirect(incoming.headers.location)
    else if (reader !== null && status === 407)
      end(retryFault('proxy', `the proxy ${proxyName(reader)}: it wants a sign-in (HTTP 407)`))
    else if (status !== 200)
      end(faultOfStatus(status, parseRetryAfter(incoming.headers['retry-after'], clock.now())))
    else if (encoding !== 'identity') end(retryFault('protocol', `Content-Encoding ${encoding}`))
    else read(incoming)
  }

  function redirect(location: string | undefined): void {
    const step = nextHop(visited, location, limits.redirects)
    client?.destroy()
    client = null
    if (!step.ok) {
      end(retryFault('redirect', step.detail))
      return
    }
    if (!step.sameOrigin) configured = {}
    hop(step.url)
  }

  function read(incoming: http.IncomingMessage): void {
    cancelTimeout()
    response = incoming
    incoming.on('data', (chunk: Uint8Array) => {
      if (!done) events.onChunk(chunk)
    })
    incoming.on('end', () => end(null))
    incoming.on('error', (error) => end(faultOfError(error)))
    incoming.on('close', () => end(retryFault('connection-lost', 'closed in the middle of the answer')))
    events.onHead({
      contentType: (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      redirectedTo: visited.length > 1 ? (visited.at(-1)?.pathname ?? null) : null,
    })
  }

  cancelTimeout = clock.after(limits.responseMs, () =>
    end(retryFault('timeout', `no answer within ${limits.responseMs} ms`)),
  )
  hop(new URL(request.url))

  return {
    pause: () => response?.pause(),
    resume: () => response?.resume(),
    cancel: close,
  }
}

/** Names in lower case, so that a configured `ACCEPT` does not stand beside our own. */
function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
