import type { TestConsole } from '../helpers/electron-app.ts'
import { embeddedHub, type HubClient } from '../helpers/embedded-hub.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

const frame = {
  productType: 'frame',
  productId: 'F-100',
  name: 'Rayban Aviator',
  code: 'FR0100',
  branchId: 'utama',
  stock: 20,
  unitPrice: 1_350_000,
}

/** Opens a console whose hub has one product, and waits until the screen shows it. */
async function openShop(
  open: (options?: object) => Promise<TestConsole>,
): Promise<{ console: TestConsole; screen: ConsoleScreen; hub: HubClient }> {
  const console = await open()
  const screen = new ConsoleScreen(console.page)
  await screen.expectState('hub', 'live')
  const hub = embeddedHub(console.dataDir)
  if (hub === null) throw new Error('the hub is live on screen, but not in the log')
  expect((await hub.post('/v1/products', frame)).status).toBe(201)
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'F-100')).toHaveAttribute('data-stock', '20')
  return { console, screen, hub }
}

test('a sale lowers the stock once, however often submit is pressed', async ({ open }) => {
  const { console, screen } = await openShop(open)
  await screen.goTo('sales')
  await screen.pick('F-100', 2)
  await screen.submit(7)
  await expect(screen.transactions('hub')).toHaveCount(1)
  await expect(screen.transactions('hub')).toHaveAttribute('data-amount', '2700000')
  await expect(screen.saleMessage).toBeVisible()

  // A second sale proves that the first one left nothing behind that would still be sent.
  await screen.pick('F-100', 1)
  await console.page.keyboard.press('Control+Enter')
  await expect(screen.transactions('hub')).toHaveCount(2)
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'F-100')).toHaveAttribute('data-stock', '17')
  await screen.goTo('overview')
  await expect(screen.tile('revenue-total', 'hub')).toHaveAttribute('data-value', '4050000')
  await expect(screen.tile('transactions', 'hub')).toHaveAttribute('data-value', '2')
})

test('a sale of more than there is gets a clear message and changes nothing', async ({ open }) => {
  const { console, screen } = await openShop(open)
  await screen.goTo('sales')
  await screen.pick('F-100', 21)
  await screen.submit()
  await expect(screen.saleMessage).toContainText('Rayban Aviator')
  await expect(screen.saleMessage).toContainText('21')
  await expect(screen.saleMessage).toContainText('20')
  await expect(screen.transactions('hub')).toHaveCount(0)
  // Nothing is cleared: the cashier corrects the number and sends the same sale.
  await console.page.getByTestId('pos-quantity').fill('20')
  await screen.submit()
  await expect(screen.transactions('hub')).toHaveCount(1)
  // The last one is sold: that calls a person, who answers.
  await expect(screen.dialog).toHaveAttribute('data-kind', 'stock-out')
  await screen.acknowledge()
  await screen.goTo('stock')
  await expect(screen.stockRow('hub', 'F-100')).toHaveAttribute('data-stock', '0')
  await expect(screen.stockRow('hub', 'F-100')).toHaveAttribute('data-level', 'out')
})

test('a sale made elsewhere reaches the table, the picker and the tiles through the stream', async ({
  open,
}) => {
  const { console, screen, hub } = await openShop(open)
  await screen.goTo('sales')
  await console.page.getByTestId('pos-product-picker').click()
  const row = console.page.locator('[data-testid="pos-product"][data-product-id="F-100"]')
  await expect(row).toHaveAttribute('data-stock', '20')
  const sale = {
    saleId: '0192d3c0-0000-7000-8000-000000000001',
    branchId: 'utama',
    payer: 'bpjs',
    lines: [{ productType: 'frame', productId: 'F-100', quantity: 8, unitPrice: 1_350_000 }],
  }
  expect((await hub.post('/v1/sales', sale, sale.saleId)).status).toBe(201)
  expect((await hub.post('/v1/sales', sale, sale.saleId)).status).toBe(201)
  await expect(row).toHaveAttribute('data-stock', '12')
  await console.page.keyboard.press('Escape')
  await screen.goTo('overview')
  await expect(screen.tile('revenue-bpjs', 'hub')).toHaveAttribute('data-value', '10800000')
  await expect(screen.tile('revenue-umum', 'hub')).toHaveAttribute('data-value', '0')
})
