import { productIds, startAttentionShop } from '../helpers/attention-shop.ts'
import { watchNotifications } from '../helpers/dunst.ts'
import { storedAlerts } from '../helpers/stored-entries.ts'
import { openAlerts } from './console-watch.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { InboxScreen } from './pages/inbox-screen.ts'

test.describe.configure({ timeout: 180_000 })

const low = productIds(25, 'LOW')
const medium = productIds(25, 'MEDIUM')

for (const end of ['close', 'kill'] as const) {
  test(`a restart (${end}) in the middle of 50 open alerts fires none again, and all are in the inbox`, async ({
    open,
  }) => {
    const shop = await startAttentionShop()
    try {
      await shop.addProducts([...low, ...medium, 'NEW'], 40)
      const config = shop.settings()
      const args = ['--no-hub', '--status-interval', '0.25']
      const first = await open({ config, args })
      await new ConsoleScreen(first.page).expectState('shop', 'live')
      await shop.setStocks(low, 3)
      await shop.setStocks(medium, 8)
      await expect.poll(() => openAlerts(first)).toBe(50)
      const notifications = watchNotifications()
      const before = storedAlerts(first.dataDir)
      await first[end]()
      const restartedAt = Date.now()

      const again = await open({ config, args, dataDir: first.dataDir })
      const screen = new ConsoleScreen(again.page)
      await screen.expectState('shop', 'live')
      await expect.poll(() => openAlerts(again)).toBe(50)
      // What nobody answered is still asked for on the screen, as one question that makes no noise.
      await expect(screen.dialog).toHaveAttribute('data-count', '25')
      // What calls now is new: after everything that the restart could have told.
      await shop.setStock('NEW', 2)
      await expect
        .poll(() =>
          notifications()
            .map(({ title }) => title)
            .join('\n'),
        )
        .toContain('Rayban NEW')
      expect(notifications()).toHaveLength(1)

      const after = new Map(storedAlerts(again.dataDir).map((alert) => [alert.id, alert]))
      expect(after.size).toBe(51)
      for (const alert of before) {
        const { raises, raisedAt, state } = after.get(alert.id) ?? alert
        expect({ raises, raisedAt, state }).toEqual({ raises: 1, raisedAt: alert.raisedAt, state: 'open' })
        // Every way by which it is called is in its log.
        const tries = after.get(alert.id)?.escalation?.tries ?? []
        expect(tries.filter(({ at }) => at > restartedAt)).toEqual([])
      }
      await screen.goTo('alerts')
      const inbox = new InboxScreen(again.page)
      await inbox.expectCount('open', 25)
      await inbox.expectCount('acknowledged', 26)
    } finally {
      await shop.stop()
    }
  })
}
