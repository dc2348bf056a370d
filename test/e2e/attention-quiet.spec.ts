import { startAttentionShop } from '../helpers/attention-shop.ts'
import { startNotificationDaemon } from '../helpers/notification-daemon.ts'
import { startSessionBus } from '../helpers/session-bus.ts'
import { storedAlerts } from '../helpers/stored-entries.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { InboxScreen } from './pages/inbox-screen.ts'

/** Quiet hours over midnight by a fake clock are the engine's tests; here they are on now, whatever the time is. */
const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }

test('quiet hours hold a warning, let what is critical through, and tell in one digest what they held', async ({
  open,
}) => {
  const bus = await startSessionBus()
  const daemon = await startNotificationDaemon(bus.address)
  const shop = await startAttentionShop()
  try {
    for (const id of ['F-1', 'F-2', 'F-3']) await shop.addProduct(id, 40)
    const console = await open({
      args: ['--no-hub'],
      config: shop.settings({ locale: 'en' }),
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    })
    const { page } = console
    const screen = new ConsoleScreen(page)
    await screen.expectState('shop', 'live')
    const update = (quietHours: readonly unknown[]) =>
      page.evaluate((hours) => {
        const { pantau } = window as unknown as {
          pantau: { request(route: string, input: unknown): Promise<{ readonly ok: boolean }> }
        }
        return pantau.request('settings.update', { quietHours: hours })
      }, quietHours)
    expect(await update([always])).toMatchObject({ ok: true })
    await shop.setStock('F-1', 9)
    await shop.setStock('F-2', 8)
    await expect(page.getByTestId('silenced-count')).toHaveAttribute('data-count', '2')
    await shop.setStock('F-3', 2)
    await expect.poll(() => daemon.notified.map(({ title }) => title).join()).toContain('Rayban F-3')
    await expect(screen.dialog).toHaveAttribute('data-count', '1')
    expect(daemon.notified).toHaveLength(1)

    // They stand in the inbox all the while, and say why they are silent.
    await screen.goTo('alerts')
    const inbox = new InboxScreen(page)
    await inbox.expectCount('open', 2)
    await inbox.expectCount('silenced', 2)
    expect(storedAlerts(console.dataDir).filter(({ heldUntil }) => heldUntil !== null)).toHaveLength(2)

    expect(await update([])).toMatchObject({ ok: true })
    await expect(page.getByTestId('silenced-count')).toHaveAttribute('data-count', '0')
    await expect.poll(() => daemon.notified.length).toBe(2)
    expect(`${daemon.notified[1]?.title} ${daemon.notified[1]?.body}`).toContain('2')
    await console.close()
  } finally {
    await shop.stop()
    daemon.stop()
    await bus.stop()
  }
})
