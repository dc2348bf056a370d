/**
 * Reads a burst and lonely events from a socket (performance.md: the network side must never be our limit). CPU time of
 * this process per event, so that the sender, a process of its own, does not count. Floor, in the same run: `http.get`
 * with eventsource-parser; beside it the `eventsource` package.
 *
 * Usage: node test/bench/stream-read.ts
 */
import { fork } from 'node:child_process'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventSource } from 'eventsource'
import { createParser } from 'eventsource-parser'
import { createStreamSupervisor } from '../../src/engine/stream/supervisor.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'

const burst = 500_000
const lonely = 400
const rounds = 3

/** The sender: `/burst` as fast as the socket takes it, `/lonely` one event each 2 ms. */
function serve(): void {
  const block = Buffer.from(
    Array.from(
      { length: 500 },
      (_, index) =>
        `id: 0a1b2c3d:${index}\nevent: stock.changed\ndata: {"stock":${index},"code":"FR000123"}\n\n`,
    ).join(''),
  )
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    let sent = 0
    if (request.url === '/lonely') {
      const timer = setInterval(() => {
        response.write(`id: 0a1b2c3d:${sent}\nevent: stock.changed\ndata: {"stock":${sent}}\n\n`)
        sent += 1
        if (sent === lonely) clearInterval(timer)
      }, 2)
      return
    }
    const write = (): void => {
      while (sent < burst) {
        sent += 500
        if (!response.write(block)) {
          response.once('drain', write)
          return
        }
      }
    }
    write()
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

/** A way of reading: counts events until `count`, then closes. */
type Reader = (url: string, count: number) => Promise<void>

const floor: Reader = (url, count) =>
  new Promise((resolve) => {
    let seen = 0
    const request = get(url, { agent: false }, (response) => {
      const parser = createParser({
        onEvent: () => {
          seen += 1
          if (seen !== count) return
          request.destroy()
          resolve()
        },
      })
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => parser.feed(chunk))
      response.on('error', () => {})
    })
    request.on('error', () => {})
  })

const eventSourcePackage: Reader = (url, count) =>
  new Promise((resolve) => {
    let seen = 0
    const source = new EventSource(url)
    source.addEventListener('stock.changed', () => {
      seen += 1
      if (seen !== count) return
      source.close()
      resolve()
    })
  })

const supervisor: Reader = (url, count) =>
  new Promise((resolve) => {
    let seen = 0
    const stream = createStreamSupervisor({
      url,
      heartbeatMs: 15_000,
      pollMs: 15_000,
      fallback: null,
      clock: createSystemClock(),
      random: Math.random,
      owner: {
        cursor: () => null,
        headers: async () => ({}),
        isFull: () => false,
        onState: () => {},
        onNotice: () => {},
        onMessage: () => {
          seen += 1
          if (seen !== count) return
          stream.stop()
          resolve()
        },
      },
    })
    stream.start()
  })

/** Least CPU time per event over some rounds, microseconds. */
async function cost(read: Reader, url: string, count: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    await read(url, count)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / count)
  }
  return Number(least.toFixed(3))
}

async function main(): Promise<void> {
  const sender = fork(import.meta.filename, ['serve'])
  const port = await new Promise<number>((resolve) =>
    sender.once('message', (value) => resolve(Number(value))),
  )
  const url = `http://127.0.0.1:${port}`
  const result: Record<string, { floor: number; eventsource: number; supervisor: number; ratio: number }> = {}
  for (const [name, count] of [
    ['burst', burst],
    ['lonely', lonely],
  ] as const) {
    const least = await cost(floor, `${url}/${name}`, count)
    const theirs = await cost(eventSourcePackage, `${url}/${name}`, count)
    const ours = await cost(supervisor, `${url}/${name}`, count)
    result[name] = {
      floor: least,
      eventsource: theirs,
      supervisor: ours,
      ratio: Number((ours / least).toFixed(2)),
    }
    process.stdout.write(
      `stream-read ${name}: supervisor ${ours} us CPU per event, floor ${least} (x ${result[name].ratio}), eventsource package ${theirs}\n`,
    )
  }
  process.stdout.write(`${JSON.stringify({ bench: 'stream-read', unit: 'us CPU per event', ...result })}\n`)
  sender.kill()
}

if (process.argv[2] === 'serve') serve()
else await main()
