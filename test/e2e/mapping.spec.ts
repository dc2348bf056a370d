import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startStats } from '../fixtures/stats/server.ts'
import { freshFolder } from '../helpers/electron-app.ts'
import { answerSaveDialog } from './answer-save-dialog.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { SourcesScreen } from './pages/sources-screen.ts'

test('a field of any server becomes a tile by its path, seen while it is chosen, kept and exported', async ({
  open,
}) => {
  const admin = await startStats({ shape: 'seed', speed: 0 })
  try {
    const { app, page, dataDir } = await open({ args: ['--no-hub'] })
    const screen = new ConsoleScreen(page)
    const sources = new SourcesScreen(page)
    await screen.goTo('sources')
    await sources.add({ name: 'Umum', url: `${admin.url}/sse/stats`, profile: 'generic' })
    await screen.expectState('umum', 'live')
    admin.step(155)
    await expect(screen.rows('feed-row', 'umum', { 'data-type': 'log' }).first()).toBeVisible()

    await sources.press('mapping', 'umum')
    await page.getByTestId('mapping-add-tile').click()
    await page.getByTestId('mapping-label').fill('Antrean')
    await page.getByTestId('mapping-path-value').fill('notifications.pending')
    // What was typed outlives an Escape that was meant for something else.
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('mapping-label')).toHaveValue('Antrean')
    // The preview is what really came last.
    await expect(page.getByTestId('mapping-preview')).toContainText('Antrean')
    const pending = admin.happened().flatMap(({ entry }) => (entry.kind === 'queue' ? [entry.added] : []))
    expect(pending.length).toBeGreaterThan(0)
    await page.getByTestId('mapping-save').click()
    await expect(page.getByTestId('mapping-dialog')).toBeHidden()

    const stored = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')) as {
      sources: { mapping: { label: string; value: string }[] }[]
    }
    expect(stored.sources[0]?.mapping).toMatchObject([{ label: 'Antrean', value: 'notifications.pending' }])

    admin.step(5)
    await screen.goTo('overview')
    await expect(page.getByText('Antrean')).toBeVisible()

    await screen.goTo('sources')
    await sources.press('mapping', 'umum')
    const file = join(freshFolder('export'), 'mapping.json')
    await answerSaveDialog(app, file)
    await page.getByTestId('mapping-export').click()
    await expect
      .poll(() => {
        try {
          return readFileSync(file, 'utf8')
        } catch {
          return ''
        }
      })
      .toContain('notifications.pending')
  } finally {
    await admin.close()
  }
})
