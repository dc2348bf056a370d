/** What to do with one more alert: show it alone, or one toast for all of the burst in place of the single ones. */
export type BurstStep =
  | { readonly show: 'one' }
  | { readonly show: 'sum'; readonly count: number; readonly close: readonly string[] }

/** Keeps a burst of alerts from covering the screen: beyond the limit they are one number (issue 4.5). */
export interface ToastBurst {
  /** Some more alerts call at once; `ids` are their toasts', should they be shown alone. */
  add(ids: readonly string[]): BurstStep
  /** A single toast is gone. */
  gone(id: string): void
  /** The sum is gone; the next alert is shown alone again. */
  sumGone(): void
}

/**
 * Counts a burst.
 *
 * @param limit single toasts at once
 */
export function createToastBurst(limit: number): ToastBurst {
  const shown = new Set<string>()
  let sum = 0
  return {
    add(ids) {
      if (sum === 0 && shown.size + ids.length <= limit) {
        for (const id of ids) shown.add(id)
        return { show: 'one' }
      }
      sum += ids.length + shown.size
      const close = [...shown]
      shown.clear()
      return { show: 'sum', count: sum, close }
    },
    gone(id) {
      shown.delete(id)
    },
    sumGone() {
      sum = 0
    },
  }
}
