import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Identity } from './certificates.ts'
import { sseHead } from './sse-server.ts'

/** A stream over TLS that beats every 50 ms. */
export interface TlsServer {
  readonly url: string
  /** Headers of the requests that were let through. */
  readonly authorizations: (string | undefined)[]
  openSockets(): number
  close(): Promise<void>
}

export async function startTlsServer({ key, cert }: Identity): Promise<TlsServer> {
  const authorizations: (string | undefined)[] = []
  const sockets = new Set<Socket>()
  const server = createServer({ key, cert }, (request, response) => {
    authorizations.push(request.headers.authorization)
    response.writeHead(200, sseHead)
    const timer = setInterval(() => response.write('data: beat\n\n'), 50)
    response.once('close', () => clearInterval(timer))
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    authorizations,
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
