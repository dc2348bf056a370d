import type { Page } from 'playwright'

/** One value that was painted: the text and the time just after its frame, epoch ms with fractions. */
export interface Painted {
  readonly value: string
  readonly at: number
}

/**
 * Watches one element in a page and keeps when each new value of it was painted: after the change the next frame is
 * awaited, and then the message that follows it, which is the nearest a page comes to "on the screen".
 *
 * @param attribute name of the attribute to watch, or null for the element's text
 */
export async function watchPaints(page: Page, selector: string, attribute: string | null): Promise<void> {
  await page.evaluate(
    ({ selector, attribute }) => {
      const painted: Painted[] = []
      Object.assign(globalThis, { pantauPainted: painted })
      const read = (): string | null => {
        const element = document.querySelector(selector)
        if (element === null) return null
        return attribute === null ? element.textContent : element.getAttribute(attribute)
      }
      let last = read()
      const observer = new MutationObserver(() => {
        const value = read()
        if (value === null || value === last) return
        last = value
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted.push({ value, at: performance.timeOrigin + performance.now() })
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
    },
    { selector, attribute },
  )
}

/** What {@link watchPaints} has seen so far. */
export async function readPaints(page: Page): Promise<readonly Painted[]> {
  return await page.evaluate(() => (globalThis as unknown as { pantauPainted: Painted[] }).pantauPainted)
}
