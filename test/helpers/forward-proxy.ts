import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** What a proxy does with what it is asked. */
export type ProxyMode = 'pass' | 'sign-in' | 'refuse' | 'hang'

/**
 * An ordinary HTTP proxy: CONNECT for https, absolute URLs for http. Every name that ends with `.test` is the loopback
 * to it, so that a test sees whether the proxy or the client looked a name up.
 */
export interface ForwardProxy {
  readonly url: string
  /** `CONNECT host:port` or `GET http://…`, each once. */
  readonly seen: string[]
  /** Their Proxy-Authorization. */
  readonly credentials: (string | undefined)[]
  openSockets(): number
  close(): Promise<void>
}

export async function startForwardProxy(mode: ProxyMode = 'pass'): Promise<ForwardProxy> {
  const seen: string[] = []
  const credentials: (string | undefined)[] = []
  const sockets = new Set<Socket>()
  const hostOf = (name: string): string => (name.endsWith('.test') ? '127.0.0.1' : name)
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    return socket.once('close', () => sockets.delete(socket))
  }

  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`)
    credentials.push(incoming.headers['proxy-authorization'])
    if (mode === 'hang') return
    if (mode !== 'pass') {
      response.writeHead(mode === 'sign-in' ? 407 : 403).end()
      return
    }
    const url = new URL(incoming.url ?? '')
    const { 'proxy-authorization': _own, ...headers } = incoming.headers
    const onward = request(
      {
        host: hostOf(url.hostname),
        port: url.port,
        path: `${url.pathname}${url.search}`,
        headers,
        agent: false,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    response.once('close', () => onward.destroy())
    onward.end()
  })
  server.on('connect', (incoming, socket: Socket) => {
    seen.push(`CONNECT ${incoming.url}`)
    credentials.push(incoming.headers['proxy-authorization'])
    if (mode === 'hang') {
      // Read on, or the client's leaving is never seen.
      socket.once('end', () => socket.destroy()).resume()
      return
    }
    if (mode !== 'pass') {
      socket.end(`HTTP/1.1 ${mode === 'sign-in' ? '407 Sign in' : '403 No'}\r\n\r\n`)
      return
    }
    const [host = '', port = ''] = (incoming.url ?? '').split(':')
    const onward = keep(connect(Number(port), hostOf(host)))
    onward.once('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket)
      socket.pipe(onward)
    })
    socket.once('close', () => onward.destroy())
    onward.once('close', () => socket.destroy())
  })
  server.on('connection', keep)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    credentials,
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
