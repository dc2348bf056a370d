import { expect, type Locator, type Page } from 'playwright/test'

type View =
  | 'overview'
  | 'stock'
  | 'sales'
  | 'jobs'
  | 'episodes'
  | 'stats'
  | 'alerts'
  | 'logs'
  | 'manage'
  | 'sources'
  | 'settings'

/** The console's window as a person uses it, by the test ids of contract.md. */
export class ConsoleScreen {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens a view; a critical dialog that stands in the way, or comes just then, is answered first. */
  async goTo(view: View): Promise<void> {
    await expect(async () => {
      await this.acknowledge()
      await this.page.getByTestId(`nav-${view}`).click({ timeout: 1_000 })
    }).toPass()
  }

  source(id: string): Locator {
    return this.page.getByTestId(`source-${id}`).first()
  }

  tile(name: string, source: string): Locator {
    return this.page.locator(`[data-testid="tile-${name}"][data-source="${source}"]`)
  }

  stockRow(source: string, productId: string): Locator {
    return this.page.locator(
      `[data-testid="stock-row"][data-source="${source}"][data-product-id="${productId}"]`,
    )
  }

  stockRowByCode(source: string, code: string): Locator {
    return this.page.locator(`[data-testid="stock-row"][data-source="${source}"][data-code="${code}"]`)
  }

  /** Filters the stock view by text, as `/` and typing do. */
  async searchStock(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text)
  }

  transactions(source: string): Locator {
    return this.page.locator(`[data-testid="transaction-row"][data-source="${source}"]`)
  }

  /** Rows of a kind (`job-row`, `episode-card`, …) of one source, narrowed by further attributes. */
  rows(testId: string, source: string, attributes: Readonly<Record<string, string>> = {}): Locator {
    const more = Object.entries(attributes).map(([name, value]) => `[${name}="${value}"]`)
    return this.page.locator(`[data-testid="${testId}"][data-source="${source}"]${more.join('')}`)
  }

  liveToggle(id: string): Locator {
    return this.page.getByTestId(`live-toggle-${id}`).first()
  }

  toast(kind: string): Locator {
    return this.page.locator(`[data-testid="toast"][data-kind="${kind}"]`)
  }

  get dialog(): Locator {
    return this.page.getByTestId('critical-dialog')
  }

  get lowStockBadge(): Locator {
    return this.page.getByTestId('low-stock-badge')
  }

  get saleMessage(): Locator {
    return this.page.getByTestId('pos-message')
  }

  notice(code: string): Locator {
    return this.page.locator(`[data-testid="notice"][data-code="${code}"]`)
  }

  /** The state that a source claims right now. */
  async stateOf(id: string): Promise<string | null> {
    return this.source(id).getAttribute('data-state')
  }

  async expectState(id: string, state: string): Promise<void> {
    await expect(this.source(id)).toHaveAttribute('data-state', state)
  }

  /** Answers the critical dialog, as often as it comes; while a shop is busy, the next one may be there at once. */
  async acknowledge(): Promise<void> {
    await expect(async () => {
      if (await this.dialog.isVisible())
        await this.dialog.getByRole('button').last().click({ timeout: 1_000 })
      await expect(this.dialog).toBeHidden({ timeout: 500 })
    }).toPass()
  }

  /** Puts one product on the sale form. */
  async pick(productId: string, quantity: number): Promise<void> {
    await this.page.getByTestId('pos-product-picker').click()
    await this.page.locator(`[data-testid="pos-product"][data-product-id="${productId}"]`).click()
    await this.page.getByTestId('pos-quantity').fill(String(quantity))
  }

  /** Presses the button as an impatient cashier does. */
  async submit(times = 1): Promise<void> {
    await this.page.getByTestId('pos-submit').evaluate((button, presses) => {
      for (let press = 0; press < presses; press += 1) (button as HTMLButtonElement).click()
    }, times)
  }
}
