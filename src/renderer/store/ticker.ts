/** Wakes those whose text is about to change, and nobody else (performance.md, idle CPU). */
export interface Ticker {
  /** The time that all ages on screen are counted from. */
  now(): number
  /**
   * Calls `due` about `inMs` from now, together with others that are due in the same second.
   *
   * @returns cancels it
   */
  wake(inMs: number, due: () => void): () => void
  dispose(): void
}

interface Waiting {
  readonly at: number
  readonly due: () => void
}

/**
 * One timer for every age and countdown on screen. It sleeps until the first of them changes; while the page is hidden
 * it does not run at all and catches up on return.
 */
export function createTicker(page: Document): Ticker {
  const waiting = new Set<Waiting>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let timerAt = Number.POSITIVE_INFINITY

  function plan(): void {
    if (page.hidden) return
    let next = Number.POSITIVE_INFINITY
    for (const item of waiting) next = Math.min(next, item.at)
    if (next === timerAt) return
    if (timer !== null) clearTimeout(timer)
    timerAt = next
    timer = Number.isFinite(next) ? setTimeout(fire, Math.max(0, next - Date.now())) : null
  }

  function fire(): void {
    timer = null
    timerAt = Number.POSITIVE_INFINITY
    const now = Date.now()
    for (const item of [...waiting]) {
      if (item.at > now) continue
      waiting.delete(item)
      item.due()
    }
    plan()
  }

  function onVisibility(): void {
    if (page.hidden && timer !== null) {
      clearTimeout(timer)
      timer = null
      timerAt = Number.POSITIVE_INFINITY
    } else if (!page.hidden) {
      fire()
    }
  }
  page.addEventListener('visibilitychange', onVisibility)

  return {
    now: () => Date.now(),
    wake(inMs, due) {
      // Rounded up to a fifth of a second: ages that change almost together cost one wake-up.
      const at = Math.ceil((Date.now() + inMs) / 200) * 200
      const item = { at, due }
      waiting.add(item)
      plan()
      return () => {
        waiting.delete(item)
      }
    },
    dispose() {
      page.removeEventListener('visibilitychange', onVisibility)
      if (timer !== null) clearTimeout(timer)
      waiting.clear()
    },
  }
}
