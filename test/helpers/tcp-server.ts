import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server that is not even HTTP: the test writes every byte itself. */
export interface TcpServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * @param answer called once per connection, when its request's head was read; `turn` counts connections from 1
 */
export async function startTcpServer(
  answer: (socket: Socket, head: string, turn: number) => void,
): Promise<TcpServer> {
  const sockets = new Set<Socket>()
  let turn = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    let head = ''
    socket.on('data', (chunk) => {
      if (head.includes('\r\n\r\n')) return
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      turn += 1
      answer(socket, head, turn)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Writes parts one after the other, each flushed before the next. */
export async function writeParts(socket: Socket, parts: readonly Uint8Array[]): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed) return
    await new Promise<void>((resolve) => socket.write(part, () => resolve()))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
