/** Runs at once, then at most once in `everyMs`; what comes in between is run once at the end. */
export interface Paced {
  readonly poke: () => void
  readonly cancel: () => void
}

export function paced(run: () => void, everyMs: number): Paced {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null

  function go(): void {
    timer = null
    last = performance.now()
    run()
  }

  return {
    poke() {
      if (timer !== null) return
      const wait = last + everyMs - performance.now()
      if (wait <= 0) go()
      else timer = setTimeout(go, wait)
    },
    cancel() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
