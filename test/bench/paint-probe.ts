import type { Page } from 'playwright'

/** One value that was painted: the text and the time just after its frame, epoch ms with fractions. */
export interface Painted {
  readonly value: string
  readonly at: number
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
