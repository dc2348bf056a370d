import { expect, type Locator, type Page } from 'playwright/test'

/** What is typed into the form of a source. */
export interface SourceEntry {
  readonly name?: string
  readonly url?: string
  readonly profile?: string
}

/** The sources view as an installer uses it. */
export class SourcesScreen {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get form(): Locator {
    return this.page.getByTestId('source-form')
  }

  /** Ids of the sources in the order of the list. */
  async order(): Promise<readonly string[]> {
    const buttons = this.page.locator('[data-testid^="history-"]:not([data-testid="history-dialog"])')
    const ids = await buttons.evaluateAll((found) => found.map((one) => one.getAttribute('data-testid')))
    return ids.map((id) => id?.replace('history-', '') ?? '')
  }

  async fill(entry: SourceEntry): Promise<void> {
    if (entry.name !== undefined) await this.page.getByTestId('source-name').fill(entry.name)
    if (entry.url !== undefined) await this.page.getByTestId('source-url').fill(entry.url)
    if (entry.profile !== undefined) await this.page.getByTestId('source-profile').selectOption(entry.profile)
  }

  /** An empty list offers it a second time. */
  openForm(): Promise<void> {
    return this.page.getByTestId('add-source').first().click()
  }

  async add(entry: SourceEntry): Promise<void> {
    await this.openForm()
    await this.fill(entry)
    await this.save()
  }

  async edit(id: string, entry: SourceEntry): Promise<void> {
    await this.press('edit', id)
    await this.fill(entry)
    await this.save()
  }

  async save(): Promise<void> {
    await this.page.getByTestId('source-save').click()
    await expect(this.form).toBeHidden()
  }

  press(action: 'edit' | 'test' | 'history' | 'mapping' | 'move-up' | 'move-down' | 'remove', id: string) {
    return this.page.getByTestId(`${action}-${id}`).click()
  }

  step(name: string): Locator {
    return this.page.locator(`[data-testid="check-step"][data-step="${name}"]`)
  }

  get result(): Locator {
    return this.page.getByTestId('check-result')
  }
}
