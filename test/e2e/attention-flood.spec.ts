import { productIds, startAttentionShop } from '../helpers/attention-shop.ts'
import { startNotificationDaemon } from '../helpers/notification-daemon.ts'
import { startSessionBus } from '../helpers/session-bus.ts'
import { storedAlerts } from '../helpers/stored-entries.ts'
import { openAlerts } from './console-watch.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { InboxScreen } from './pages/inbox-screen.ts'

test.describe.configure({ timeout: 240_000 })

const ids = productIds(1_000)

test('1,000 alerts at once become a few notifications with counts, and all are in the inbox', async ({
  open,
}) => {
  const bus = await startSessionBus()
  const daemon = await startNotificationDaemon(bus.address, 'ordinary', { capabilities: ['body'] })
  const shop = await startAttentionShop()
  try {
    const console = await open({
      args: ['--no-hub', '--status-interval', '0.25'],
      config: shop.settings({ locale: 'en' }),
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    })
    const screen = new ConsoleScreen(console.page)
    await screen.expectState('shop', 'live')
    await shop.addProducts(ids, 40)
    await shop.setStocks(ids, 2)
    await expect.poll(() => openAlerts(console), { timeout: 60_000 }).toBe(1_000)

    // The first calls by itself; all others become numbers, which add up to them.
    await expect.poll(() => daemon.notified.at(-1)?.title, { timeout: 60_000 }).toBe('999 more alerts')
    expect(daemon.notified[0]?.title).toMatch(/Rayban F-\d+/)
    expect(daemon.notified.length).toBeLessThanOrEqual(10)
    const summaries = new Set(daemon.notified.slice(1).map(({ id }) => id))
    expect(summaries.size).toBe(1)

    // One question on screen, not a thousand.
    await expect(screen.dialog).toHaveAttribute('data-count', '1000')
    expect(await console.page.getByTestId('critical-dialog').count()).toBe(1)
    expect(await console.page.getByTestId('toast').count()).toBeLessThanOrEqual(4)

    // Whatever became of its notification, each alert is there and says so.
    await expect
      .poll(() => storedAlerts(console.dataDir).filter(({ notification }) => notification.status === 'none'))
      .toEqual([])
    const stored = storedAlerts(console.dataDir)
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1_000)
    expect(stored.every(({ state, raises }) => state === 'open' && raises === 1)).toBe(true)
    const counted = stored.filter(
      ({ notification }) => notification.status === 'not-shown' && notification.reason === 'summary',
    )
    expect(counted).toHaveLength(999)

    await screen.acknowledge()
    await screen.goTo('alerts')
    await new InboxScreen(console.page).expectCount('acknowledged', 1_000)
    // Nobody is called any more, so nothing is left standing on the desktop.
    await expect.poll(() => [...summaries].every((id) => daemon.closed.includes(id))).toBe(true)
  } finally {
    await shop.stop()
    daemon.stop()
    await bus.stop()
  }
})
