import { join } from 'node:path'
import { defaultThresholds, isLow, levelOf } from '../../src/shared/domain/stock.ts'
import { readShop } from '../fixtures/optik/recording.ts'
import { type ChildProgram, startProgram } from '../helpers/child-program.ts'
import { watchNotifications } from '../helpers/dunst.ts'
import { repoRoot } from '../helpers/electron-app.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

test.describe.configure({ timeout: 150_000 })

/** What the screen must show when the recorded day is over, worked out from the recording alone. */
function expectedEvening() {
  const day = readShop('day')
  const sales = day.flatMap((entry) => (entry.kind === 'sale' ? [entry] : []))
  const total = sales.reduce((sum, sale) => sum + sale.total, 0)
  const bpjs = sales
    .filter((sale) => sale.service_type.startsWith('BPJS'))
    .reduce((sum, sale) => sum + sale.total, 0)
  const stock = new Map<string, number>()
  for (const entry of day) {
    if (entry.kind === 'ready') continue
    for (const update of entry.updates) stock.set(update.kode, update.new_stock)
  }
  const low = [...stock.values()].filter((count) => isLow(levelOf(count, defaultThresholds))).length
  return {
    sales: sales.length,
    total,
    bpjs,
    umum: total - bpjs,
    stock,
    low,
    last: sales.at(-1)?.no_transaksi,
  }
}

let replayer: ChildProgram | null = null
test.afterEach(async () => {
  await replayer?.stop()
  replayer = null
})

/** Seconds of the recorded day that pass in one. */
const speed = '2400'

for (const shape of ['seed', 'live-sse', 'live-poll']) {
  test(`a shop on another server is followed for a day: ${shape} (O2, O3, O5-O8, O29)`, async ({ open }) => {
    replayer = await startProgram(join(repoRoot, 'test/fixtures/optik/server.ts'), [
      '--recording',
      'day',
      '--port',
      '0',
      '--shape',
      shape,
      '--speed',
      speed,
    ])
    const { url } = JSON.parse(replayer.firstLine) as { readonly url: string }
    const notifications = watchNotifications()
    const { page } = await open({
      args: ['--no-hub'],
      config: { sources: [{ id: 'shop', name: 'Optik Melati', url, profile: 'optik' }] },
    })
    const screen = new ConsoleScreen(page)
    const evening = expectedEvening()
    await screen.expectState('shop', 'live')

    // Sales are news, stock that runs out needs an answer. A poll brings so many at once that they are told as one number.
    const news = screen.toast('transaction-new').or(screen.toast('alerts'))
    await expect(news.first()).toBeVisible({ timeout: 30_000 })
    await expect(screen.dialog).toBeVisible({ timeout: 30_000 })
    await screen.acknowledge()

    const tile = (name: string, value: number) =>
      expect(async () => {
        await screen.acknowledge()
        await expect(screen.tile(name, 'shop')).toHaveAttribute('data-value', String(value), {
          timeout: 1_000,
        })
      }).toPass({ timeout: 60_000 })
    await tile('transactions', evening.sales)
    await tile('revenue-total', evening.total)
    await tile('revenue-bpjs', evening.bpjs)
    await tile('revenue-umum', evening.umum)
    await expect(screen.tile('revenue-total', 'shop')).toHaveAttribute('data-stale', 'false')
    await expect(screen.lowStockBadge).toHaveAttribute('data-count', String(evening.low))
    await screen.acknowledge()
    await screen.lowStockBadge.click()
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
    await page.keyboard.press('Escape')
    // Nobody chose a language: the shop's own.
    await expect(page.getByTestId('nav-overview')).toHaveAccessibleName(/^Ringkasan/)
    await expect(screen.transactions('shop').first()).toHaveAttribute('data-number', evening.last ?? '')

    await screen.acknowledge()
    await screen.goTo('stock')
    const colours = new Map<string, string>()
    for (const [code, count] of evening.stock) {
      await screen.searchStock(code)
      const row = screen.stockRowByCode('shop', code)
      await expect(row).toHaveAttribute('data-stock', String(count))
      const level = levelOf(count, defaultThresholds)
      await expect(row).toHaveAttribute('data-level', level)
      colours.set(level, await row.evaluate((element) => getComputedStyle(element).backgroundColor))
    }
    expect([...colours.keys()].sort()).toEqual(['low', 'medium', 'negative', 'normal', 'out'])
    expect(colours.get('low')).not.toBe(colours.get('medium'))
    expect(colours.get('low')).not.toBe(colours.get('normal'))
    expect(colours.get('medium')).not.toBe(colours.get('normal'))

    const seen = notifications().filter((notification) => notification.app === 'Pantau')
    expect(seen.map((notification) => notification.title).join('\n')).toMatch(/Stok/)
  })
}

test('a server that goes away and comes back is told truly, with the gap on screen', async ({ open }) => {
  replayer = await startProgram(join(repoRoot, 'test/fixtures/optik/server.ts'), [
    '--recording',
    'day',
    '--port',
    '0',
    '--speed',
    speed,
  ])
  const { url } = JSON.parse(replayer.firstLine) as { readonly url: string }
  const { page } = await open({
    args: ['--no-hub'],
    config: { sources: [{ id: 'shop', name: 'Optik Melati', url, profile: 'optik' }] },
  })
  const screen = new ConsoleScreen(page)
  await screen.expectState('shop', 'live')
  await replayer.stop()
  await screen.expectState('shop', 'backoff')
  await expect(screen.tile('revenue-total', 'shop')).toHaveAttribute('data-stale', 'true')
  replayer = await startProgram(join(repoRoot, 'test/fixtures/optik/server.ts'), [
    '--recording',
    'day',
    '--port',
    new URL(url).port,
    '--speed',
    speed,
  ])
  await expect(screen.source('shop')).toHaveAttribute('data-state', 'live', { timeout: 70_000 })
  await screen.acknowledge()
  await screen.goTo('sources')
  await expect(page.locator('[data-testid="gap-row"][data-source="shop"]').first()).toHaveAttribute(
    'data-reason',
    'unverified',
  )
})
