/** Time as a port, so that everything that waits can be tested with a fake. */
export interface Clock {
  /** Wall clock, epoch ms; may jump. */
  now(): number
  /** Monotonic, ms; never goes back. */
  monotonic(): number
  /** Calls once after `ms`; returns the cancel. */
  after(ms: number, call: () => void): () => void
  /** Calls every `ms`; returns the cancel. */
  every(ms: number, call: () => void): () => void
}

/** The machine's clock. Its timers do not keep a process alive on their own account only where `unref` says so. */
export function createSystemClock(options: { readonly unref?: boolean } = {}): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, call) {
      const timer = setTimeout(call, Math.max(0, Math.min(ms, 2_147_483_647)))
      if (options.unref === true) timer.unref()
      return () => clearTimeout(timer)
    },
    every(ms, call) {
      const timer = setInterval(call, ms)
      if (options.unref === true) timer.unref()
      return () => clearInterval(timer)
    },
  }
}
