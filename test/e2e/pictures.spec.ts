import { type EpisodesStandIn, startEpisodes } from '../fixtures/episodes/server.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { SourcesScreen } from './pages/sources-screen.ts'

let site: EpisodesStandIn
test.afterEach(() => site.close())

test('no picture is asked for before the user allows it, and none after it is taken back (N6, N17, R6)', async ({
  open,
}) => {
  site = await startEpisodes({ shape: 'live', speed: 0 })
  const { page } = await open({
    args: ['--no-hub'],
    config: { locale: 'en' },
  })
  const screen = new ConsoleScreen(page)
  await screen.goTo('sources')
  await new SourcesScreen(page).add({ name: 'nipnime', url: site.url, profile: 'episodes' })
  await screen.expectState('nipnime', 'live')
  await screen.goTo('episodes')
  const cards = screen.rows('episode-card', 'nipnime')
  await expect(cards).toHaveCount(12)
  // The list was fetched and read, with twelve pictures named in it.
  expect(site.requests('/api/episodes/latest')).toBeGreaterThan(0)
  expect(site.requests('/storage/posters/')).toBe(0)

  await page.getByTestId('pictures-nipnime').click()
  await expect(page.getByTestId('pictures-dialog')).toContainText('127.0.0.1')
  expect(site.requests('/storage/posters/')).toBe(0)
  await page.getByTestId('pictures-agree').click()
  const picture = cards.first().locator('img')
  await expect(picture).toHaveAttribute('src', /^\/poster\/nipnime\//)
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  expect(site.requests('/storage/posters/')).toBeGreaterThan(0)

  await page.getByTestId('pictures-nipnime').click()
  await expect(cards.locator('img')).toHaveCount(0)
  const asked = site.requests('/storage/posters/')
  await page.reload()
  await screen.goTo('episodes')
  await expect(cards).toHaveCount(12)
  expect(site.requests('/storage/posters/')).toBe(asked)
})
