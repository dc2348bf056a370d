/** How many connections must live equally long before a limit on the way is suspected. */
const needed = 3
/** Shorter lives are crashes, not idle limits, ms. */
const shortestMs = 4_000

/**
 * Recognises a proxy that cuts every connection after the same time (fault row 14), so that the person reads the cause
 * instead of an endless row of lost connections.
 */
export function createLifetimes(): {
  /** A connection was ended by the other side after `ms`. @returns the suspected limit in whole seconds, or null */
  ended(ms: number): number | null
} {
  let lives: number[] = []
  return {
    ended(ms) {
      lives = [...lives, ms].slice(-needed)
      const [longest, shortest] = [Math.max(...lives), Math.min(...lives)]
      if (lives.length < needed || shortest < shortestMs) return null
      return longest - shortest <= Math.max(1_000, longest / 50) ? Math.round(longest / 1_000) : null
    },
  }
}
