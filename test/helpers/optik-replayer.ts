import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { opensAt, readOptikDay } from './optik-day.ts'
import {
  type Happened,
  notificationsOf,
  type OptikShape,
  revenueDocument,
  stamp,
  stockDocument,
} from './optik-shapes.ts'

export interface OptikReplayerOptions {
  readonly shape: OptikShape
  /** How many seconds of the day pass in one; the server's own intervals shrink with it, to 50 ms at the least. */
  readonly speed: number
  readonly port?: number
}

export interface OptikReplayer {
  readonly url: string
  /** What happened since the start. */
  happened(): readonly Happened[]
  /** Whether the whole day is over. */
  isOver(): boolean
  /** Cuts every connection, as a restart of the server would. */
  cut(): void
  close(): Promise<void>
}

/** How often each endpoint of the live SSE server looks, ms; and how far back on connect (source-systems.md, 3G, 3F). */
const loops = {
  '/realtime/dashboard': { everyMs: 5_000, lookBackMs: 0 },
  '/realtime/omset-kasir': { everyMs: 3_000, lookBackMs: 0 },
  '/realtime/notifications': { everyMs: 10_000, lookBackMs: 300_000 },
  '/realtime/stock-updates': { everyMs: 5_000, lookBackMs: 60_000 },
} as const
type Endpoint = keyof typeof loops

/**
 * A stand-in for the Optik server, outside the product: it replays the recorded day on the four `/realtime/*` endpoints.
 *
 * `seed` and `live-sse` stream, `live-poll` answers with JSON documents. The day starts with the first request,
 * and each endpoint's first client gets it from its beginning. After that the seed's server does not look back when a
 * client connects, the live one does.
 */
export async function startOptikReplayer(options: OptikReplayerOptions): Promise<OptikReplayer> {
  const { shape, speed } = options
  const day = readOptikDay()
  const timers = new Set<NodeJS.Timeout>()
  const served = new Set<Endpoint>()
  let startedAt: number | null = null

  function happened(): readonly Happened[] {
    if (startedAt === null) return []
    const start = startedAt
    const now = Date.now()
    return day
      .map((entry) => ({ entry, at: start + ((entry.at - opensAt) * 1_000) / speed }))
      .filter(({ at }) => at <= now)
  }

  /** Messages of one look of an endpoint at what happened after `since`. */
  function look(endpoint: Endpoint, since: number, now: number): readonly object[] {
    const all = happened().filter(({ at }) => at <= now)
    const fresh = all.filter(({ at }) => at > since)
    if (endpoint === '/realtime/notifications') return notificationsOf(shape, fresh)
    if (endpoint !== '/realtime/stock-updates') {
      return [revenueDocument(shape, all, now, endpoint === '/realtime/dashboard')]
    }
    const stock = stockDocument(shape, fresh, now)
    return stock === null ? [] : [stock]
  }

  function stream(endpoint: Endpoint, response: ServerResponse): void {
    const { everyMs, lookBackMs } = loops[endpoint]
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.flushHeaders()
    const isFirst = !served.has(endpoint)
    served.add(endpoint)
    let since = isFirst ? 0 : Date.now() - (shape === 'live-sse' ? lookBackMs : 0)
    let turn = 0
    const turnOnce = (): void => {
      const now = Date.now()
      const beat = shape === 'live-sse' && lookBackMs === 0 && turn % 6 === 0
      const heartbeat = beat ? [{ type: 'heartbeat', timestamp: stamp(shape, now) }] : []
      for (const message of [...heartbeat, ...look(endpoint, since, now)]) {
        response.write(`data: ${JSON.stringify(message)}\n\n`)
      }
      since = now
      turn += 1
    }
    turnOnce()
    const timer = setInterval(turnOnce, Math.max(50, everyMs / speed))
    timers.add(timer)
    response.once('close', () => {
      clearInterval(timer)
      timers.delete(timer)
    })
  }

  function answer(endpoint: Endpoint, response: ServerResponse): void {
    const now = Date.now()
    const found = look(endpoint, now - loops[endpoint].lookBackMs, now)
    const document = endpoint === '/realtime/notifications' ? found : (found[0] ?? [])
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document))
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://replayer.invalid').pathname
    const endpoint = (Object.keys(loops) as Endpoint[]).find((name) => name === path)
    response.on('error', () => {})
    if (endpoint === undefined) {
      response.writeHead(404).end()
      return
    }
    startedAt ??= Date.now()
    if (shape === 'live-poll') answer(endpoint, response)
    else stream(endpoint, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    happened,
    isOver: () => happened().length === day.length,
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearInterval(timer)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `node test/helpers/optik-replayer.ts --port 9001 --shape seed|live-sse|live-poll --speed 60` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9001' },
      shape: { type: 'string', default: 'seed' },
      speed: { type: 'string', default: '60' },
    },
  })
  const { shape } = values
  if (shape !== 'seed' && shape !== 'live-sse' && shape !== 'live-poll') {
    throw new Error('--shape is seed, live-sse or live-poll')
  }
  const replayer = await startOptikReplayer({ shape, port: Number(values.port), speed: Number(values.speed) })
  process.stdout.write(`${JSON.stringify({ ready: true, url: replayer.url, shape })}\n`)
  const stop = (): void => void replayer.close()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
