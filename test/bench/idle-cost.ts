/**
 * What Pantau costs while nothing happens and while nobody looks, beside an empty Electron window in the same run
 * (performance.md, idle CPU): connected without events, visible and hidden; and hidden while events come, where the page
 * must get no batch and change nothing.
 *
 * Usage: node test/bench/idle-cost.ts [--seconds 15] [--events 1500] [--rate 50] [--app DIR]. Needs a display and
 * `npm run build`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import * as z from 'zod/mini'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    events: { type: 'string', default: '1500' },
    rate: { type: 'string', default: '50' },
    app: { type: 'string', default: join(import.meta.dirname, '../..') },
  },
})
const seconds = Number(values.seconds)
const events = Number(values.events)
const periodMs = 1000 / Number(values.rate)
/** What start-up, and hiding, leave to be done later is no idle cost, ms. */
const settleMs = 10_000
/** Clock ticks of /proc/PID/stat in a second; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

const launchPlan = z
  .object({ electron: z.string(), args: z.array(z.string()), env: z.record(z.string(), z.string()) })
  .parse(
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/setup.mjs'), '--print'], {
        encoding: 'utf8',
      }),
    ),
  )

async function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const app = await _electron.launch({
    executablePath: launchPlan.electron,
    args: [...launchPlan.args, ...args],
    env: { ...inherited, ...launchPlan.env, ...env },
  })
  return { app, page: await app.firstWindow() }
}

/** Processor time so far, s: of all processes of a program, and of its page. */
async function spent(app: ElectronApplication): Promise<{ readonly all: number; readonly page: number }> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type }) => ({ pid, type: String(type) })),
  )
  let all = 0
  let page = 0
  for (const { pid, type } of processes) {
    // After the name, which may hold anything, come the fields by number; user and system time are 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const time = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    all += time
    if (type === 'Tab') page += time
  }
  return { all, page }
}

interface Cost {
  /** Percent of one core. */
  readonly all: number
  readonly page: number
}

async function cost(app: ElectronApplication, action: () => Promise<unknown>): Promise<Cost> {
  const before = await spent(app)
  const start = performance.now()
  await action()
  const took = (performance.now() - start) / 1000
  const after = await spent(app)
  const percent = (from: number, to: number): number => Math.round((10_000 * (to - from)) / took) / 100
  return { all: percent(before.all, after.all), page: percent(before.page, after.page) }
}

function show(app: ElectronApplication, visible: boolean): Promise<void> {
  return app.evaluate(({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (wanted) window?.show()
    else window?.hide()
  }, visible)
}

async function idle(app: ElectronApplication): Promise<{ readonly visible: Cost; readonly hidden: Cost }> {
  await delay(settleMs)
  const visible = await cost(app, () => delay(seconds * 1000))
  await show(app, false)
  await delay(settleMs)
  const hidden = await cost(app, () => delay(seconds * 1000))
  return { visible, hidden }
}

/** Counts batches that reach the page and changes of its document from now on. */
async function countWork(page: Page): Promise<() => Promise<{ batches: number; changes: number }>> {
  await page.evaluate(() => {
    const work = { batches: 0, changes: 0 }
    Object.assign(globalThis, { pantauWork: work })
    const { pantau } = globalThis as unknown as { pantau: { subscribe(onBatch: () => void): () => void } }
    pantau.subscribe(() => {
      work.batches += 1
    })
    new MutationObserver((records) => {
      work.changes += records.length
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { pantauWork: { batches: number; changes: number } }).pantauWork,
    )
}

async function measureConsole(dataDir: string) {
  const { app, page } = await launch([values.app, '--data-dir', dataDir])
  try {
    await page.waitForSelector('[data-testid="source-hub"][data-state="live"]', { timeout: 30_000 })
    const atRest = await idle(app)
    const token = (await readFile(join(dataDir, 'hub', 'admin.token'), 'utf8')).trim()
    const log = await readFile(join(dataDir, 'logs', 'main.log'), 'utf8')
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0]
    if (url === undefined) throw new Error('the log does not say where the hub is')
    const post = async (path: string, body: unknown): Promise<void> => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    }
    const item = { branchId: 'utama', productType: 'frame', productId: '1' }
    await post('/v1/products', { ...item, name: 'Bench', code: 'FR1', stock: 1_000_000, unitPrice: 1 })
    await delay(1_000)
    const work = await countWork(page)
    const before = await work()
    const hiddenWithEvents = await cost(app, async () => {
      const start = performance.now()
      for (let index = 0; index < events; index += 1) {
        const wait = start + index * periodMs - performance.now()
        if (wait > 0) await delay(wait)
        await post('/v1/stock/adjustments', { ...item, stock: 500_000 + index, reason: 'bench' })
      }
    })
    const after = await work()
    return {
      ...atRest,
      hiddenWithEvents,
      batches: after.batches - before.batches,
      changes: after.changes - before.changes,
    }
  } finally {
    await app.close()
  }
}

async function measureFloor() {
  const { app } = await launch([join(import.meta.dirname, 'floor-app')], { PANTAU_FLOOR_URL: 'about:blank' })
  try {
    return await idle(app)
  } finally {
    await app.close()
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'pantau-bench-'))
try {
  const floor = await measureFloor()
  const ours = await measureConsole(dataDir)
  process.stdout.write(
    `idle cost, % of a core: visible ${ours.visible.all} (empty window ${floor.visible.all}), hidden ${ours.hidden.all} (${floor.hidden.all}); hidden with ${events} events at ${values.rate}/s: all ${ours.hiddenWithEvents.all}, page ${ours.hiddenWithEvents.page}, ${ours.batches} batches, ${ours.changes} changes of the page\n`,
  )
  process.stdout.write(`${JSON.stringify({ bench: 'idle-cost', seconds, events, floor, ...ours })}\n`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
