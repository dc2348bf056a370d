/** Limits on how often a desktop is bothered (practice.md 3.2). */
export const floodLimits = {
  /** The same key at most once in this time, ms. */
  perKeyMs: 60_000,
  /** At most `burst` notifications in `burstMs`. */
  burst: 5,
  /** Of these, what is not critical may take so many: news must not use up the place of what needs a person. */
  news: 3,
  burstMs: 30_000,
} as const

/** What to do with a notification that is due. */
export type FloodVerdict =
  | { readonly verdict: 'show' }
  /** The same was shown a moment ago: the in-app list has it. */
  | { readonly verdict: 'repeat' }
  /** Too many at once: it is counted, and told in one summary in `summaryInMs`. */
  | { readonly verdict: 'summarise'; readonly summaryInMs: number }

export interface Flood {
  judge(key: string, isCritical: boolean, now: number): FloodVerdict
  /** Takes the number of those left out since the last summary, and counts the summary as shown. */
  takeSummary(now: number): number
}

/** Pure bookkeeping; `now` is monotonic ms. Its memory is bounded by the keys of one minute that were shown. */
export function createFlood(): Flood {
  const lastByKey = new Map<string, number>()
  let shown: number[] = []
  let left = 0

  function recent(now: number): number[] {
    shown = shown.filter((at) => now - at < floodLimits.burstMs)
    return shown
  }

  return {
    judge(key, isCritical, now) {
      for (const [known, at] of lastByKey) if (now - at >= floodLimits.perKeyMs) lastByKey.delete(known)
      if (lastByKey.has(key)) return { verdict: 'repeat' }
      const [oldest] = recent(now)
      if (shown.length >= (isCritical ? floodLimits.burst : floodLimits.news) && oldest !== undefined) {
        left += 1
        return { verdict: 'summarise', summaryInMs: Math.max(0, oldest + floodLimits.burstMs - now) }
      }
      lastByKey.set(key, now)
      shown.push(now)
      return { verdict: 'show' }
    },
    takeSummary(now) {
      const count = left
      left = 0
      recent(now).push(now)
      return count
    },
  }
}
