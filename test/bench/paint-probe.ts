import type { Page } from 'playwright'

/** One value that was painted: the text and the time just after its frame, epoch ms with fractions. */
export interface Painted {
  readonly value: string
  readonly at: number
}

/**
 * Keeps the page's frame clock running at the display's rate, as it runs on any page with something in motion. Without
 * it a page that rests gets its next frame at once on a display without vertical sync, which no shop has.
 */
export async function runFrameClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frame = (): void => void requestAnimationFrame(frame)
    frame()
  })
}

/**
 * Watches a page and keeps when each new value was painted: after the change the next frame is awaited, and then the
 * message that follows it, which is the nearest a page comes to "on the screen".
 *
 * @param attribute values are those of this attribute on any element, or, with null, the texts of `#value`
 */
export async function watchPaints(page: Page, attribute: string | null): Promise<void> {
  await page.evaluate((attribute) => {
    const painted: Painted[] = []
    Object.assign(globalThis, { pantauPainted: painted })
    const keep = (value: string): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => painted.push({ value, at: performance.timeOrigin + performance.now() })
        port2.postMessage(null)
      })
    }
    if (attribute === null) {
      const element = document.querySelector('#value')
      if (element === null) throw new Error('no #value in the page')
      new MutationObserver(() => keep(element.textContent)).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      return
    }
    new MutationObserver((records) => {
      for (const { target } of records) {
        const value = target instanceof Element ? target.getAttribute(attribute) : null
        if (value !== null) keep(value)
      }
    }).observe(document.body, { subtree: true, attributeFilter: [attribute] })
  }, attribute)
}

/** What {@link watchPaints} has seen so far. */
export async function readPaints(page: Page): Promise<readonly Painted[]> {
  return await page.evaluate(() => (globalThis as unknown as { pantauPainted: Painted[] }).pantauPainted)
}
