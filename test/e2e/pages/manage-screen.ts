import { expect, type Locator, type Page } from 'playwright/test'

/** The management view as an administrator uses it. */
export class ManageScreen {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  open(section: string): Promise<void> {
    return this.page.getByTestId(`manage-${section}`).click()
  }

  row(id: string): Locator {
    return this.page.locator(`[data-testid="manage-row"][data-id="${id}"]`)
  }

  press(testId: string): Promise<void> {
    return this.page.getByTestId(testId).click()
  }

  /** Fills the form in sight: text fields by their text, choices by their value. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.getByTestId(`manage-field-${name}`)
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
      else await field.fill(value)
    }
  }

  /** Sends the form, and answers the question before it where there is one. */
  async save(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.fill(values)
    const button = this.page.getByTestId('manage-save')
    await button.click()
    await expect(button).toBeEnabled()
    await expect(this.page.getByTestId('manage-error')).toHaveCount(0)
  }

  async confirm(): Promise<void> {
    await this.page.getByTestId('confirm-yes').click()
    await expect(this.page.getByTestId('confirm-dialog')).toHaveCount(0)
  }
}
