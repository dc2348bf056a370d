import type { Page } from 'playwright'

/** One picture: a scene, a window size, and what is done before it is taken. */
export interface Shot {
  readonly name: string
  readonly query: string
  readonly size: readonly [width: number, height: number]
  readonly act?: (page: Page) => Promise<void>
}

export const laptop = [1366, 768] as const
export const small = [1024, 768] as const
export const large = [1920, 1080] as const

/** Opens a view by the rail. */
export const go =
  (view: string) =>
  async (page: Page): Promise<void> =>
    page.getByTestId(`nav-${view}`).click()
