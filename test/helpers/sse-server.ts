import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request that the server got. */
export interface SeenRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** Ends when the client leaves. */
  readonly closed: Promise<void>
}

/** What a route does with one request; `turn` counts the requests of its path from 1. */
export type Route = (response: ServerResponse, request: SeenRequest, turn: number) => void

export interface SseServer {
  readonly url: string
  readonly requests: SeenRequest[]
  /** Replaces or adds a route. */
  route(path: string, route: Route): void
  /** Sockets that are open now. */
  openSockets(): number
  close(): Promise<void>
}

export const sseHead = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' } as const

/** Opens an event stream and writes these chunks, each as one segment of its own. The stream stays open. */
export function chunks(...parts: readonly (string | Uint8Array)[]): Route {
  return (response) => {
    response.writeHead(200, sseHead)
    response.flushHeaders()
    void writeEach(response, parts)
  }
}

/** As {@link chunks}, and ends the stream. */
export function chunksThenEnd(...parts: readonly (string | Uint8Array)[]): Route {
  return (response) => {
    response.writeHead(200, sseHead)
    response.flushHeaders()
    void writeEach(response, parts).then(() => response.end())
  }
}

/** Answers with a status and nothing else. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Route {
  return (response) => {
    response.writeHead(code, headers)
    response.end()
  }
}

/** Answers with a whole body. */
export function body(contentType: string, text: string): Route {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType })
    response.end(text)
  }
}

async function writeEach(response: ServerResponse, parts: readonly (string | Uint8Array)[]): Promise<void> {
  for (const part of parts) {
    await new Promise<void>((resolve) => response.write(part, () => resolve()))
    // A turn of the event loop, so that the parts leave as segments of their own.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The ways in which servers and what stands before them misbehave; each also a path of {@link startSseServer}. */
const misbehaviours: Readonly<Record<string, Route>> = {
  '/stall': chunks(),
  '/accept-then-hang': () => {},
  '/trickle': (response) => {
    response.writeHead(200, sseHead)
    void writeEach(
      response,
      Array.from('data: slow\n\n', (character) => character),
    )
  },
  '/503': status(503, { 'retry-after': '1' }),
  '/401': status(401),
  '/403': status(403),
  '/204': status(204),
  '/html': body('text/html; charset=utf-8', '<!doctype html><title>Login</title><p>data: no\n\n'),
  '/redirect': (response) => status(307, { location: '/after-redirect' })(response, neverSeen, 0),
  '/after-redirect': chunks('data: arrived\n\n'),
  '/loop': (response) => status(302, { location: '/loop-back' })(response, neverSeen, 0),
  '/loop-back': (response) => status(302, { location: '/loop' })(response, neverSeen, 0),
  '/no-id': chunks('data: one\n\ndata: two\n\n'),
  '/split-utf8': chunks('data: ', Uint8Array.of(0xf0, 0x9f), Uint8Array.of(0x91, 0x93), '\n\n'),
  '/reset-mid-event': (response) => {
    response.writeHead(200, sseHead)
    response.write('id: 1\ndata: whole\n\nid: 2\ndata: cut', () => response.socket?.resetAndDestroy())
  },
  '/half-close': (response) => {
    // A FIN in the middle of a chunked body, while the socket stays readable.
    response.writeHead(200, sseHead)
    response.write('id: 1\ndata: whole\n\nid: 2\ndata: cut', () => response.socket?.end())
  },
}

const neverSeen: SeenRequest = { path: '', headers: {}, closed: Promise.resolve() }

/** A server that misbehaves on purpose, on a free port of the loopback. */
export async function startSseServer(routes: Readonly<Record<string, Route>> = {}): Promise<SseServer> {
  const table = new Map(Object.entries({ ...misbehaviours, ...routes }))
  const requests: SeenRequest[] = []
  const turns = new Map<string, number>()
  const sockets = new Set<Socket>()

  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://server.invalid').pathname
    const turn = (turns.get(path) ?? 0) + 1
    turns.set(path, turn)
    const closed = new Promise<void>((resolve) => response.once('close', resolve))
    const seen = { path, headers: request.headers, closed }
    requests.push(seen)
    response.on('error', () => {})
    const route = table.get(path)
    if (route === undefined) status(404)(response, seen, turn)
    else route(response, seen, turn)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    route: (path, route) => void table.set(path, route),
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
