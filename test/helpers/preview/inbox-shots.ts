import type { Page } from 'playwright'
import { go, laptop, large, type Shot, small } from './shot.ts'

const inbox = go('alerts')

const detail = async (page: Page): Promise<void> => {
  await inbox(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByTestId('alert-detail').waitFor()
}

const picked = async (page: Page): Promise<void> => {
  await inbox(page)
  for (const key of ['ArrowDown', 'x', 'ArrowDown', 'ArrowDown', 'x', 's']) await page.keyboard.press(key)
  await page.waitForTimeout(150)
}

const part =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await inbox(page)
    await page.getByTestId(`alert-filter-${name}`).click()
  }

const muted = async (page: Page): Promise<void> => {
  await inbox(page)
  await page.getByTestId('mute-toggle').click()
  await page.waitForTimeout(300)
}

/** The inbox in both themes, both languages and three sizes, and all that calls a person on the screen. */
export const inboxShots: readonly Shot[] = [
  { name: 'inbox', query: 'scene=inbox&theme=light', size: laptop, act: inbox },
  { name: 'inbox-dark', query: 'scene=inbox&theme=dark&locale=en', size: laptop, act: inbox },
  { name: 'inbox-1920', query: 'scene=inbox&theme=light', size: large, act: detail },
  { name: 'inbox-1024', query: 'scene=inbox&theme=light', size: small, act: detail },
  { name: 'inbox-detail', query: 'scene=inbox&theme=light', size: laptop, act: detail },
  { name: 'inbox-detail-dark', query: 'scene=inbox&theme=dark&locale=en', size: laptop, act: detail },
  { name: 'inbox-picked', query: 'scene=inbox&theme=light', size: laptop, act: picked },
  { name: 'inbox-silenced', query: 'scene=inbox&theme=light', size: laptop, act: part('silenced') },
  { name: 'inbox-acknowledged', query: 'scene=inbox&theme=light', size: laptop, act: part('acknowledged') },
  { name: 'inbox-resolved', query: 'scene=inbox&theme=dark', size: laptop, act: part('resolved') },
  { name: 'inbox-empty', query: 'scene=empty&theme=light', size: laptop, act: inbox },
  { name: 'inbox-flood', query: 'scene=flood&theme=light', size: laptop, act: inbox },
  { name: 'inbox-muted', query: 'scene=inbox&theme=light', size: laptop, act: muted },
  { name: 'inbox-critical', query: 'scene=inbox&theme=light', size: laptop, calls: true },
  { name: 'inbox-critical-dark', query: 'scene=inbox&theme=dark&locale=en', size: laptop, calls: true },
  { name: 'inbox-away', query: 'scene=wasAway&theme=light', size: laptop },
]
