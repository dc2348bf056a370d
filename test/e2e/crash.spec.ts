import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import type { TestConsole } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient, hubClient, hubStarts } from '../helpers/embedded-hub.ts'
import { freePort } from '../helpers/free-port.ts'
import { type Publisher, startPublisher } from '../helpers/publisher.ts'
import { exportJournal } from '../helpers/run-cli.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

test.describe.configure({ timeout: 180_000 })

const events = 10_000
/** Something dies when this many are acknowledged: in the middle of the stream. */
const deathAt = 3_000

const marker = {
  productType: 'aksesoris',
  productId: 'MARK',
  name: 'Penanda akhir',
  code: 'AK9999',
  branchId: 'utama',
  unitPrice: 1_000,
}

/** A shop whose hub keeps its port over restarts, as one that others publish to would. */
async function openShop(open: (options?: object) => Promise<TestConsole>, options: object = {}) {
  const port = await freePort()
  const config = { hub: { enabled: true, port } }
  const console = await open({ config, ...options })
  await new ConsoleScreen(console.page).expectState('hub', 'live')
  const token = readFileSync(join(console.dataDir, 'hub', 'admin.token'), 'utf8').trim()
  return { console, config, hub: hubClient(`http://127.0.0.1:${port}`, token) }
}

async function reached(publisher: Publisher, count: number): Promise<void> {
  await expect.poll(() => publisher.acked.size, { timeout: 60_000 }).toBeGreaterThanOrEqual(count)
}

/** After everything else: once the screen shows this, everything before it is stored, because order is kept (E3). */
async function publishMarker(hub: HubClient, stock: number): Promise<void> {
  expect((await hub.post('/v1/products', { ...marker, stock })).status).toBe(201)
}

/**
 * Asks the page through main: a page that was killed once is dead for the test driver, not for its user. A page that
 * dies while it is asked never answers; null then.
 */
function inPage<T>(app: ElectronApplication, expression: string): Promise<T | null> {
  return app.evaluate(({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000))
    return Promise.race([contents?.executeJavaScript(code).catch(() => null) ?? null, late])
  }, expression) as Promise<T | null>
}

const markerOnScreen = `document.querySelector('[data-product-id="MARK"]')?.dataset.stock ?? null`
const openStock = `document.querySelector('[data-testid="nav-stock"]')?.click()`

/** Everything acknowledged is there, nothing is there twice, nothing came from nowhere, in one order. */
async function expectComplete(dataDir: string): Promise<void> {
  const exported = await exportJournal(dataDir)
  const numbers = exported
    .filter((event) => event.type === 'test.numbered')
    .map((event) => (event.data as { readonly data: { readonly n: number } }).data.n)
  expect(numbers).toHaveLength(events)
  expect(new Set(numbers).size).toBe(events)
  const positions = exported.map((event) => Number(event.position?.split(':')[1]))
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(new Set(positions).size).toBe(positions.length)
}

/** Writes down every state that a source claims on screen, from now on. */
async function watchStates(console: TestConsole, source: string): Promise<() => Promise<string[]>> {
  await console.page.evaluate((id) => {
    const seen: string[] = []
    Object.assign(window, { seenStates: seen })
    const look = (): void => {
      const state = document.querySelector<HTMLElement>(`[data-testid="source-${id}"]`)?.dataset.state
      if (state !== undefined && seen.at(-1) !== state) seen.push(state)
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true })
  }, source)
  return () => console.page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates)
}

test('kill -9 of the hub in the middle of 10,000 events: nothing lost, nothing twice, never falsely live', async ({
  open,
}) => {
  const { console, hub } = await openShop(open)
  const states = await watchStates(console, 'hub')
  const publisher = startPublisher(() => hub, events)
  await reached(publisher, deathAt)
  process.kill(hubStarts(console.dataDir).at(-1)?.pid ?? 0, 'SIGKILL')
  await publisher.done
  expect(hubStarts(console.dataDir)).toHaveLength(2)
  await publishMarker(hub, 77)
  const screen = new ConsoleScreen(console.page)
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'MARK')).toHaveAttribute('data-stock', '77')
  await screen.expectState('hub', 'live')
  const seen = await states()
  expect(seen[0]).toBe('live')
  expect(seen.at(-1)).toBe('live')
  // It was dead, and the screen said so.
  expect(seen.filter((state) => state !== 'live').length).toBeGreaterThan(0)
  await console.close()
  await expectComplete(console.dataDir)
})

test('kill -9 of the page in the middle of 10,000 events: it comes back by itself and shows everything', async ({
  open,
}) => {
  const { console, hub } = await openShop(open)
  const publisher = startPublisher(() => hub, events)
  await reached(publisher, deathAt)
  const pid = await console.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  process.kill(pid ?? 0, 'SIGKILL')
  await publisher.done
  await publishMarker(hub, 78)
  await expect
    .poll(
      async () => {
        await inPage(console.app, openStock)
        return inPage<string | null>(console.app, markerOnScreen)
      },
      { timeout: 30_000 },
    )
    .toBe('78')
  await console.close()
  await expectComplete(console.dataDir)
})

test('kill -9 of the whole app in the middle of 10,000 events: after the restart nothing is missing', async ({
  open,
}) => {
  const { console, config, hub } = await openShop(open)
  const publisher = startPublisher(() => hub, events)
  await reached(publisher, deathAt)
  await console.kill()
  const again = await open({ config, dataDir: console.dataDir })
  await publisher.done
  await publishMarker(hub, 79)
  const screen = new ConsoleScreen(again.page)
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'MARK')).toHaveAttribute('data-stock', '79')
  await screen.expectState('hub', 'live')
  await again.close()
  await expectComplete(again.dataDir)
})

test('a page that keeps dying gives way to one that needs nothing, and can be opened again', async ({
  open,
}) => {
  const console = await open({ args: ['--no-hub'] })
  await expect(console.page.getByTestId('nav-overview')).toBeVisible()
  for (let death = 1; death <= 4; death += 1) {
    const pid = await console.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    process.kill(pid ?? 0, 'SIGKILL')
    const sign = death < 4 ? '[data-testid="nav-overview"]' : '[data-testid="trouble"]'
    await expect
      .poll(() => inPage(console.app, `document.querySelector('${sign}') !== null`), {
        timeout: 20_000,
      })
      .toBe(true)
  }
  await inPage(console.app, `document.querySelector('a').click()`)
  await expect
    .poll(() =>
      inPage(console.app, `document.querySelector('[data-testid="nav-overview"]') !== null`).catch(
        () => false,
      ),
    )
    .toBe(true)
  expect(embeddedHub(console.dataDir)).toBeNull()
})
