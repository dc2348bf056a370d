import type { Page } from 'playwright/test'
import { type EpisodesStandIn, startEpisodes } from '../fixtures/episodes/server.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { SourcesScreen } from './pages/sources-screen.ts'

let site: EpisodesStandIn
test.afterEach(() => site.close())

/** Notes every phase that the grid goes through from now on, in a list on the page. */
async function watchPhases(page: Page): Promise<() => Promise<readonly string[]>> {
  const seen = await page.evaluateHandle(() => {
    const phases: string[] = []
    const grid = document.querySelector('[data-testid="episode-grid"]')
    if (grid) {
      new MutationObserver(() => phases.push(grid.getAttribute('data-phase') ?? '')).observe(grid, {
        attributeFilter: ['data-phase'],
      })
    }
    return phases
  })
  return () => seen.jsonValue()
}

test('a changed grid fades out and back, and not at all for those who want no motion (N7, N17)', async ({
  open,
}) => {
  site = await startEpisodes({ shape: 'seed', speed: 0 })
  const { page } = await open({ args: ['--no-hub'] })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const screen = new ConsoleScreen(page)
  await screen.goTo('sources')
  await new SourcesScreen(page).add({ name: 'nipnime', url: site.url, profile: 'episodes' })
  await screen.expectState('nipnime', 'live')
  await screen.goTo('episodes')
  const first = screen.rows('episode-card', 'nipnime').first()
  await expect(first).toBeVisible()

  const phases = await watchPhases(page)
  const before = await first.getAttribute('data-episode')
  await change(first, before)
  await expect.poll(phases).toEqual(['out', 'in'])
  await expect(page.getByTestId('episode-grid')).toHaveCSS('opacity', '1')

  await page.emulateMedia({ reducedMotion: 'reduce' })
  const still = await watchPhases(page)
  await change(first, await first.getAttribute('data-episode'))
  expect(await still()).not.toContain('out')

  /** Plays the recorded hour until another episode is on top. */
  async function change(card: typeof first, old: string | null): Promise<void> {
    await expect
      .poll(
        async () => {
          site.step(60)
          return await card.getAttribute('data-episode')
        },
        { timeout: 20_000 },
      )
      .not.toBe(old)
  }
})
