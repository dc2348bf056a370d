import type { Clock } from '../../node/time/clock.ts'

/** How often the page is asked, and how long it has for the answer, ms (practice.md 2.3). */
const everyMs = 30_000

/** A look that comes so much too late was kept back itself: the computer slept, or this process stood still, ms. */
const lateMs = 5_000

export interface HangWatch {
  readonly clock: Pick<Clock, 'every' | 'monotonic'>
  /** The process that shows the page now. One that took another's place was never asked. */
  readonly page: () => number
  /** Settles when the page answers. */
  readonly ask: () => Promise<unknown>
  readonly onHang: () => void
}

/**
 * Notices a page that stands still. Chromium notices only a page that does not take a key or a click, and before a wall
 * nobody presses one: it would go on to say that all is live. @returns the stop
 */
export function watchForHang({ clock, page, ask, onHang }: HangWatch): () => void {
  let waiting: { readonly page: number } | null = null
  let last = clock.monotonic()
  return clock.every(everyMs, () => {
    const now = clock.monotonic()
    const late = now - last > everyMs + lateMs
    last = now
    if (waiting !== null && waiting.page === page() && !late) {
      waiting = null
      onHang()
      return
    }
    const question = { page: page() }
    waiting = question
    const answered = (): void => {
      if (waiting === question) waiting = null
    }
    // A page that is just being replaced refuses; it is not the one that hangs.
    ask().then(answered, answered)
  })
}
