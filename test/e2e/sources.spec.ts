import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startComic } from '../fixtures/comic/server.ts'
import { startStats } from '../fixtures/stats/server.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { SourcesScreen } from './pages/sources-screen.ts'

test('sources are added, tested, edited, ordered, removed and brought back (C12, C18, D11, O17)', async ({
  open,
}) => {
  const comic = await startComic({ shape: 'seed', speed: 0 })
  const admin = await startStats({ shape: 'seed', speed: 0 })
  const login = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<form><input type="password"></form>')
  })
  await new Promise<void>((done) => login.listen(0, '127.0.0.1', done))
  try {
    const console = await open({ args: ['--no-hub'] })
    const screen = new ConsoleScreen(console.page)
    const sources = new SourcesScreen(console.page)
    await screen.goTo('sources')
    await sources.add({ name: 'Komik', url: comic.url })
    await screen.expectState('komik', 'live')
    await sources.add({ name: 'Admin', url: 'http://127.0.0.1:1/', profile: 'stats' })
    await expect(screen.source('admin')).not.toHaveAttribute('data-state', 'live')

    // What is wrong is found before it is saved: a login page, then nothing there, then the right address.
    await sources.press('edit', 'admin')
    await sources.fill({ url: `http://127.0.0.1:${(login.address() as AddressInfo).port}` })
    await console.page.getByTestId('source-test').click()
    await expect(sources.result).toHaveAttribute('data-healthy', 'false')
    await expect(sources.result).toHaveAttribute('data-cause', 'login-page')
    await sources.fill({ url: admin.url })
    await console.page.getByTestId('source-test').click()
    await expect(sources.step('connect')).toHaveAttribute('data-outcome', 'ok')
    await sources.save()
    await screen.expectState('admin', 'live')

    expect(await sources.order()).toEqual(['komik', 'admin'])
    await sources.press('move-up', 'admin')
    await expect.poll(() => sources.order()).toEqual(['admin', 'komik'])

    await sources.press('remove', 'admin')
    await expect.poll(() => sources.order()).toEqual(['komik'])
    await expect.poll(() => admin.connections()).toBe(0)
    // The way back outlives any number of toasts: it stands in the list.
    await expect(console.page.getByTestId('removed-source')).toHaveAttribute('data-id', 'admin')
    await console.page.getByTestId('undo-remove').click()
    await expect.poll(() => sources.order()).toEqual(['admin', 'komik'])
    await screen.expectState('admin', 'live')

    await sources.press('history', 'komik')
    await expect(console.page.getByTestId('history-change').first()).toBeVisible()
  } finally {
    login.close()
    await comic.close()
    await admin.close()
  }
})

test('fields of any server become tiles, and the mapping is kept in the settings and exported', async ({
  open,
}) => {
  const admin = await startStats({ shape: 'seed', speed: 0 })
  try {
    const { page } = await open({
      args: ['--no-hub'],
      config: {
        sources: [
          {
            id: 'any',
            name: 'Any server',
            url: `${admin.url}/sse/stats`,
            profile: 'generic',
            mapping: [
              { kind: 'tile', id: 'pending', label: 'Antrean', value: 'notifications.pending' },
              {
                kind: 'progress',
                id: 'sent',
                label: 'Terkirim',
                value: 'notifications.sent',
                total: 'users',
              },
              {
                kind: 'table',
                id: 'log',
                label: 'Catatan',
                type: 'log',
                rows: '',
                columns: [{ label: 'Pesan', value: 'message' }],
              },
            ],
          },
        ],
      },
    })
    const screen = new ConsoleScreen(page)
    await screen.expectState('any', 'live')
    admin.step(160)
    await screen.goTo('overview')
    await expect(page.getByText('Antrean')).toBeVisible()
    await expect(page.getByText('pemberitahuan mengantre').first()).toBeVisible()
    await screen.goTo('sources')
    await expect(screen.rows('feed-row', 'any', { 'data-type': 'log' }).first()).toBeVisible()
  } finally {
    await admin.close()
  }
})
