import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { consoleCommand, consoleEnvironment, freshFolder, type TestConsole } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient } from '../helpers/embedded-hub.ts'
import { expect, test } from './fixtures.ts'
import { product as frame } from './product.ts'

const product = { ...frame, stock: 4 }

const config = { wall: { views: ['overview', 'stock'], seconds: 3600 } }

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

/** What somebody before the wall sees: whether it is one, covers the screen, and what stock it tells. */
async function seen(app: ElectronApplication): Promise<unknown> {
  const page = await inPage<unknown>(
    app,
    `({
      wall: document.querySelector('[data-testid="wall"]') !== null,
      stock: document.querySelector('[data-testid="wall-stock"]')?.textContent ?? '',
      live: document.querySelector('[data-testid="wall-fresh"]') !== null,
    })`,
  )
  const fullScreen = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() ?? false,
  )
  return { ...(page as object), fullScreen }
}

const onWall = (stock: number) =>
  expect.objectContaining({
    wall: true,
    live: true,
    fullScreen: true,
    stock: expect.stringMatching(new RegExp(`Rayban Aviator.*${stock}$`)),
  })

async function openWall(
  open: (options?: object) => Promise<TestConsole>,
  options: object = {},
): Promise<{ console: TestConsole; hub: HubClient }> {
  const console = await open({ args: ['--wall'], config, ...options })
  await expect.poll(() => embeddedHub(console.dataDir) !== null).toBe(true)
  const hub = embeddedHub(console.dataDir)
  if (hub === null) throw new Error('no hub')
  return { console, hub }
}

async function setStock(hub: HubClient, stock: number): Promise<void> {
  const { productType, productId, branchId } = product
  const body = { productType, productId, branchId, stock, reason: 'test' }
  expect((await hub.post('/v1/stock/adjustments', body)).status).toBe(201)
}

/** Kills a helper process of Electron, as the system would that is out of memory. */
async function killHelper(app: ElectronApplication, type: 'GPU' | 'page'): Promise<void> {
  const pid = await app.evaluate(({ app: electron, BrowserWindow }, wanted) => {
    if (wanted === 'page') return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0
    return electron.getAppMetrics().find((metric) => metric.type === 'GPU')?.pid ?? 0
  }, type)
  expect(pid).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
}

test('a wall covers the screen, survives kill -9 of its page and of its graphics, and is alive again each time', async ({
  open,
}) => {
  const { console, hub } = await openWall(open)
  await hub.post('/v1/products', product)
  await expect.poll(() => seen(console.app)).toEqual(onWall(4))
  expect(existsSync(join(console.dataDir, 'wall-state.json'))).toBe(true)

  await killHelper(console.app, 'page')
  await setStock(hub, 3)
  await expect.poll(() => seen(console.app)).toEqual(onWall(3))

  await killHelper(console.app, 'GPU')
  await setStock(hub, 2)
  await expect.poll(() => seen(console.app)).toEqual(onWall(2))
})

test('a wall comes back after kill -9 of the program, and not after somebody left it', async ({ open }) => {
  const first = await openWall(open)
  await first.hub.post('/v1/products', product)
  await expect.poll(() => seen(first.console.app)).toEqual(onWall(4))
  const { dataDir } = first.console
  await first.console.kill()

  const second = await open({ dataDir, config })
  await expect.poll(() => seen(second.app)).toEqual(onWall(4))
  await second.page.keyboard.press('Escape')
  await second.page.getByTestId('confirm-yes').click()
  await expect(second.page.getByTestId('nav-overview')).toBeVisible()
  await expect
    .poll(() => second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen()))
    .toBe(false)
  await second.close()

  const third = await open({ dataDir, config })
  await expect(third.page.getByTestId('nav-overview')).toBeVisible()
  await expect(third.page.getByTestId('wall')).toHaveCount(0)
})

test('leaving a wall asks for the PIN; F11, Ctrl+Q, the menu and the close button ask too', async ({
  open,
}) => {
  const console = await open({ config })
  const { page, app } = console
  await expect(page.getByTestId('nav-overview')).toBeVisible()
  const bounds = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const place = { x: 40, y: 60, width: 1000, height: 640 }
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    place,
  )
  await expect.poll(bounds).toEqual(place)
  const request = (route: string, input: object): Promise<unknown> =>
    page.evaluate(
      ([name, value]) =>
        (
          window as unknown as { pantau: { request(route: unknown, input: unknown): unknown } }
        ).pantau.request(name, value),
      [route, input] as const,
    )
  expect(await request('pin.set', { next: '2468' })).toMatchObject({ ok: true })
  await page.reload()
  expect(await request('wall.enter', {})).toMatchObject({ ok: true })
  await expect(page.getByTestId('wall')).toBeVisible()
  const dialog = page.getByTestId('pin-dialog')

  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('wall-view')).toHaveAttribute('data-view', 'stock')
  await page.keyboard.press(' ')
  await expect(page.getByTestId('wall-stopped')).toBeVisible()

  for (const ask of [
    () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    () => pressInMain(app, 'F11'),
    () => pressInMain(app, 'Q', ['control']),
    () =>
      app.evaluate(({ Menu }) => {
        const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        entries?.find(({ accelerator }) => accelerator === 'CommandOrControl+Q')?.click()
      }),
  ]) {
    await ask()
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }

  await page.keyboard.press('Escape')
  await page.getByTestId('pin-input').fill('1111')
  await page.getByTestId('pin-submit').click()
  await expect(page.getByTestId('pin-input')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByTestId('wall')).toBeVisible()
  await page.getByTestId('pin-input').fill('2468')
  await page.getByTestId('pin-submit').click()
  await expect(page.getByTestId('nav-overview')).toBeVisible()
  // The window is where it was, and not as large as the screen.
  await expect.poll(bounds).toEqual(place)
})

/** A key as the system gives it: first to main, which may keep it from the menu. */
function pressInMain(
  app: ElectronApplication,
  keyCode: string,
  modifiers: readonly 'control'[] = [],
): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key.keyCode, modifiers: [...key.modifiers] })
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key.keyCode, modifiers: [...key.modifiers] })
    },
    { keyCode, modifiers },
  )
}

/** Processes of a run by its data folder. */
function processesOf(dataDir: string, kind: 'gpu-process' | 'renderer' | 'main'): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(join('/proc', name, 'cmdline'), 'utf8')
        const isHelper = line.includes('--type=')
        const mine = line.includes(dataDir)
        const wanted = kind === 'main' ? !isHelper : line.includes(`--type=${kind}`)
        return mine && wanted ? [Number(name)] : []
      } catch {
        return []
      }
    })
}

/** A wall as its owner starts it, without the test driver, which would not survive a new start of the program. */
function startWallByHand() {
  const dataDir = freshFolder('wall')
  const command = consoleCommand(dataDir, ['--wall', '--no-hub'])
  const child = spawn(command.file, command.args, { env: consoleEnvironment(), stdio: 'ignore' })
  const log = (): string => {
    const file = join(dataDir, 'logs', 'main.log')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  return {
    dataDir,
    child,
    /** How often the log says so. */
    said: (words: string): number => log().split(words).length - 1,
    async end(): Promise<void> {
      for (const pid of processesOf(dataDir, 'main')) process.kill(pid, 'SIGTERM')
      await expect.poll(() => processesOf(dataDir, 'main')).toEqual([])
    },
  }
}

/**
 * Sends a signal to helpers of the run that had none yet, whichever come, until the log tells of it so often: in which of
 * them the page is, is not settled before it has loaded.
 */
async function strike(
  wall: ReturnType<typeof startWallByHand>,
  kind: 'gpu-process' | 'renderer',
  signal: NodeJS.Signals,
  until: { readonly says: string; readonly times: number; readonly withinMs?: number },
): Promise<void> {
  const struck = new Set<number>()
  await expect
    .poll(
      () => {
        const said = wall.said(until.says)
        if (said >= until.times) return said
        for (const pid of processesOf(wall.dataDir, kind)) {
          if (struck.has(pid)) continue
          struck.add(pid)
          process.kill(pid, signal)
        }
        return said
      },
      { timeout: until.withinMs ?? 30_000 },
    )
    .toBeGreaterThanOrEqual(until.times)
}

test('graphics that are lost three times in a minute: the wall starts again by itself, without them', async () => {
  const wall = startWallByHand()
  try {
    await expect.poll(() => wall.said('wall entered')).toBe(1)
    for (let loss = 1; loss <= 3; loss += 1) {
      await strike(wall, 'gpu-process', 'SIGKILL', { says: 'the graphics process is gone', times: loss })
    }
    await expect.poll(() => existsSync(join(wall.dataDir, 'graphics-state.json'))).toBe(true)
    await expect.poll(() => wall.said('wall entered'), { timeout: 30_000 }).toBe(2)
    expect(wall.child.exitCode).not.toBeNull()
    expect(wall.said('"uncaught"')).toBe(0)
  } finally {
    await wall.end()
  }
})

test('a page that stands still is loaded anew, and a wall whose page keeps dying starts again by itself', async () => {
  test.setTimeout(240_000)
  const wall = startWallByHand()
  try {
    await expect.poll(() => wall.said('wall entered')).toBe(1)
    await strike(wall, 'renderer', 'SIGSTOP', { says: 'the page stands still', times: 1, withinMs: 90_000 })
    await expect.poll(() => wall.said('the page died')).toBe(1)
    for (let death = 2; death <= 4; death += 1) {
      await strike(wall, 'renderer', 'SIGKILL', { says: 'the page died', times: death })
    }
    expect(wall.said('"next":"give-up"')).toBe(1)
    await expect.poll(() => wall.said('wall entered'), { timeout: 60_000 }).toBe(2)
    // No page that came later was ended for the one that stood still.
    expect(wall.said('the page stands still')).toBe(1)
    expect(wall.said('the page died')).toBe(4)
    expect(wall.said('"uncaught"')).toBe(0)
    expect(wall.child.exitCode).not.toBeNull()
  } finally {
    await wall.end()
  }
})
