import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { freshFolder } from '../helpers/electron-app.ts'
import { embeddedHub } from '../helpers/embedded-hub.ts'
import { freePort } from '../helpers/free-port.ts'
import { startByHand } from '../helpers/start-by-hand.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

test('a damaged settings file: the last good one is used, the damaged one is kept, and it is said', async ({
  open,
}) => {
  const dataDir = freshFolder()
  const file = join(dataDir, 'settings.json')
  writeFileSync(file, JSON.stringify({ locale: 'en', thresholds: { low: 3, medium: 7 } }))
  const first = await open({ dataDir, args: ['--no-hub'] })
  await expect(first.page.getByTestId('nav-overview')).toContainText('Overview')
  await first.close()

  const damaged = '{ "locale": "en", "sources": [ {'
  writeFileSync(file, damaged)
  const { page } = await open({ dataDir, args: ['--no-hub'] })
  await expect(page.getByTestId('nav-overview')).toContainText('Overview')
  await expect(new ConsoleScreen(page).notice('settings-damaged')).toBeVisible()
  const kept = readdirSync(dataDir).filter((name) => name.startsWith('settings.damaged-'))
  expect(kept).toHaveLength(1)
  expect(readFileSync(join(dataDir, kept[0] ?? ''), 'utf8')).toBe(damaged)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    locale: 'en',
    thresholds: { low: 3, medium: 7 },
  })
})

test('one bad source among the settings does not take the others down', async ({ open }) => {
  const port = await freePort()
  const { page } = await open({
    args: ['--no-hub'],
    config: {
      sources: [
        { id: 'good', name: 'Baik', url: `http://127.0.0.1:${port}`, profile: 'optik' },
        { id: 'bad', name: 'Buruk', url: 'ftp://nowhere' },
      ],
    },
  })
  const screen = new ConsoleScreen(page)
  await screen.expectState('good', 'backoff')
  await expect(screen.notice('settings-damaged')).toContainText('bad')
})

test('a hub port that is taken is said, with what to do, and the hub comes when it is free', async ({
  open,
}) => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const { page, dataDir } = await open({ config: { locale: 'en', hub: { enabled: true, port } } })
  const screen = new ConsoleScreen(page)
  await expect(screen.notice('hub-failed')).toContainText(String(port))
  await expect(screen.notice('hub-failed')).toContainText('hub.port')
  expect(await screen.stateOf('hub')).not.toBe('live')
  await new Promise((resolve) => other.close(resolve))
  await expect(screen.source('hub')).toHaveAttribute('data-state', 'live', { timeout: 70_000 })
  await expect(screen.notice('hub-failed')).toBeHidden()
  expect(embeddedHub(dataDir)?.url).toBe(`http://127.0.0.1:${port}`)
})

test('a data folder that cannot be used: a page that says so, nothing half-started, exit code 1', async ({
  open,
}) => {
  const file = join(freshFolder(), 'file')
  writeFileSync(file, 'x')
  const dataDir = join(file, 'data')
  const console = await open({ dataDir })
  await expect(console.page.getByTestId('trouble')).toContainText(dataDir)
  await expect(console.page.getByTestId('trouble')).toContainText('ENOTDIR')
  await console.close()

  const ended = await startByHand(dataDir, ['--seconds', '1'])
  expect(ended.code).toBe(1)
  expect(ended.stderr).toEqual([expect.stringContaining(`the data folder ${dataDir} cannot be used`)])
})

test('a second start brings the first window to the front and ends with 0', async ({ open }) => {
  const first = await open({ args: ['--no-hub'] })
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const second = await startByHand(first.dataDir, ['--no-hub'])
  expect(second.code).toBe(0)
  expect(second.stdout).toEqual([expect.stringContaining('already running')])
  expect(second.stderr).toEqual([])
  await expect
    .poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('two consoles on two data folders run side by side', async ({ open }) => {
  const first = await open({ args: ['--no-hub'] })
  const second = await startByHand(freshFolder(), ['--no-hub', '--hidden', '--seconds', '1'])
  expect(second.code).toBe(0)
  await expect(first.page.getByTestId('nav-overview')).toBeVisible()
})

test('arguments that are wrong end the start with 2 and one line that names them', async () => {
  const missing = join(freshFolder(), 'missing.json')
  const broken = join(freshFolder(), 'broken.json')
  writeFileSync(broken, '{')
  for (const [args, name] of [
    [['--no-hubb'], '--no-hubb'],
    [['--seconds', 'soon'], '--seconds'],
    [['--config', missing], missing],
    [['--config', broken], broken],
  ] as const) {
    const dataDir = freshFolder()
    const ended = await startByHand(dataDir, args)
    expect(ended.code).toBe(2)
    expect(ended.stdout).toEqual([])
    expect(ended.stderr).toEqual([expect.stringContaining(name)])
    expect(existsSync(join(dataDir, 'console.db'))).toBe(false)
  }
})

test('a timed run writes its picture, ends with 0 and leaves everything closed', async () => {
  const dataDir = freshFolder()
  const picture = join(freshFolder(), 'deep', 'picture.png')
  const ended = await startByHand(dataDir, [
    '--demo',
    '--seconds',
    '5',
    '--status-interval',
    '1',
    '--capture',
    picture,
  ])
  expect(ended.code).toBe(0)
  const states = ended.stdout.map((line) => JSON.parse(line) as { status: { sources: { state: string }[] } })
  expect(states.at(-1)?.status.sources[0]?.state).toBe('live')
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
  expect(readdirSync(join(dataDir, 'hub'))).not.toContain('hub.db-wal')
})
