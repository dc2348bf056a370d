import type { TestConsole } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient } from '../helpers/embedded-hub.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { product } from './product.ts'

async function openShop(
  open: (options?: object) => Promise<TestConsole>,
): Promise<{ console: TestConsole; hub: HubClient }> {
  const console = await open()
  await new ConsoleScreen(console.page).expectState('hub', 'live')
  const hub = embeddedHub(console.dataDir)
  if (hub === null) throw new Error('the hub is live on screen, but not in the log')
  await hub.post('/v1/products', product)
  return { console, hub }
}

/** Puts a product out of stock, which is critical. */
async function sellOut(hub: HubClient): Promise<void> {
  const { productType, productId, branchId } = product
  await hub.post('/v1/stock/adjustments', { productType, productId, branchId, stock: 0, reason: 'test' })
}

/** Pages that sound, at this moment. */
function voices(console: TestConsole): Promise<number> {
  return console.app.evaluate(
    ({ webContents }) =>
      webContents.getAllWebContents().filter((contents) => contents.getURL().includes('/voice/')).length,
  )
}

/** What the log of the alert says about its sound; empty before there was one. */
async function soundTries(console: TestConsole): Promise<readonly string[]> {
  const snapshot = await console.page.evaluate(async () => {
    const { pantau } = window as unknown as { pantau: { request(route: string, input: unknown): unknown } }
    return JSON.stringify(await pantau.request('console.snapshot', {}))
  })
  return snapshot.match(/\{[^{}]*"channel":"sound"[^{}]*\}/g) ?? []
}

test('a critical alert sounds though the window is hidden, says what became of it, and its page ends', async ({
  open,
}) => {
  const { console, hub } = await openShop(open)
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await sellOut(hub)
  await expect.poll(() => voices(console)).toBe(1)
  // It was heard, or this computer has nothing that sounds; nothing else may be wrong.
  await expect
    .poll(async () => (await soundTries(console)).join('\n'))
    .toMatch(/"ok":true,"detail":"1\.\d s"|"ok":false,"detail":"no sound output was found on this computer"/)
  // It is no window: nothing to be seen, and nothing that keeps the program from ending.
  expect(
    await console.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((w) => w.isVisible()),
    ),
  ).toEqual([false])
  await expect.poll(() => voices(console), { timeout: 60_000 }).toBe(0)
})

test('the page that sounds reaches nothing but its own server, and nobody else reaches that', async ({
  open,
}) => {
  const { console, hub } = await openShop(open)
  await sellOut(hub)
  await expect.poll(() => voices(console)).toBe(1)
  const seen = await console.app.evaluate(async ({ webContents }) => {
    const voice = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/voice/'))
    if (voice === undefined) return null
    const ask = (code: string): Promise<unknown> => voice.executeJavaScript(code)
    return {
      bridge: await ask('typeof window.pantau'),
      node: await ask('typeof process + typeof require'),
      network: await ask("fetch('http://127.0.0.1:1/').then(() => 'reached', () => 'refused')"),
      otherPage: await ask("fetch('/voice/next?0').then((answer) => answer.status)"),
    }
  })
  expect(seen).toEqual({
    bridge: 'undefined',
    node: 'undefinedundefined',
    network: 'refused',
    otherPage: 404,
  })
  // The console's own page has another session, in which these addresses do not exist.
  expect(
    await console.page.evaluate(() =>
      fetch('/voice/next?1').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
})
