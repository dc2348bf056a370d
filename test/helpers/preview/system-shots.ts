import { go, laptop, large, type Shot, small } from './shot.ts'

/** Pictures of the views of the four systems, in both themes, both languages and three sizes. */
export const systemShots: readonly Shot[] = [
  { name: 'systems-overview', query: 'scene=systems&theme=light', size: laptop },
  { name: 'systems-overview-dark', query: 'scene=systems&theme=dark&locale=en', size: laptop },
  { name: 'systems-overview-1920', query: 'scene=systems&theme=light', size: large },
  { name: 'systems-overview-1024', query: 'scene=systems&theme=light', size: small },
  { name: 'systems-admin', query: 'scene=admin&theme=light', size: laptop },
  { name: 'systems-busy', query: 'scene=busy&theme=light', size: laptop },
  { name: 'systems-away-overview', query: 'scene=systemsAway&theme=light', size: laptop },
  ...(['jobs', 'episodes', 'stats', 'logs'] as const).map(
    (view): Shot => ({
      name: `systems-away-${view}`,
      query: 'scene=systemsAway&theme=light',
      size: laptop,
      act: go(view),
    }),
  ),
  ...(['jobs', 'episodes', 'stats', 'logs', 'sales'] as const).flatMap((view): readonly Shot[] => [
    { name: `systems-${view}`, query: 'scene=systems&theme=light', size: laptop, act: go(view) },
    {
      name: `systems-${view}-dark`,
      query: 'scene=systems&theme=dark&locale=en',
      size: laptop,
      act: go(view),
    },
    { name: `systems-${view}-1920`, query: 'scene=systems&theme=light', size: large, act: go(view) },
    { name: `systems-${view}-1024`, query: 'scene=systems&theme=light', size: small, act: go(view) },
    { name: `systems-${view}-empty`, query: 'scene=none&theme=light', size: laptop, act: go(view) },
  ]),
  {
    name: 'systems-pictures-consent',
    query: 'scene=systems&theme=light',
    size: laptop,
    act: async (page) => {
      await go('episodes')(page)
      await page.getByTestId('pictures-nipnime').click()
      await page.getByTestId('pictures-agree').waitFor()
    },
  },
  {
    name: 'systems-pictures',
    query: 'scene=systems&theme=dark',
    size: laptop,
    act: async (page) => {
      await page.route('**/poster/**', (route) =>
        route.fulfill({
          contentType: 'image/svg+xml',
          body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#456"/><circle cx="150" cy="170" r="90" fill="#c96"/></svg>',
        }),
      )
      await go('episodes')(page)
      await page.getByTestId('pictures-nipnime').click()
      await page.getByTestId('pictures-agree').click()
      await page.locator('img').first().waitFor()
      await page.waitForTimeout(300)
    },
  },
  {
    name: 'systems-logs-search',
    query: 'scene=systems&theme=light',
    size: laptop,
    act: async (page) => {
      await go('logs')(page)
      await page.keyboard.press('/')
      await page.keyboard.type('retry')
      await page.getByTestId('log-list').focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      await page.getByTestId('log-detail').waitFor()
    },
  },
  {
    name: 'systems-logs-behind',
    query: 'scene=systems&theme=dark',
    size: laptop,
    act: async (page) => {
      await go('logs')(page)
      await page.getByTestId('log-list').focus()
      await page.keyboard.press('PageUp')
      await page.keyboard.press('PageUp')
      await page.getByTestId('log-to-end').waitFor()
      await page.evaluate(() => {
        const { fake } = window
        const last = [...fake.rows('logs').values()].at(-1)
        if (!last) return
        for (let index = 0; index < 12; index += 1) {
          const id = String(900 + index).padStart(12, '0')
          fake.send([['logs', id, { ...last, id, at: Date.now() }]])
        }
      })
      await page.waitForTimeout(100)
    },
  },
]
