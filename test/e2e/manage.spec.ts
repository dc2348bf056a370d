import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedHub, hubClient } from '../helpers/embedded-hub.ts'
import { type RawStream, readStream } from '../helpers/read-stream.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { ManageScreen } from './pages/manage-screen.ts'

test.describe.configure({ timeout: 150_000 })

const streams: RawStream[] = []
test.afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})

/** Documents of a stream so far. */
const documents = (stream: RawStream): Record<string, unknown>[] =>
  stream.data().map((text) => JSON.parse(text) as Record<string, unknown>)

test('what is managed on screen is what the source systems’ own endpoints tell (C4, C17, D9, D12, N1, O9, O30, R6)', async ({
  open,
}) => {
  const { page, dataDir } = await open()
  const screen = new ConsoleScreen(page)
  const manage = new ManageScreen(page)
  await screen.expectState('hub', 'live')
  const hub = embeddedHub(dataDir)
  if (hub === null) throw new Error('the hub is live on screen, but not in the log')
  const token = readFileSync(join(dataDir, 'hub', 'admin.token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}` }
  const read = async (path: string): Promise<RawStream> => {
    const stream = await readStream(hub.url + path, headers)
    streams.push(stream)
    return stream
  }
  const latest = async (): Promise<string> =>
    (await fetch(`${hub.url}/api/episodes/latest`, { headers: { ...headers, accept: 'text/html' } })).text()
  const [stock, revenue, events, stats] = await Promise.all([
    read('/realtime/stock-updates'),
    read('/realtime/omset-kasir'),
    read('/api/events/stream'),
    read('/sse/stats'),
  ])

  // A product, and a sale of it.
  await screen.goTo('manage')
  await manage.open('products')
  await manage.save({
    branchId: 'utama',
    productType: 'frame',
    productId: 'F-9',
    name: 'Ray-Ban Aviator',
    code: 'FR000009',
    stock: '20',
    unitPrice: '450000',
  })
  await screen.goTo('sales')
  await screen.pick('F-9', 2)
  await screen.submit(2)
  await expect
    .poll(() => documents(revenue).at(-1), { timeout: 20_000 })
    .toMatchObject({ omset_kasir: 900_000, jumlah_transaksi: 1 })
  await expect
    .poll(
      () =>
        documents(stock)
          .flatMap(({ updates }) => updates as { kode: string; new_stock: number }[])
          .at(-1),
      { timeout: 20_000 },
    )
    .toMatchObject({ kode: 'FR000009', new_stock: 18, alert_level: 'normal' })

  // C17: "Refresh", and both words of it. Jobs.
  await screen.goTo('manage')
  await manage.open('library')
  await manage.press('manage-rebuild')
  const rebuilds = () =>
    documents(events)
      .filter(({ type }) => type === 'cache_updated')
      .map(({ data }) => (data as { rebuild_complete: boolean }).rebuild_complete)
  await expect.poll(rebuilds).toEqual([false, true])
  await manage.open('jobs')
  await manage.save({ jobId: 'scan-1', label: 'Pindai', total: '10' })
  await manage.press('manage-finish-scan-1')
  await manage.confirm()
  await expect
    .poll(() =>
      documents(events)
        .filter(({ type }) => type === 'job_updated')
        .at(-1),
    )
    .toMatchObject({ data: { job_id: 'scan-1', status: 'completed' } })

  // An anime alone is nothing to see; its episode is, until it is hidden.
  await manage.open('anime')
  await manage.save({ title: 'Kota <Cahaya>' })
  await expect(page.getByTestId('manage-row')).toContainText('Kota <Cahaya>')
  expect(await latest()).not.toContain('Kota')
  await manage.open('episodes')
  await manage.save({ number: '1', title: 'Awal' })
  await expect.poll(latest).toContain('Kota &lt;Cahaya&gt;')
  await page.locator('[data-testid^="manage-visible-"]').click()
  await expect.poll(latest).not.toContain('Kota')

  // D9, D12: the figures as somebody else sees them.
  await manage.open('stats')
  await manage.save({ users: '12', pending: '7' })
  await expect
    .poll(
      () =>
        documents(stats)
          .filter((figures) => 'users' in figures)
          .at(-1),
      { timeout: 20_000 },
    )
    .toMatchObject({ users: 12, notifications: { pending: 7 } })
  await manage.open('notices')
  await manage.save({ title: 'Server pindah', body: 'Nanti malam' })
  await expect.poll(() => stats.events()).toContain('notification')
  await screen.goTo('stats')
  await expect(screen.tile('users', 'hub')).toHaveAttribute('data-value', '12')
  await expect(screen.rows('notification-item', 'hub').first()).toContainText('Server pindah')
})

test('a token is shown once, works, and works no more when it is revoked (O14)', async ({ open }) => {
  const { page, dataDir } = await open()
  const screen = new ConsoleScreen(page)
  const manage = new ManageScreen(page)
  await screen.expectState('hub', 'live')
  await screen.goTo('manage')
  await manage.open('tokens')
  await manage.save({ role: 'cashier', branchId: 'utama', label: 'Kasir 1' })
  const secret = await page.getByTestId('token-text').inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('token-dialog')).toHaveCount(0)
  const client = hubClient(embeddedHub(dataDir)?.url ?? '', secret)
  expect((await client.get('/v1/snapshot?topics=stock')).status).toBe(200)
  expect((await client.get('/v1/tokens')).status).toBe(403)
  await page.locator('[data-testid="manage-row"]', { hasText: 'Kasir 1' }).locator('button').click()
  await manage.confirm()
  await expect.poll(async () => (await client.get('/v1/snapshot?topics=stock')).status).toBe(401)
})
