/**
 * Whether anybody can see this page. Chromium alone does not know: a window that was never shown counts as visible to its
 * page, and so does one behind a locked screen (practice.md 2.2). Main does, and says so.
 */
export interface Sight {
  isHidden(): boolean
  /** Main's word. */
  setHidden(hidden: boolean): void
  /** Told when it changed. @returns the unsubscribe */
  subscribe(listener: () => void): () => void
}

/** Hidden when either of the two says so. */
export function createSight(page: Pick<Document, 'hidden' | 'addEventListener'>): Sight {
  const listeners = new Set<() => void>()
  let byMain = false
  let hidden = page.hidden

  function look(): void {
    const now = page.hidden || byMain
    if (now === hidden) return
    hidden = now
    for (const listener of [...listeners]) listener()
  }
  page.addEventListener('visibilitychange', look)

  return {
    isHidden: () => hidden,
    setHidden(word) {
      byMain = word
      look()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
