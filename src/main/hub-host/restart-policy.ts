/** How the host waits between two attempts to run the hub. Times are monotonic ms. */
export interface RestartPolicy {
  /** The hub is ready. */
  ready(now: number): void
  /**
   * The hub died or never got ready.
   * @param random 0 to 1
   * @returns ms to wait; `open`: it failed so often that a person should know
   */
  failed(now: number, random: number): { readonly waitMs: number; readonly open: boolean }
  /** A person asked: forget the failures. */
  reset(): void
}

const firstMs = 500
const longestMs = 60_000
/** This long without a failure makes the next one the first again. */
const healthyMs = 60_000
/** Failures in a row after which it is no accident any more. */
const breakerAt = 5

/**
 * Full jitter, doubling from half a second to a minute. The first restart after a healthy run waits at most half a
 * second: a killed hub must be back before anybody thinks of it. It never stops trying: a shop's console must heal by
 * itself when the port gets free.
 */
export function createRestartPolicy(): RestartPolicy {
  let failures = 0
  let readyAt: number | null = null
  return {
    ready(now) {
      readyAt = now
    },
    failed(now, random) {
      if (readyAt !== null && now - readyAt >= healthyMs) failures = 0
      readyAt = null
      failures += 1
      const ceiling = Math.min(longestMs, firstMs * 2 ** (failures - 1))
      return { waitMs: Math.round(random * ceiling), open: failures >= breakerAt }
    },
    reset() {
      failures = 0
      readyAt = null
    },
  }
}
