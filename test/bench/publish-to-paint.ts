/**
 * Publish to paint on the embedded hub, beside its floor in the same run (performance.md, first row).
 *
 * Floor: a native EventSource in an empty Electron window that writes each message as text; the clock starts when the
 * server writes the event. Ours: a stock adjustment is posted to the embedded hub; the clock starts when the request is
 * sent, so HTTP, the fsync of the hub's log, the stream, the journal, the projection, IPC and React are all on the way.
 * `afterCommit` starts where the floor starts: at the hub's own write, which its answer to the request shows.
 *
 * Both pages run their frame clock (see paint-probe.ts); `--resting` measures pages at rest instead.
 *
 * Usage: node test/bench/publish-to-paint.ts [--events 500] [--rate 50] [--resting]. Needs a display and `npm run build`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { Agent, createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import * as z from 'zod/mini'
import { type Painted, readPaints, runFrameClock, watchPaints } from './paint-probe.ts'
import { quantiles } from './quantiles.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '500' },
    rate: { type: 'string', default: '50' },
    resting: { type: 'boolean', default: false },
  },
})
const events = Number(values.events)
/** The changes go round so many rows: one row alone is shown at most ten times a second, by design. */
const rows = 16
const periodMs = 1000 / Number(values.rate)
const root = join(import.meta.dirname, '../..')
const now = (): number => performance.timeOrigin + performance.now()

const launchPlan = z
  .object({
    electron: z.string(),
    version: z.string(),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
  })
  .parse(
    JSON.parse(
      execFileSync(process.execPath, [join(root, 'scripts/setup.mjs'), '--print'], { encoding: 'utf8' }),
    ),
  )

async function launch(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ElectronApplication> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return await _electron.launch({
    executablePath: launchPlan.electron,
    args: [...launchPlan.args, ...args],
    env: { ...inherited, ...launchPlan.env, ...env },
  })
}

/** Calls `publish` at the given rate, on schedule: a late call does not delay the ones after it. */
async function paced(count: number, publish: (index: number) => void): Promise<void> {
  const start = performance.now()
  for (let index = 0; index < count; index += 1) {
    const wait = start + index * periodMs - performance.now()
    if (wait > 0) await delay(wait)
    publish(index)
  }
}

async function waitForLast(page: Page, last: string): Promise<readonly Painted[]> {
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline) {
    const painted = await readPaints(page)
    if (painted.at(-1)?.value === last) return painted
    await delay(100)
  }
  throw new Error(`the last value ${last} was never painted`)
}

/** Latency of each value that was painted; a value that a newer one replaced before its frame has none. */
function latencies(painted: readonly Painted[], sent: ReadonlyMap<string, number>): number[] {
  return painted.flatMap(({ value, at }) => {
    const from = sent.get(value)
    return from === undefined ? [] : [at - from]
  })
}

async function measureFloor(): Promise<number[]> {
  let stream: ServerResponse | null = null
  const server = createServer((request, response) => {
    if (request.url === '/stream') {
      response.socket?.setNoDelay(true)
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
      response.flushHeaders()
      stream = response
      return
    }
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(
      `<!doctype html><body><div id="value">0</div><script>
      new EventSource('/stream').onmessage = (event) => { document.getElementById('value').textContent = event.data }
      </script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const app = await launch([join(import.meta.dirname, 'floor-app')], {
    PANTAU_FLOOR_URL: `http://127.0.0.1:${port}/`,
  })
  try {
    const page = await app.firstWindow()
    while (stream === null) await delay(20)
    const target: ServerResponse = stream
    if (!values.resting) await runFrameClock(page)
    await watchPaints(page, null)
    const sent = new Map<string, number>()
    await paced(events, (index) => {
      sent.set(String(index + 1), now())
      target.write(`data: ${index + 1}\n\n`)
    })
    return latencies(await waitForLast(page, String(events)), sent)
  } finally {
    await app.close()
    server.closeAllConnections()
    server.close()
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function measureConsole(): Promise<{ readonly fromRequest: number[]; readonly afterCommit: number[] }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pantau-bench-'))
  const port = await freePort()
  const config = join(dataDir, 'bench.json')
  await writeFile(config, JSON.stringify({ hub: { enabled: true, port } }))
  const app = await launch([root, '--data-dir', dataDir, '--config', config], {})
  try {
    const page = await app.firstWindow()
    await page.waitForSelector('[data-testid="source-hub"][data-state="live"]', { timeout: 30_000 })
    const token = (await readFile(join(dataDir, 'hub', 'admin.token'), 'utf8')).trim()
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    const post = (path: string, body: unknown): Promise<number> =>
      new Promise((resolve, reject) => {
        const call = request(
          {
            host: '127.0.0.1',
            port,
            path,
            method: 'POST',
            agent,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          },
          (response) => {
            const at = now()
            response.resume()
            response.on('end', () =>
              (response.statusCode ?? 500) < 300
                ? resolve(at)
                : reject(new Error(`${path}: ${response.statusCode}`)),
            )
          },
        )
        call.on('error', reject)
        call.end(JSON.stringify(body))
      })
    const product = (index: number) => ({
      branchId: 'utama',
      productType: 'frame',
      productId: String(index % rows),
    })
    for (let index = 0; index < rows; index += 1) {
      const code = `FR${String(index).padStart(6, '0')}`
      await post('/v1/products', { ...product(index), name: code, code, stock: 1000, unitPrice: 1000 })
    }
    await page.getByTestId('nav-stock').click()
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid="stock-row"]').length >= count,
      rows,
    )
    if (!values.resting) await runFrameClock(page)
    await watchPaints(page, 'data-stock')
    const sent = new Map<string, number>()
    const committed = new Map<string, number>()
    const calls: Promise<void>[] = []
    await paced(events, (index) => {
      const stock = 2000 + index
      sent.set(String(stock), now())
      calls.push(
        post('/v1/stock/adjustments', { ...product(index), stock, reason: 'bench' }).then((at) => {
          committed.set(String(stock), at)
        }),
      )
    })
    await Promise.all(calls)
    const painted = await waitForLast(page, String(2000 + events - 1))
    return { fromRequest: latencies(painted, sent), afterCommit: latencies(painted, committed) }
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const floor = await measureFloor()
const ours = await measureConsole()
const result = {
  bench: 'publish-to-paint',
  electron: launchPlan.version,
  events,
  ratePerSecond: Number(values.rate),
  frameClock: values.resting ? 'resting' : 'running',
  floor: { ...quantiles(floor), painted: floor.length },
  fromRequest: { ...quantiles(ours.fromRequest), painted: ours.fromRequest.length },
  afterCommit: { ...quantiles(ours.afterCommit), painted: ours.afterCommit.length },
}
process.stdout.write(
  `publish to paint, ms: floor p50 ${result.floor.p50} p99 ${result.floor.p99}; ` +
    `from request p50 ${result.fromRequest.p50} p99 ${result.fromRequest.p99}; ` +
    `after commit p50 ${result.afterCommit.p50} p99 ${result.afterCommit.p99}\n${JSON.stringify(result)}\n`,
)
