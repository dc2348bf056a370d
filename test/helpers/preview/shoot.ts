import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { type PreviewServer, preview } from 'vite'
import { inboxShots } from './inbox-shots.ts'
import { manageShots } from './manage-shots.ts'
import { settingsShots } from './settings-shots.ts'
import { go, hushed, laptop, large, type Shot, small } from './shot.ts'
import { systemShots } from './system-shots.ts'
import { wallShots } from './wall-shots.ts'

/*
 * Takes pictures of the preview's scenes: `node test/helpers/preview/shoot.ts OUT [only]` after `vite build -c
 * test/helpers/preview/vite.config.ts`. CHROMIUM names the browser. Every console message is printed: a refusal of the
 * policy must not go unseen.
 */
const [out = 'out/preview', only = ''] = process.argv.slice(2)

async function fillSale(page: Page): Promise<void> {
  await go('sales')(page)
  await page.getByTestId('pos-product-picker').click()
  await page.getByTestId('pos-product-search').fill('ray')
  await page.keyboard.press('Enter')
  await page.getByTestId('pos-quantity').fill('8')
  await page.getByTestId('pos-product-picker').click()
  await page.getByTestId('pos-product-search').fill('zeiss')
  await page.keyboard.press('Enter')
  await page.getByTestId('pos-patient').fill('Ibu Kartika')
}

async function callOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fake } = window
    const alerts = [...fake.rows('alerts').values()]
    const base = alerts[0]
    if (!base) return
    const stock = ['Oakley Crosslink 54', 'Levi\u2019s LV 5005'].map((name, index) => ({
      ...base,
      id: `new:${index}`,
      kind: index === 0 ? ('stock-negative' as const) : ('stock-out' as const),
      params: { name, code: 'FR', branch: 'Cabang 2', stock: index === 0 ? -3 : 0 },
      raises: 1,
      changedAt: Date.now(),
    }))
    fake.send(stock.map((alert) => ['alerts', alert.id, alert] as const))
  })
  await page.getByTestId('critical-dialog').waitFor()
}

async function toast(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fake } = window
    const base = [...fake.rows('alerts').values()].find((alert) => alert.kind === 'transaction-new')
    if (!base) return
    for (let index = 0; index < 5; index += 1) {
      const id = `toast:${index}`
      fake.send([['alerts', id, { ...base, id, params: { ...base.params, number: `TRX-008${index}` } }]])
    }
  })
  await page.getByTestId('toast').first().waitFor()
}

async function changeNow(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fake } = window
    const [key, figure] = [...fake.rows('revenue')][0] ?? []
    const [stockKey, item] = [...fake.rows('stock')].find(([, row]) => row.code === 'FR000123') ?? []
    if (!key || !figure || !stockKey || !item) return
    fake.send([
      ['revenue', key, { ...figure, total: (figure.total ?? 0) + 1_350_000, receivedAt: Date.now() }],
      ['stock', stockKey, { ...item, stock: 2, previous: 3, changedAt: Date.now() }],
    ])
  })
  await page.waitForTimeout(120)
}

const shots: readonly Shot[] = [
  ...systemShots,
  ...manageShots,
  ...inboxShots,
  ...settingsShots,
  ...wallShots,
  { name: 'full-light', query: 'scene=full&theme=light', size: laptop, act: changeNow },
  { name: 'full-dark', query: 'scene=full&theme=dark', size: laptop, act: changeNow },
  { name: 'full-en', query: 'scene=demo&theme=light&locale=en', size: laptop },
  { name: 'full-1024', query: 'scene=full&theme=light', size: small },
  { name: 'full-1920', query: 'scene=full&theme=light', size: large },
  { name: 'empty', query: 'scene=empty&theme=light', size: laptop },
  { name: 'none', query: 'scene=none&theme=dark', size: laptop },
  { name: 'slow', query: 'scene=slow&theme=light', size: laptop, act: (page) => page.waitForTimeout(500) },
  { name: 'stale', query: 'scene=stale&theme=light', size: laptop },
  { name: 'wrong', query: 'scene=wrong&theme=light', size: laptop },
  { name: 'wrong-dark', query: 'scene=wrong&theme=dark', size: laptop },
  { name: 'wrong-sources', query: 'scene=wrong&theme=light', size: laptop, act: go('sources') },
  { name: 'wrong-sources-dark', query: 'scene=wrong&theme=dark&locale=en', size: laptop, act: go('sources') },
  { name: 'many', query: 'scene=many&theme=light', size: laptop, act: go('stock') },
  { name: 'stock-1024', query: 'scene=wrong&theme=light', size: small, act: go('stock') },
  { name: 'sales', query: 'scene=full&theme=light', size: laptop, act: go('sales') },
  { name: 'sales-filled', query: 'scene=full&theme=light', size: laptop, act: fillSale },
  {
    name: 'sales-picker',
    query: 'scene=full&theme=light',
    size: laptop,
    act: async (page) => {
      await go('sales')(page)
      await page.getByTestId('pos-product-picker').click()
      await page.getByTestId('pos-product').first().waitFor()
    },
  },
  {
    name: 'sales-short',
    query: 'scene=short&theme=light',
    size: laptop,
    act: async (page) => {
      await fillSale(page)
      await page.getByTestId('pos-submit').click()
      await page.getByTestId('pos-message').waitFor()
    },
  },
  {
    name: 'sales-away-dark',
    query: 'scene=away&theme=dark',
    size: laptop,
    act: async (page) => {
      await fillSale(page)
      await page.getByTestId('pos-submit').click()
      await page.getByTestId('pos-message').waitFor()
    },
  },
  {
    name: 'sales-done',
    query: 'scene=full&theme=light',
    size: laptop,
    act: async (page) => {
      await fillSale(page)
      await page.getByTestId('pos-submit').click()
      await page.getByTestId('pos-message').waitFor()
    },
  },
  { name: 'critical', query: 'scene=full&theme=light', size: laptop, act: callOut },
  { name: 'critical-dark', query: 'scene=full&theme=dark&locale=en', size: laptop, act: callOut },
  { name: 'toasts', query: 'scene=full&theme=light', size: laptop, act: toast },
  {
    name: 'badge',
    query: 'scene=full&theme=light',
    size: laptop,
    act: async (page) => {
      await page.getByTestId('low-stock-badge').click()
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'palette',
    query: 'scene=full&theme=light',
    size: laptop,
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.waitForTimeout(150)
      await page.keyboard.type('ho')
      await page.waitForTimeout(150)
    },
  },
  { name: 'alerts', query: 'scene=full&theme=light', size: laptop, act: go('alerts') },
  { name: 'settings', query: 'scene=full&theme=light', size: laptop, act: go('settings') },
  { name: 'settings-locked', query: 'scene=wrong&theme=dark&locale=en', size: laptop, act: go('settings') },
]

async function main(server: PreviewServer): Promise<void> {
  await mkdir(out, { recursive: true })
  const address = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4799/'
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
  })
  for (const { name, query, size, act, calls } of shots.filter((shot) => shot.name.includes(only))) {
    const page = await browser.newPage({ viewport: { width: size[0], height: size[1] } })
    // The browser asks for an icon that the preview does not have.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    page.on('console', (message) => console.log(`${name}: ${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => console.log(`${name}: ${error.stack}`))
    await page.goto(`${address}?${query}`)
    await page.locator('[data-testid="nav-overview"], [data-testid="wall-view"]').waitFor()
    await page.evaluate(() => document.fonts.ready)
    if (!calls) await hushed(page)
    await act?.(page)
    await page.screenshot({ path: join(out, `${name}.png`) })
    await page.close()
  }
  await browser.close()
  await server.close()
}

await main(await preview({ configFile: join(import.meta.dirname, 'vite.config.ts') }))
