import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import type { LogSource } from '../../src/hub/sse/chunks.ts'
import { filterClass } from '../../src/hub/sse/chunks.ts'
import type { CommittedGroup, LogEvent } from '../../src/hub/store/hub-store.ts'

/** A log in memory, behind the port that streams read. */
export interface StreamSource extends LogSource {
  /** Appends events of these types and topics; returns what the store would tell its listeners. */
  commit(...events: readonly { readonly topic: string; readonly type: string }[]): CommittedGroup
  /** Begins another epoch with an empty log. */
  beginEpoch(epoch: string): void
  /** Reads that were asked for. */
  reads(): number
}

export function createStreamSource(): StreamSource {
  let epoch = '00000001'
  let log: LogEvent[] = []
  let reads = 0
  return {
    bounds: () => ({ epoch, head: log.length, oldest: 1 }),
    async read(after, filter, maxBytes) {
      reads += 1
      const of = filterClass(filter)
      const events: LogEvent[] = []
      let bytes = 0
      for (const event of log.slice(after)) {
        if (!of.matches(event)) continue
        events.push(event)
        bytes += event.data.length
        if (bytes >= maxBytes) return { events, through: event.seq }
      }
      return { events, through: log.length }
    },
    commit(...events) {
      const from = log.length
      const added = events.map(({ topic, type }, index) => ({
        seq: from + index + 1,
        topic,
        type,
        branch: '',
        data: '{}',
      }))
      log = [...log, ...added]
      return { from, to: log.length, events: added }
    },
    beginEpoch(next) {
      epoch = next
      log = []
    },
    reads: () => reads,
  }
}

/** Both ends of one real connection: what the server writes to, and what the client has read. */
export interface SocketPair {
  readonly server: Socket
  readonly client: Socket
  text(): string
  close(): void
}

export async function openSocketPair(): Promise<SocketPair> {
  const listener = createServer({ pauseOnConnect: false })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<Socket>((resolve) => listener.once('connection', resolve))
  const client = connect((listener.address() as AddressInfo).port, '127.0.0.1')
  const server = await accepted
  let text = ''
  client.setEncoding('utf8')
  client.on('data', (chunk: string) => {
    text += chunk
  })
  for (const socket of [client, server]) socket.on('error', () => undefined)
  return {
    server,
    client,
    text: () => text,
    close() {
      client.destroy()
      server.destroy()
      listener.close()
    },
  }
}
