import http from 'node:http'
import https from 'node:https'
import net, { isIP, type Socket } from 'node:net'
import tls from 'node:tls'
import { trustContext } from '../../node/net/authorities.ts'
import { type Fault, faultOfError, needsCertificate, retryFault } from './fault.ts'
import { judgePeer, type PeerCertificate, peerCertificate } from './peer.ts'
import { proxyFor, proxyHeaders, proxyName } from './proxy.ts'
import type { Transport } from './transport.ts'

/** Steps of the way to a server, in the order in which they come; a name is looked up only where there is one. */
export type SocketStage =
  | { readonly stage: 'proxy'; readonly proxy: string | null }
  | { readonly stage: 'resolved'; readonly address: string }
  | { readonly stage: 'connected'; readonly address: string }
  | { readonly stage: 'certificate'; readonly certificate: PeerCertificate }
  | { readonly stage: 'secured'; readonly protocol: string }

/** A socket on which a request can be sent. */
export interface OpenedSocket {
  readonly socket: Socket
  /** The proxy that reads the request itself, so that it must be told the whole URL; null on a straight way. */
  readonly reader: URL | null
}

export interface SocketEvents {
  onStage(stage: SocketStage): void
  /** Once, unless cancelled, and before or after {@link openSocket} returned. */
  onOpen(opened: OpenedSocket): void
  onFault(fault: Fault): void
}

/**
 * Opens a socket to the origin of a URL, through the source's proxy, with the source's own trust. Every attempt has its
 * own: nothing is pooled, so a dead connection cannot come back, and nothing is sent before the server was judged.
 *
 * The tunnel is made here, not by an agent library: an attempt that is given up must take its half-open sockets with it,
 * and a refusal of the proxy must not be taken for one of the server.
 *
 * @param now epoch ms, for certificates
 * @returns the cancel: destroys whatever is open
 */
export function openSocket(
  url: URL,
  transport: Transport,
  now: () => number,
  events: SocketEvents,
): () => void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = portOf(url)
  let over = false
  let close = (): void => {}

  function fail(fault: Fault): void {
    if (over) return
    over = true
    close()
    events.onFault(fault)
  }

  function open(socket: Socket, reader: URL | null): void {
    if (over) return
    over = true
    events.onOpen({ socket, reader })
  }

  function go(proxy: URL | null): void {
    if (over) return
    events.onStage({ stage: 'proxy', proxy: proxy === null ? null : proxyName(proxy) })
    if (proxy === null) {
      const socket = dial(host, port, faultOfError)
      socket.once('connect', () => {
        // Whoever was told that it is connected may have given it up.
        if (over) return
        if (url.protocol === 'https:') secure(socket)
        else open(socket, null)
      })
    } else if (url.protocol === 'https:') tunnel(proxy)
    else reachReader(proxy)
  }

  function dial(toHost: string, toPort: number, faultOf: (error: unknown) => Fault): Socket {
    const socket = net.connect({ host: toHost, port: toPort })
    close = () => socket.destroy()
    socket.setNoDelay(true)
    socket.on('lookup', (error: Error | null, address: string) => {
      if (!over && error === null) events.onStage({ stage: 'resolved', address })
    })
    socket.once('connect', () => {
      if (!over) events.onStage({ stage: 'connected', address: addressOf(socket) })
    })
    socket.on('error', (error) => fail(faultOf(error)))
    socket.once('close', () => fail(retryFault('connection-lost', 'closed before it was open')))
    return socket
  }

  /** A plain request through a proxy: the proxy reads it. */
  function reachReader(proxy: URL): void {
    const faultOf = (error: unknown): Fault => proxyFault(proxy, faultOfError(error).detail)
    const socket = dial(hostOf(proxy), portOf(proxy), faultOf)
    socket.once('connect', () => {
      if (proxy.protocol !== 'https:') return open(socket, proxy)
      const secured = tls.connect({
        socket,
        secureContext: trustContext(undefined),
        ...nameOf(hostOf(proxy)),
      })
      secured.on('error', (error) => fail(faultOf(error)))
      secured.once('secureConnect', () => open(secured, proxy))
    })
  }

  /** A tunnel through a proxy, which then sees no byte of what is said. */
  function tunnel(proxy: URL): void {
    const target = `${url.hostname}:${port}`
    const kind = proxy.protocol === 'https:' ? https : http
    const request = kind.request({
      method: 'CONNECT',
      host: hostOf(proxy),
      port: portOf(proxy),
      path: target,
      agent: false,
      headers: { host: target, ...proxyHeaders(proxy) },
      ...(proxy.protocol === 'https:' ? { secureContext: trustContext(undefined) } : {}),
    })
    close = () => request.destroy()
    request.on('error', (error) => fail(proxyFault(proxy, faultOfError(error).detail)))
    request.once('connect', (response, socket, rest) => {
      close = () => socket.destroy()
      socket.on('error', (error: Error) => fail(proxyFault(proxy, faultOfError(error).detail)))
      if (response.statusCode !== 200) return fail(proxyFault(proxy, refusal(response.statusCode ?? 0)))
      if (rest.length > 0) socket.unshift(rest)
      if (over) return
      events.onStage({ stage: 'connected', address: addressOf(socket as Socket) })
      secure(socket as Socket)
    })
    request.end()
  }

  function secure(socket: Socket): void {
    let context: tls.SecureContext
    try {
      context = trustContext(transport.tls?.ca)
    } catch {
      fail(needsCertificate('the own authority of this source is no certificate (BAD_CA)'))
      return
    }
    const secured = tls.connect({
      socket,
      ...nameOf(host),
      // Its host name is compared also where it is an address.
      host,
      secureContext: context,
      ALPNProtocols: ['http/1.1'],
      // Judged below, before a byte is sent: a person must be able to see what the server shows.
      rejectUnauthorized: false,
    })
    close = () => secured.destroy()
    secured.on('error', (error) => fail(faultOfError(error)))
    secured.once('close', () => fail(retryFault('tls', 'closed during the TLS handshake')))
    secured.once('secureConnect', () => {
      if (over) return
      const certificate = peerCertificate(secured)
      if (certificate !== null) events.onStage({ stage: 'certificate', certificate })
      const fault = judgePeer({ socket: secured, certificate, host, pin: transport.tls?.pin, now: now() })
      if (fault !== null) return fail(fault)
      events.onStage({ stage: 'secured', protocol: secured.getProtocol() ?? 'TLS' })
      open(secured, null)
    })
  }

  const proxy = proxyFor(url, transport)
  if (proxy instanceof Promise) {
    proxy.then(go, (error: unknown) => fail(retryFault('proxy', `the system's proxy: ${String(error)}`)))
  } else go(proxy)

  return () => {
    if (over) return
    over = true
    close()
  }
}

/** A fault of the proxy itself; it is named, so that nobody looks for it at the server. */
function proxyFault(proxy: URL, detail: string): Fault {
  return retryFault('proxy', `the proxy ${proxyName(proxy)}: ${detail}`)
}

function refusal(status: number): string {
  return status === 407 ? 'it wants a sign-in (HTTP 407)' : `it refuses the way (HTTP ${status})`
}

/** No server name is sent for an address: TLS does not allow it. */
function nameOf(host: string): { readonly servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {}
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80))
}

function addressOf(socket: Socket): string {
  const address = socket.remoteAddress ?? ''
  return `${address.includes(':') ? `[${address}]` : address}:${socket.remotePort ?? ''}`
}
