import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShop } from '../fixtures/optik/recording.ts'
import { statsAtTheEnd, statsHour } from '../fixtures/stats/server.ts'
import { freshFolder } from '../helpers/electron-app.ts'
import { type FourSystems, startFourSystems } from '../helpers/stand-ins.ts'
import { answerSaveDialog } from './answer-save-dialog.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

test.describe.configure({ timeout: 180_000 })

let systems: FourSystems
test.afterEach(() => systems.close())

const ids = ['shop', 'comic', 'anime', 'admin'] as const

/** Nothing but addresses: which system answers there, the console finds out. */
function settingsOf({ shop, comic, anime, admin }: FourSystems) {
  const source = (id: string, name: string, url: string) => ({ id, name, url })
  return {
    sources: [
      source('shop', 'Optik Melati', shop.url),
      source('comic', 'ComicMaintainer', comic.url),
      source('anime', 'nipnime', anime.url),
      source('admin', 'Admin', admin.url),
    ],
  }
}

test('one console shows all four systems at once and finds out what each is: seed shapes (N8, N10, R1, R2, R9, C4-C9, C20, D2-D4, D8, D9, D12, O2, O5)', async ({
  open,
}) => {
  systems = await startFourSystems('seed')
  const { app, page } = await open({ args: ['--no-hub'], config: settingsOf(systems) })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error.stack)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  const screen = new ConsoleScreen(page)
  for (const id of ids) await screen.expectState(id, 'live')
  await expect.poll(() => systems.shop.connections()).toBe(4)

  // N10: what the site does at 20 s is a toast here and a card in the grid.
  await screen.goTo('episodes')
  await expect(screen.rows('episode-card', 'anime')).toHaveCount(12)
  systems.step(22)
  await expect(screen.toast('episode-new').first()).toBeVisible()
  await expect(screen.rows('episode-card', 'anime', { 'data-episode': '15' })).toBeVisible()
  await expect(
    page.locator('[data-testid="episode-card"] script, [data-testid="episode-card"] img'),
  ).toHaveCount(0)

  // C8, C6, C7: a job on its way, the watcher, the files.
  systems.step(100)
  await screen.goTo('jobs')
  await expect(screen.rows('job-row', 'comic', { 'data-job': 'job-abc123' })).toHaveAttribute(
    'data-status',
    'running',
  )
  await expect(screen.rows('watcher-status', 'comic')).toHaveAttribute('data-running', 'true')
  await expect(screen.rows('file-row', 'comic').first()).toBeVisible()

  // D9: the pending count falls while batches are sent.
  await screen.goTo('stats')
  const pending = screen.tile('notifications-pending', 'admin')
  systems.step(40)
  await expect(pending).not.toHaveAttribute('data-value', '0')

  // The rest of the hour, in pieces as a day brings them.
  for (let minute = 0; minute < 58; minute += 1) systems.step(60)
  const figures = statsAtTheEnd()
  for (const [tile, value] of [
    ['users', figures.users],
    ['requests-total', figures.requests],
    ['requests-tracking', figures.tracking],
    ['episodes-tracked', figures.episodes],
    ['notifications-sent', figures.sent],
    ['notifications-pending', figures.pending],
  ] as const) {
    await expect(screen.tile(tile, 'admin')).toHaveAttribute('data-value', String(value))
  }
  const notices = statsHour().filter(({ kind }) => kind === 'notification')
  await expect(page.getByTestId('notification-item').first()).toBeVisible()
  expect(notices.length).toBeGreaterThan(0)

  await screen.acknowledge()
  // An hour of calls that nobody looked at must not pile up behind the three that are seen.
  await expect
    .poll(() => page.locator('[data-testid="toast"], [data-limited]').count())
    .toBeLessThanOrEqual(10)
  await screen.goTo('jobs')
  for (const [job, status] of [
    ['job-abc123', 'completed'],
    ['job-def456', 'cancelled'],
    ['job-ghi789', 'failed'],
    ['job-jkl012', 'completed'],
  ] as const) {
    await expect(screen.rows('job-row', 'comic', { 'data-job': job })).toHaveAttribute('data-status', status)
  }
  await expect(screen.rows('watcher-status', 'comic')).toHaveAttribute('data-enabled', 'false')

  // C5: the list is made anew, the page that is looked at stays.
  const pager = page.getByTestId('pager')
  await pager.getByRole('button').last().click()
  await expect(pager).toHaveAttribute('data-page', '2')
  systems.comic.emit({ type: 'file_processed', data: { filepath: '/watched_dir/Akhir.cbz', success: true } })
  systems.comic.emit({ type: 'cache_updated', data: { rebuild_complete: true } })
  await expect(pager).toHaveAttribute('data-page', '2')
  await pager.getByRole('button').first().click()
  await expect(screen.rows('file-row', 'comic', { 'data-path': '/watched_dir/Akhir.cbz' })).toBeVisible()

  await screen.goTo('overview')
  const sales = readShop('hour').flatMap((entry) => (entry.kind === 'sale' ? [entry] : []))
  const total = sales.reduce((sum, sale) => sum + sale.total, 0)
  await screen.acknowledge()
  await expect(screen.tile('revenue-total', 'shop')).toHaveAttribute('data-value', String(total))
  await expect(screen.tile('transactions', 'shop')).toHaveAttribute('data-value', String(sales.length))

  // C9: a type that nobody knows is kept and shown as it came.
  systems.comic.emit({ type: 'custom_event', data: { key: 'value' } })
  await screen.goTo('sources')
  await expect(screen.rows('feed-row', 'comic', { 'data-type': 'custom_event' }).first()).toBeVisible()

  // D8: log lines, with markup as text; the export is a real file.
  await screen.goTo('logs')
  await expect(page.locator('[data-testid="log-line"][data-level="error"]').last()).toContainText('<script>')
  const file = join(freshFolder('export'), 'logs.txt')
  await answerSaveDialog(app, file)
  await page.getByTestId('log-export').click()
  await expect.poll(() => linesOf(file)).toBe(statsHour().filter(({ kind }) => kind === 'log').length)
  expect(readFileSync(file, 'utf8')).toContain('Token perangkat ditolak: <script>alert(1)</script>')
  expect(await page.evaluate(() => '__grid_was_injected' in window || '__handler_ran' in window)).toBe(false)
  expect(faults).toEqual([])
})

test('what the public code sends today is read too: live shapes, and each cut is a gap on screen (C2, C13, C19, N12, R7, O19)', async ({
  open,
}) => {
  systems = await startFourSystems('live')
  const { page } = await open({ args: ['--no-hub'], config: settingsOf(systems) })
  const screen = new ConsoleScreen(page)
  for (const id of ids) await screen.expectState(id, 'live')
  await expect.poll(() => systems.shop.connections()).toBe(4)
  systems.step(320)
  await screen.goTo('jobs')
  const job = screen.rows('job-row', 'comic', { 'data-job': 'job-abc123' })
  await expect(job).toHaveAttribute('data-status', 'running')
  await screen.goTo('stats')
  await expect(screen.tile('users', 'admin')).not.toHaveAttribute('data-value', '0')
  await screen.goTo('episodes')
  await expect(screen.rows('episode-card', 'anime')).toHaveCount(12)

  systems.cut()
  systems.step(260)
  for (const id of ids) {
    await expect(screen.source(id)).toHaveAttribute('data-state', 'live', { timeout: 60_000 })
  }
  // In sync again without anybody's doing: what happened while nobody was connected is here.
  await screen.goTo('jobs')
  await expect(job).toHaveAttribute('data-status', 'completed')
  await screen.acknowledge()
  await screen.goTo('sources')
  for (const id of ids) {
    await expect(screen.rows('gap-row', id).first()).toHaveAttribute('data-reason', 'unverified')
  }

  // One stream, and nothing asked for beside it again and again.
  expect(systems.comic.requests('/')).toBeLessThan(15)

  // N12: the site's half hour is over; that is no error.
  const before = systems.anime.requests('/api/episodes/stream')
  systems.step(1_900)
  await expect.poll(() => systems.anime.requests('/api/episodes/stream')).toBeGreaterThan(before)
  await expect(screen.source('anime')).toHaveAttribute('data-state', 'live', { timeout: 60_000 })
})

test('live toggles close what they say, and stay so over a restart; the end of the program ends every stream (D5-D7, D14, N11, N14, N15)', async ({
  open,
}) => {
  systems = await startFourSystems('seed')
  const dataDir = freshFolder()
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settingsOf(systems)))
  const first = await open({ args: ['--no-hub'], dataDir })
  const screen = new ConsoleScreen(first.page)
  await screen.expectState('admin', 'live')
  await screen.expectState('shop', 'live')
  await expect.poll(() => systems.shop.connections()).toBe(4)
  await screen.goTo('sources')
  await screen.liveToggle('admin').click()
  await expect(screen.liveToggle('admin')).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => systems.admin.connections()).toBe(0)
  await first.page.getByTestId('live-toggle-shop-stock').click()
  await expect.poll(() => systems.shop.connections()).toBe(3)
  await expect(screen.source('admin')).not.toHaveAttribute('data-state', 'live')
  await first.close()
  await expect.poll(() => systems.shop.connections()).toBe(0)
  // An ordinary end is no fault, though the page acknowledges to the last, and the log says that it was one.
  const told = readFileSync(join(dataDir, 'logs', 'main.log'), 'utf8')
    .trimEnd()
    .split('\n')
  expect(JSON.parse(told.at(-1) ?? '')).toMatchObject({ message: 'ended', code: 0 })
  expect(told.filter((line) => line.includes('"level":"error"'))).toEqual([])

  const second = await open({ args: ['--no-hub'], dataDir })
  const again = new ConsoleScreen(second.page)
  await again.expectState('shop', 'live')
  await again.goTo('sources')
  await expect(again.liveToggle('admin')).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => systems.shop.connections()).toBe(3)
  expect(systems.admin.connections()).toBe(0)
  await again.liveToggle('admin').click()
  await again.expectState('admin', 'live')
  await expect.poll(() => systems.admin.connections()).toBe(1)
})

function linesOf(file: string): number {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').length
  } catch {
    return 0
  }
}
