import { clickNotification, notificationsShown, watchNotifications } from '../helpers/dunst.ts'
import type { TestConsole } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient } from '../helpers/embedded-hub.ts'
import { countBatches, isOnScreen, showWindow, statusLines } from './console-watch.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { product } from './product.ts'

async function openShop(
  open: (options?: object) => Promise<TestConsole>,
  options: object = {},
): Promise<{ console: TestConsole; screen: ConsoleScreen; hub: HubClient }> {
  const console = await open({ args: ['--status-interval', '0.25'], ...options })
  const screen = new ConsoleScreen(console.page)
  await screen.expectState('hub', 'live')
  const hub = embeddedHub(console.dataDir)
  if (hub === null) throw new Error('the hub is live on screen, but not in the log')
  await hub.post('/v1/products', product)
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'F-1')).toHaveAttribute('data-stock', '40')
  return { console, screen, hub }
}

async function setStock(hub: HubClient, stock: number, productId = product.productId): Promise<void> {
  const { productType, branchId } = product
  const answer = await hub.post('/v1/stock/adjustments', {
    productType,
    productId,
    branchId,
    stock,
    reason: 'test',
  })
  expect(answer.status).toBe(201)
}

for (const way of ['hide', 'minimize'] as const) {
  test(`a window that is away (${way}) gets nothing, alerts still call, and on return everything is right (O13, O16)`, async ({
    open,
  }) => {
    const { console, screen, hub } = await openShop(open)
    const notifications = watchNotifications()
    const batches = await countBatches(console)
    await console.app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.[name](), way)
    await expect.poll(() => isOnScreen(console.app)).toBe(false)
    // What was on its way when it hid may still arrive; from here on nothing may.
    await setStock(hub, 39)
    const before = statusLines(console).at(-1)?.status.events ?? 0
    await expect.poll(() => statusLines(console).at(-1)?.status.events ?? 0).toBeGreaterThanOrEqual(before)
    const atRest = await batches()
    for (let stock = 38; stock >= 3; stock -= 1) await setStock(hub, stock)
    await expect.poll(() => statusLines(console).at(-1)?.status.openAlerts).toBe(1)
    await expect
      .poll(() =>
        notifications()
          .map(({ app, title }) => `${app}: ${title}`)
          .join('\n'),
      )
      .toMatch(/Pantau: .*Rayban Aviator/)
    expect(await batches()).toBe(atRest)

    await showWindow(console.app)
    await expect(screen.stockRow('hub', 'F-1')).toHaveAttribute('data-stock', '3')
    await expect(screen.stockRow('hub', 'F-1')).toHaveAttribute('data-level', 'low')
    await expect(screen.lowStockBadge).toHaveAttribute('data-count', '1')
    await setStock(hub, 2)
    await expect(screen.stockRow('hub', 'F-1')).toHaveAttribute('data-stock', '2')
    expect(await batches()).toBeGreaterThan(atRest)
  })
}

// Would catch a screen that stands still before somebody's eyes: Windows says of a minimised window in full screen only that
// it is in full screen again, and where nothing can be minimised one that was to come minimised is simply there.
test('a window that the system brings back without saying so goes on', async ({ open }) => {
  const { console, screen, hub } = await openShop(open)
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await expect.poll(() => isOnScreen(console.app)).toBe(false)
  await setStock(hub, 30)
  await console.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) return
    const emit = window.emit.bind(window)
    const unsaid = (name: string | symbol): boolean => name === 'show' || name === 'restore'
    Object.assign(window, {
      emit: (name: string, ...rest: unknown[]) => !unsaid(name) && emit(name, ...rest),
    })
    window.showInactive()
    window.setSize(1200, 700)
  })
  await expect(screen.stockRow('hub', 'F-1')).toHaveAttribute('data-stock', '30')
})

test('started hidden it shows nothing, works, and comes with the next start', async ({ open }) => {
  const console = await open({ args: ['--hidden', '--status-interval', '0.25'] })
  await expect.poll(() => embeddedHub(console.dataDir) !== null).toBe(true)
  const hub = embeddedHub(console.dataDir)
  if (hub === null) return
  const notifications = watchNotifications()
  await hub.post('/v1/products', product)
  await setStock(hub, 1)
  await expect.poll(() => statusLines(console).at(-1)?.status.openAlerts).toBe(1)
  await expect
    .poll(() =>
      notifications()
        .map(({ title }) => title)
        .join('\n'),
    )
    .toContain('Rayban Aviator')
  expect(
    await console.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    ),
  ).toEqual([false])
})

// Would catch alerts that wait for the end of a sleep that never began (practice.md 2.2): some computers announce those.
test('a sleep that is announced pauses the sources and says why; one that does not come pauses nobody for long', async ({
  open,
}) => {
  const { console, screen } = await openShop(open)
  await console.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'))
  await screen.expectState('hub', 'paused')
  await expect(console.page.getByTestId('source-hub')).toContainText('dijeda: komputer tidur')
  await expect(console.page.getByTestId('source-hub')).toHaveAttribute('data-state', 'live', {
    timeout: 30_000,
  })
})

test('a click on a notification opens the window at its alert, without loading the page again', async ({
  open,
}) => {
  const { console, screen, hub } = await openShop(open)
  watchNotifications()
  await console.page.evaluate(() => Object.assign(window, { samePage: true }))
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await setStock(hub, 2)
  await expect.poll(() => notificationsShown()).toBe(1)
  clickNotification()
  await expect
    .poll(() => console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
  await screen.acknowledge()
  await expect(console.page.getByTestId('nav-alerts')).toHaveAttribute('aria-current', 'page')
  expect(await console.page.evaluate(() => 'samePage' in window)).toBe(true)
})

// Would catch a click on a notification that throws away what somebody was typing.
test('a click on a notification waits for a form that is open, and says so', async ({ open }) => {
  const { console, screen, hub } = await openShop(open)
  const { page } = console
  watchNotifications()
  await screen.goTo('settings')
  await page.getByTestId('settings-rules').click()
  await page.getByTestId('rule-add').click()
  const form = page.getByTestId('rule-dialog')
  await form.getByTestId('rule-name').fill('Stok Rayban')
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await setStock(hub, 30)
  await setStock(hub, 2)
  await expect.poll(() => notificationsShown()).toBe(1)
  clickNotification()
  await expect.poll(() => isOnScreen(console.app)).toBe(true)
  await expect(page.getByText('Formulir masih terbuka')).toBeVisible()
  await expect(form.getByTestId('rule-name')).toHaveValue('Stok Rayban')
  // What is critical is asked about all the same, over the form.
  await screen.acknowledge()
  await expect(form.getByTestId('rule-name')).toHaveValue('Stok Rayban')
  await form.getByRole('button', { name: 'Batal' }).click()
  await expect(page.getByTestId('nav-alerts')).toHaveAttribute('aria-current', 'page')
})
