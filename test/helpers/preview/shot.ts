import type { Page } from 'playwright'

/** One picture: a scene, a window size, and what is done before it is taken. */
export interface Shot {
  readonly name: string
  readonly query: string
  readonly size: readonly [width: number, height: number]
  readonly act?: (page: Page) => Promise<void>
  /** The critical dialog stays as it comes; else it is out of the way before anything is done. */
  readonly calls?: true
}

export const laptop = [1366, 768] as const
export const small = [1024, 768] as const
export const large = [1920, 1080] as const

/** Opens a view by the rail. */
export const go =
  (view: string) =>
  async (page: Page): Promise<void> =>
    page.getByTestId(`nav-${view}`).click()

/** Takes the critical dialog off the screen; its alerts stay in the inbox as they are. */
export async function hushed(page: Page): Promise<void> {
  const waiting = await page.evaluate(() => {
    const open = [...window.fake.rows('alerts').values()].filter(({ state }) => state === 'open')
    return open.some(({ severity, answer }) => severity === 'critical' && answer === null)
  })
  // On a wall nobody is asked.
  if (!waiting || (await page.getByTestId('wall-view').isVisible())) return
  const dialog = page.getByTestId('critical-dialog')
  await dialog.waitFor()
  await page.evaluate(() => {
    const { fake } = window
    for (const [key, alert] of fake.rows('alerts')) {
      if (alert.severity !== 'critical' || alert.state !== 'open') continue
      fake.send([['alerts', key, { ...alert, severity: 'warning' }]])
      fake.send([['alerts', key, alert]])
    }
  })
  await dialog.waitFor({ state: 'detached' })
}
