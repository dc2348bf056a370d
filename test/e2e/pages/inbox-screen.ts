import { expect, type Locator, type Page } from 'playwright/test'
import type { InboxPart } from '../../../src/renderer/store/inbox.ts'

/** The inbox of alerts as a person uses it. */
export class InboxScreen {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The number that a part of the inbox shows. */
  part(name: InboxPart): Locator {
    return this.page.getByTestId(`alert-filter-${name}`)
  }

  async expectCount(name: InboxPart, count: number): Promise<void> {
    // Numbers are written with the separators of the language.
    await expect
      .poll(async () => Number(((await this.part(name).textContent()) ?? '').replace(/\D/g, '')))
      .toBe(count)
  }

  row(id: string): Locator {
    return this.page.locator(`[data-testid="alert-item"][data-id="${id}"]`)
  }

  get detail(): Locator {
    return this.page.getByTestId('alert-detail')
  }

  /** What was tried to reach a person about the alert whose details are shown. */
  tries(channel: string): Locator {
    return this.page.locator(`[data-testid="alert-tries"] [data-channel="${channel}"]`)
  }
}
