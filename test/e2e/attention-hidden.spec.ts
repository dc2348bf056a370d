import { productIds, startAttentionShop } from '../helpers/attention-shop.ts'
import { startNotificationDaemon } from '../helpers/notification-daemon.ts'
import { startSessionBus } from '../helpers/session-bus.ts'
import { storedAlerts, storedStock } from '../helpers/stored-entries.ts'
import {
  countBatches,
  countChanges,
  hideWindow,
  isOnScreen,
  showWindow,
  statusLines,
} from './console-watch.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { InboxScreen } from './pages/inbox-screen.ts'

test.describe.configure({ timeout: 240_000 })

/** A busy shop says two things a second (docs/hub.md, the simulated day): so many in ten minutes. */
const events = 1_200
/** Every so many of them one is an item that runs low. */
const alertEvery = 40
const wanted = events / alertEvery

test('ten minutes of events with the window hidden cost the page nothing and miss no alert', async ({
  open,
}) => {
  const bus = await startSessionBus()
  const daemon = await startNotificationDaemon(bus.address)
  const shop = await startAttentionShop()
  const goods = productIds(wanted)
  try {
    await shop.addProducts([...goods, 'BUSY', 'END'], 1_000)
    const console = await open({
      args: ['--no-hub', '--status-interval', '0.25'],
      config: shop.settings({ locale: 'en' }),
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    })
    const screen = new ConsoleScreen(console.page)
    await screen.expectState('shop', 'live')
    const batches = await countBatches(console)
    const changes = await countChanges(console)
    await hideWindow(console.app)
    await expect.poll(() => isOnScreen(console.app)).toBe(false)
    // What was on its way when it hid may still arrive; from here on nothing may.
    await shop.setStock('BUSY', 999)
    await expect.poll(() => storedStock(console.dataDir, 'BUSY')).toBe(999)
    const atRest = await batches()
    // The driver keeps the page visible to itself: that it rests all the same is main's doing.
    const drawn = await changes()
    const known = statusLines(console).at(-1)?.status.events ?? 0

    for (const [index, id] of goods.entries()) {
      const others = Array.from({ length: alertEvery - 1 }, (_, other) => 998 - index - other)
      await Promise.all(others.map((stock) => shop.setStock('BUSY', stock)))
      await shop.setStock(id, 4)
    }
    await shop.setStock('END', 1)
    await expect
      .poll(() => statusLines(console).at(-1)?.status.events, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(known + wanted)
    await expect.poll(() => storedStock(console.dataDir, 'END'), { timeout: 30_000 }).toBe(1)
    expect(await batches()).toBe(atRest)

    // Nobody looked, and everybody was called: by name or as a number.
    const alerts = storedAlerts(console.dataDir)
    expect(alerts.filter(({ kind, raises }) => kind === 'stock-low' && raises === 1)).toHaveLength(wanted + 1)
    expect(daemon.notified.length).toBeGreaterThan(0)
    await expect
      .poll(() => daemon.notified.map(({ title }) => title), { timeout: 40_000 })
      .toContain(`${wanted} more alerts`)
    expect(await batches()).toBe(atRest)
    expect(await changes()).toBe(drawn)

    // On return one summary, and everything as it is now.
    await showWindow(console.app)
    await expect(console.page.getByTestId('away-summary')).toBeVisible()
    await expect(console.page.getByTestId('away-critical')).toHaveAttribute('data-count', String(wanted + 1))
    expect(await batches()).toBeGreaterThan(atRest)
    await screen.goTo('stock')
    await expect(screen.lowStockBadge).toHaveAttribute('data-count', String(wanted + 1))
    await screen.goTo('alerts')
    await new InboxScreen(console.page).expectCount('acknowledged', wanted + 1)
    await console.close()
  } finally {
    await shop.stop()
    daemon.stop()
    await bus.stop()
  }
})
