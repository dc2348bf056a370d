import type { Clock } from '../../node/time/clock.ts'

/** How often the page is asked, and how long it has for the answer, ms (practice.md 2.3). */
const everyMs = 30_000

export interface HangWatch {
  readonly clock: Pick<Clock, 'every'>
  /** Settles when the page answers. */
  readonly ask: () => Promise<unknown>
  readonly onHang: () => void
}

/**
 * Notices a page that stands still. Chromium notices only a page that does not take a key or a click, and before a wall
 * nobody presses one: it would go on to say that all is live. @returns the stop
 */
export function watchForHang({ clock, ask, onHang }: HangWatch): () => void {
  let waiting: object | null = null
  return clock.every(everyMs, () => {
    if (waiting !== null) {
      waiting = null
      onHang()
      return
    }
    const question = {}
    waiting = question
    const answered = (): void => {
      if (waiting === question) waiting = null
    }
    // A page that is just being replaced refuses; it is not the one that hangs.
    ask().then(answered, answered)
  })
}
