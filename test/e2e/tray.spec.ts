import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestConsole } from '../helpers/electron-app.ts'
import { freshFolder } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient } from '../helpers/embedded-hub.ts'
import { startLauncherDock } from '../helpers/launcher-dock.ts'
import { startByHand } from '../helpers/start-by-hand.ts'
import { startTrayPanel, type TrayPanel } from '../helpers/tray-watcher.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

const product = {
  productType: 'frame',
  productId: 'F-1',
  name: 'Rayban & Co',
  code: 'FR0001',
  branchId: 'utama',
  stock: 40,
  unitPrice: 1_000_000,
}

async function withPanel(use: (panel: TrayPanel) => Promise<void>): Promise<void> {
  const panel = await startTrayPanel(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')
  try {
    await use(panel)
  } finally {
    panel.stop()
  }
}

async function hubOf(console: TestConsole): Promise<HubClient> {
  await new ConsoleScreen(console.page).expectState('hub', 'live')
  const hub = embeddedHub(console.dataDir)
  if (hub === null) throw new Error('the hub is live on screen, but not in the log')
  return hub
}

async function runLow(hub: HubClient, stock = 2): Promise<void> {
  const { productType, branchId, productId } = product
  await hub.post('/v1/products', product)
  const adjustment = { productType, productId, branchId, stock, reason: 'test' }
  expect((await hub.post('/v1/stock/adjustments', adjustment)).status).toBe(201)
}

const isVisible = (console: TestConsole): Promise<boolean> =>
  console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)

const pressClose = (console: TestConsole): Promise<void> =>
  console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** Answers the dialog of the close button from now on, and counts how often it comes. */
async function answerClose(console: TestConsole, response: number): Promise<() => Promise<number>> {
  await console.app.evaluate(({ dialog }, answer) => {
    Object.assign(globalThis, { asked: 0 })
    Object.assign(dialog, {
      showMessageBox: () => {
        Object.assign(globalThis, { asked: (globalThis as unknown as { asked: number }).asked + 1 })
        return Promise.resolve({ response: answer, checkboxChecked: false })
      },
    })
  }, response)
  return () => console.app.evaluate(() => (globalThis as unknown as { asked: number }).asked)
}

const desktopSettings = (console: TestConsole): unknown =>
  JSON.parse(readFileSync(join(console.dataDir, 'settings.json'), 'utf8')).desktop

test('the tray tells the overall state by its shape, and its menu leads to the alert (O13, O19)', async ({
  open,
}) => {
  await withPanel(async (panel) => {
    const console = await open()
    const hub = await hubOf(console)
    await expect.poll(() => panel.items()).toBe(1)
    await expect.poll(async () => (await panel.item()).tooltip).toContain('semua baik')
    const calm = await panel.item()
    expect(calm.width).toBeGreaterThanOrEqual(22)

    await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await runLow(hub)
    await expect.poll(async () => (await panel.item()).tooltip).toContain('kritis')
    expect((await panel.item()).pictures).not.toBe(calm.pictures)
    const lines = (await panel.menu()).filter((line) => !line.separator)
    expect(lines[0]?.label).toBe('Buka Pantau')
    expect(lines.at(-1)?.label).toBe('Keluar dari Pantau')
    expect(lines.some((line) => /: Langsung$/.test(line.label))).toBe(true)
    const alert = lines.find((line) => line.label.includes('Rayban & Co'))

    await panel.pick(alert?.label ?? '')
    await expect.poll(() => isVisible(console)).toBe(true)
    await new ConsoleScreen(console.page).acknowledge()
    await expect(console.page.getByTestId('nav-alerts')).toHaveAttribute('aria-current', 'page')
    await expect.poll(async () => (await panel.item()).pictures).toBe(calm.pictures)
    expect(panel.items()).toBe(1)
  })
})

test('names that no panel can be sent end nothing, and look as if they were ordinary ones', async ({
  open,
}) => {
  await withPanel(async (panel) => {
    const name = 'Toko \ufffe\u0000 & <b>_x_</b> 👓'
    const source = { id: 'toko', name, url: 'http://127.0.0.1:1', profile: 'optik', auth: { type: 'none' } }
    const console = await open({ args: ['--no-hub'], config: { sources: [source] } })
    await expect.poll(() => panel.items()).toBe(1)
    const labels = async (): Promise<string> => (await panel.menu()).map(({ label }) => label).join('\n')
    await expect.poll(labels).toContain('Toko & <b>_x_</b> 👓: ')
    await expect.poll(() => isVisible(console)).toBe(true)
  })
})

test('the mute of the tray is the one of the screen', async ({ open }) => {
  await withPanel(async (panel) => {
    const console = await open()
    await hubOf(console)
    await expect.poll(() => panel.items()).toBe(1)
    const mute = async (): Promise<boolean | null | undefined> =>
      (await panel.menu()).find((line) => line.label === 'Bisukan suara')?.checked
    await expect.poll(mute).toBe(false)
    await panel.pick('Bisukan suara')
    await expect.poll(mute).toBe(true)
    await expect(console.page.getByTestId('mute-toggle')).toHaveAttribute('aria-pressed', 'true')
    expect(JSON.parse(readFileSync(join(console.dataDir, 'settings.json'), 'utf8'))).toMatchObject({
      attention: { muted: true },
    })
  })
})

test('the close button explains itself once, then the window goes to the tray and comes back from it', async ({
  open,
}) => {
  await withPanel(async (panel) => {
    const console = await open()
    await hubOf(console)
    await expect.poll(() => panel.items()).toBe(1)
    const asked = await answerClose(console, 0)
    await pressClose(console)
    await expect.poll(() => isVisible(console)).toBe(false)
    expect(desktopSettings(console)).toMatchObject({ onClose: 'tray' })
    await panel.pick('Buka Pantau')
    await expect.poll(() => isVisible(console)).toBe(true)
    await pressClose(console)
    await expect.poll(() => isVisible(console)).toBe(false)
    expect(await asked()).toBe(1)
    await panel.click()
    await expect.poll(() => isVisible(console)).toBe(true)

    const main = console.app.process()
    const ended = new Promise<number | null>((resolve) => main.once('exit', resolve))
    await panel.pick('Keluar dari Pantau').catch(() => undefined)
    expect(await ended).toBe(0)
  })
})

test('"quit instead" ends the program, and is remembered', async ({ open }) => {
  await withPanel(async (panel) => {
    const console = await open()
    await hubOf(console)
    await expect.poll(() => panel.items()).toBe(1)
    await answerClose(console, 1)
    const main = console.app.process()
    const ended = new Promise<number | null>((resolve) => main.once('exit', resolve))
    await pressClose(console).catch(() => undefined)
    expect(await ended).toBe(0)
    expect(desktopSettings(console)).toMatchObject({ onClose: 'quit' })
  })
})

test('without a tray the window is minimised, never lost', async ({ open }) => {
  const console = await open()
  await hubOf(console)
  await answerClose(console, 0)
  await pressClose(console)
  await expect
    .poll(() => console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(true)
})

test('a second start with a link shows that place in the first window; a hidden one disturbs nobody', async ({
  open,
}) => {
  const console = await open()
  const hub = await hubOf(console)
  await runLow(hub)
  const screen = new ConsoleScreen(console.page)
  await expect(screen.dialog).toBeVisible()
  await screen.acknowledge()
  await screen.goTo('alerts')
  await console.page.getByTestId('alert-filter-acknowledged').click()
  const id = await console.page.getByTestId('alert-item').first().getAttribute('data-id')
  await screen.goTo('overview')
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())

  expect((await startByHand(console.dataDir, ['--hidden'])).code).toBe(0)
  expect(await isVisible(console)).toBe(false)

  for (const link of ['pantau://alerts/%00', 'pantau://run/rm', `pantau://view/${'x'.repeat(5_000)}`]) {
    expect((await startByHand(console.dataDir, [link])).code).toBe(0)
    await expect(console.page.getByTestId('nav-overview')).toHaveAttribute('aria-current', 'page')
  }
  const ended = await startByHand(console.dataDir, [`pantau://alerts/${encodeURIComponent(id ?? '')}`])
  expect(ended.code).toBe(0)
  await expect.poll(() => isVisible(console)).toBe(true)
  await expect(console.page.getByTestId('nav-alerts')).toHaveAttribute('aria-current', 'page')
  await startByHand(console.dataDir, ['pantau://view/stock'])
  await expect(console.page.getByTestId('nav-stock')).toHaveAttribute('aria-current', 'page')
  await startByHand(console.dataDir, ['pantau://source/hub'])
  await expect(console.page.getByTestId('nav-sources')).toHaveAttribute('aria-current', 'page')
})

test('a first start with a link opens there', async ({ open }) => {
  const console = await open({ args: ['--no-hub', 'pantau://view/logs'] })
  await expect(console.page.getByTestId('nav-logs')).toHaveAttribute('aria-current', 'page')
})

test('starting at login is a file of the desktop: written, taken away, and a notice where it cannot be', async ({
  open,
}) => {
  const config = freshFolder('xdg')
  const file = join(config, 'autostart', 'pantau.desktop')
  const console = await open({ args: ['--no-hub'], env: { XDG_CONFIG_HOME: config } })
  const set = (startAtLogin: boolean): Promise<unknown> =>
    console.page.evaluate(
      (on) =>
        (window as unknown as { pantau: { request(route: string, input: unknown): unknown } }).pantau.request(
          'settings.update',
          { desktop: { onClose: 'ask', startAtLogin: on } },
        ),
      startAtLogin,
    )
  await set(true)
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.*--hidden --data-dir .*$/m)
  await set(false)
  await expect.poll(() => existsSync(file)).toBe(false)

  const refusing = freshFolder('xdg')
  writeFileSync(join(refusing, 'autostart'), 'a file where the folder should be')
  await console.close()
  const blocked = await open({ args: ['--no-hub'], env: { XDG_CONFIG_HOME: refusing } })
  await blocked.page.evaluate(() =>
    (window as unknown as { pantau: { request(route: string, input: unknown): unknown } }).pantau.request(
      'settings.update',
      { desktop: { onClose: 'ask', startAtLogin: true } },
    ),
  )
  await expect(new ConsoleScreen(blocked.page).notice('autostart-failed')).toBeVisible()
})

test('badge and flash follow the alerts: once per burst, and not for what is looked at', async ({ open }) => {
  const dock = await startLauncherDock(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')
  const console = await open()
  const hub = await hubOf(console)
  await console.app.evaluate(({ app, BrowserWindow }) => {
    const calls: string[] = []
    Object.assign(globalThis, { calls })
    Object.assign(app, { setBadgeCount: (count: number) => calls.push(`badge ${count}`) > 0 })
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) return
    Object.assign(window, { flashFrame: (on: boolean) => calls.push(`flash ${on}`) })
    window.hide()
  })
  const calls = (): Promise<readonly string[]> =>
    console.app.evaluate(() => (globalThis as unknown as { calls: string[] }).calls)
  await runLow(hub)
  await expect.poll(calls).toEqual(expect.arrayContaining(['badge 1', 'flash true']))
  await hub.post('/v1/products', { ...product, productId: 'F-2' })
  await hub.post('/v1/stock/adjustments', {
    productType: product.productType,
    branchId: product.branchId,
    productId: 'F-2',
    stock: 1,
    reason: 'test',
  })
  await expect.poll(calls).toContain('badge 2')
  expect((await calls()).filter((call) => call === 'flash true')).toHaveLength(1)
  await expect.poll(() => dock.told.at(-1)?.values).toMatchObject({ count: 2, 'count-visible': 1 })
  await console.close()
  await expect.poll(() => dock.told.at(-1)?.values).toMatchObject({ 'count-visible': 0 })
  dock.stop()
})

test('the taskbar shows all jobs as one bar, which goes when they are done', async ({ open }) => {
  const dock = await startLauncherDock(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')
  const console = await open()
  const hub = await hubOf(console)
  await console.app.evaluate(({ BrowserWindow }) => {
    const bars: number[] = []
    Object.assign(globalThis, { bars })
    const window = BrowserWindow.getAllWindows()[0]
    if (window !== undefined) Object.assign(window, { setProgressBar: (value: number) => bars.push(value) })
  })
  const bar = (): Promise<number | undefined> =>
    console.app.evaluate(() => (globalThis as unknown as { bars: number[] }).bars.at(-1))
  const told = () => dock.told.at(-1)?.values
  const patch = async (id: string, body: object): Promise<void> => {
    const url = `${hub.url}/v1/jobs/${id}`
    const token = readFileSync(join(console.dataDir, 'hub', 'admin.token'), 'utf8').trim()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    expect((await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(body) })).ok).toBe(true)
  }

  await hub.post('/v1/jobs', { jobId: 'j-1', total: 100 })
  await hub.post('/v1/jobs', { jobId: 'j-2', total: 200 })
  await patch('j-1', { current: 80 })
  await patch('j-2', { current: 40 })
  await expect.poll(told).toMatchObject({ progress: 0.5, 'progress-visible': 1 })
  expect(await bar()).toBe(0.5)
  await patch('j-2', { current: 140 })
  await expect.poll(told).toMatchObject({ progress: 0.75, 'progress-visible': 1 })
  await patch('j-1', { status: 'completed' })
  await patch('j-2', { status: 'completed' })
  await expect.poll(told).toMatchObject({ 'progress-visible': 0 })
  expect(await bar()).toBe(-1)
  dock.stop()
})

test('started hidden it sits in the tray, and comes from there', async ({ open }) => {
  await withPanel(async (panel) => {
    const console = await open({ args: ['--hidden'] })
    await expect.poll(() => panel.items()).toBe(1)
    expect(await isVisible(console)).toBe(false)
    await panel.pick('Buka Pantau')
    await expect.poll(() => isVisible(console)).toBe(true)
  })
})

test('a panel that comes after the start gets the icon, too', async ({ open }) => {
  const console = await open({ args: ['--no-hub'] })
  await expect(console.page.getByTestId('nav-overview')).toBeVisible()
  await withPanel(async (panel) => {
    await expect.poll(() => panel.items()).toBe(1)
    expect((await panel.item()).tooltip).toContain('Pantau')
  })
})
