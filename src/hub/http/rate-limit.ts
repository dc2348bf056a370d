/** Requests a second, and how many may come at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** A token bucket per key. Keys that are full again are forgotten, so that memory follows who is calling now. */
export interface RateLimiter {
  /** @returns 0 when the request may pass, else the seconds until one may */
  take(key: string): number
}

const pruneAbove = 10_000

export function createRateLimiter({ perSecond, burst }: Rate, monotonic: () => number): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>()

  function prune(now: number): void {
    for (const [key, { left, at }] of buckets) {
      if (left + ((now - at) / 1000) * perSecond >= burst) buckets.delete(key)
    }
  }
  return {
    take(key) {
      const now = monotonic()
      const bucket = buckets.get(key)
      if (bucket === undefined) {
        if (buckets.size >= pruneAbove) prune(now)
        buckets.set(key, { left: burst - 1, at: now })
        return 0
      }
      bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
      bucket.at = now
      if (bucket.left < 1) return (1 - bucket.left) / perSecond
      bucket.left -= 1
      return 0
    },
  }
}
