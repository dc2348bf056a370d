import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { repoRoot } from '../helpers/electron-app.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

/** Pictures for people to look at; what must hold of all of them is checked here. */
const folder = join(repoRoot, 'out', 'screenshots')
mkdirSync(folder, { recursive: true })

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const looks = [
  { locale: 'id', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const
const views = [
  'overview',
  'stock',
  'sales',
  'jobs',
  'episodes',
  'stats',
  'alerts',
  'logs',
  'sources',
  'manage',
  'settings',
] as const

for (const look of looks) {
  for (const scene of ['empty', 'full'] as const) {
    test(`every view fits, ${scene}, ${look.locale}, ${look.theme} (O25, O29)`, async ({ open }) => {
      const { app, page } = await open({ config: look, args: scene === 'full' ? ['--demo'] : [] })
      const screen = new ConsoleScreen(page)
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(String(error.stack)))
      await screen.expectState('hub', 'live')
      if (scene === 'full')
        await expect(screen.tile('transactions', 'hub')).toHaveAttribute('data-value', /^[1-9]/)
      for (const { width, height } of sizes) {
        await app.evaluate(
          ({ BrowserWindow }, size) =>
            BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
          { width, height },
        )
        for (const view of views) {
          await screen.goTo(view)
          const overflow = await page.evaluate(() => ({
            across: document.documentElement.scrollWidth - window.innerWidth,
            down: document.documentElement.scrollHeight - window.innerHeight,
          }))
          expect(overflow.across).toBeLessThanOrEqual(0)
          expect(overflow.down).toBeLessThanOrEqual(0)
          expect(await page.evaluate(cutAmounts)).toEqual([])
          const name = `${view}-${scene}-${look.locale}-${look.theme}-${width}x${height}.png`
          await page.screenshot({ path: join(folder, name) })
        }
      }
      expect(faults).toEqual([])
      const language = await page.evaluate(() => document.documentElement.lang)
      expect(language).toBe(look.locale)
      const theme = await page.evaluate(() => getComputedStyle(document.body).colorScheme)
      expect(theme).toContain(look.theme)
    })
  }
}

/** Tiles in which a busy day's revenue would end in dots: half of a figure is a wrong one. Runs in the page. */
function cutAmounts(): readonly string[] {
  const values = [...document.querySelectorAll('[data-testid^="tile-"] div > p:first-child')]
  return values.flatMap((value) => {
    const digits = value.querySelector('span')?.lastChild
    if (!/^Rp/.test(value.textContent ?? '') || !digits) return []
    const shown = digits.nodeValue
    digits.nodeValue = '117.235.000'
    const isCut = value.scrollWidth > value.clientWidth
    digits.nodeValue = shown
    return isCut ? [value.closest('article')?.dataset.testid ?? ''] : []
  })
}
