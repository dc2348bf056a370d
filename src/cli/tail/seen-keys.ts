/** Keys that are remembered; sources repeat what is minutes old at most. */
const limit = 10_000

/** Remembers the last natural keys, so that what a source repeats is written once. */
export function createSeenKeys(): {
  /** @returns whether the key was there already; null is never a repetition */
  has(key: string | null): boolean
} {
  const keys = new Set<string>()
  return {
    has(key) {
      if (key === null) return false
      if (keys.has(key)) return true
      keys.add(key)
      if (keys.size > limit) for (const oldest of [...keys].slice(0, limit / 10)) keys.delete(oldest)
      return false
    },
  }
}
