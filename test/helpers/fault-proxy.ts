import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What the proxy does with bytes from the server on their way to the client; requests always pass. */
export type FaultMode =
  | { readonly mode: 'pass' }
  /** Bytes vanish, sockets stay: a silent link. New connections are accepted and hang. */
  | { readonly mode: 'blackhole' }
  /** Every socket is reset, now and when it is opened. */
  | { readonly mode: 'reset' }
  /** A FIN towards the client, once; the other direction stays open. */
  | { readonly mode: 'half-close' }
  /** A reset after this many bytes of a connection. */
  | { readonly mode: 'cut'; readonly after: number }
  /** One byte at a time with a pause. */
  | { readonly mode: 'slow'; readonly bytesPerSecond: number }
  /** Nothing leaves before this many bytes are there: a buffering proxy. */
  | { readonly mode: 'hold'; readonly bytes: number }

export interface FaultProxy {
  readonly url: string
  set(mode: FaultMode): void
  /** Connections that clients opened so far. */
  connections(): number
  open(): number
  close(): Promise<void>
}

/** A TCP proxy on a free loopback port that can be told to misbehave at any time. */
export async function startFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl)
  let mode: FaultMode = { mode: 'pass' }
  let connections = 0
  const pairs = new Set<{ readonly client: Socket; readonly upstream: Socket }>()
  const timers = new Set<NodeJS.Timeout>()

  const server = createServer({ allowHalfOpen: true }, (client) => {
    connections += 1
    const upstream = connect({ host: target.hostname, port: Number(target.port), allowHalfOpen: true })
    const pair = { client, upstream }
    pairs.add(pair)
    let sent = 0
    let held: Buffer[] = []

    function forward(chunk: Buffer): void {
      switch (mode.mode) {
        case 'pass':
        case 'half-close':
          client.write(chunk)
          return
        case 'blackhole':
          return
        case 'reset':
          client.resetAndDestroy()
          return
        case 'cut': {
          const part = chunk.subarray(0, Math.max(0, mode.after - sent))
          sent += part.length
          const over = sent >= mode.after
          client.write(part, () => over && client.resetAndDestroy())
          return
        }
        case 'slow':
          drip(chunk, 1_000 / mode.bytesPerSecond)
          return
        case 'hold':
          held.push(chunk)
          if (held.reduce((sum, part) => sum + part.length, 0) < mode.bytes) return
          client.write(Buffer.concat(held))
          held = []
          return
      }
    }

    function drip(chunk: Buffer, everyMs: number): void {
      upstream.pause()
      let index = 0
      const timer = setInterval(() => {
        client.write(chunk.subarray(index, index + 1))
        index += 1
        if (index < chunk.length && !client.destroyed) return
        clearInterval(timer)
        timers.delete(timer)
        upstream.resume()
      }, everyMs)
      timers.add(timer)
    }

    upstream.on('data', forward)
    client.on('data', (chunk) => upstream.write(chunk))
    upstream.on('end', () => mode.mode !== 'blackhole' && client.end())
    client.on('end', () => upstream.end())
    for (const socket of [client, upstream]) {
      socket.on('error', () => {})
      socket.once('close', () => {
        pairs.delete(pair)
        if (mode.mode === 'blackhole') return
        client.destroy()
        upstream.destroy()
      })
    }
    if (mode.mode === 'reset') client.resetAndDestroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      mode = next
      for (const { client } of [...pairs]) {
        if (next.mode === 'reset') client.resetAndDestroy()
        if (next.mode === 'half-close') client.end()
      }
    },
    connections: () => connections,
    open: () => pairs.size,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearInterval(timer)
        server.close(() => resolve())
        for (const { client, upstream } of pairs) {
          client.destroy()
          upstream.destroy()
        }
      }),
  }
}
