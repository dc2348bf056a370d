import type { Sight } from '../bridge/sight.ts'

/** Wakes those whose text is about to change, and nobody else (performance.md, idle CPU). */
export interface Ticker {
  /** The time that all ages on screen are counted from. */
  now(): number
  /**
   * Calls `due` about `inMs` from now, together with others that are due in the same moment; sooner when the clock was set.
   *
   * @returns cancels it
   */
  wake(inMs: number, due: () => void): () => void
}

interface Waiting {
  /** Monotonic, ms. */
  readonly at: number
  readonly due: () => void
}

/** Wake-ups are rounded up to this, ms: ages that change almost together cost one. */
const togetherMs = 200
/** Longest sleep, ms: so soon a clock that was set, or a computer that slept, is noticed. */
const longestMs = 10_000
/** A wall clock that moved this much against the monotonic one was set, ms; smaller steps are the time service's. */
const jumpMs = 1_000

/**
 * One timer for every age, countdown and turn on screen. It sleeps until the first of them changes; while the page is hidden
 * it does not run at all and catches up on return. It counts by the monotonic clock: one that is set back a day must not
 * stop every age for a day.
 */
export function createTicker(sight: Sight): Ticker {
  const waiting = new Set<Waiting>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let timerAt = Number.POSITIVE_INFINITY
  let offset = Date.now() - performance.now()

  function rest(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    timerAt = Number.POSITIVE_INFINITY
  }

  function plan(): void {
    if (sight.isHidden()) return
    let next = Number.POSITIVE_INFINITY
    for (const item of waiting) next = Math.min(next, item.at)
    if (next === timerAt) return
    rest()
    if (!Number.isFinite(next)) return
    timerAt = next
    timer = setTimeout(fire, Math.min(longestMs, Math.max(0, next - performance.now())))
  }

  function fire(): void {
    rest()
    const now = performance.now()
    const moved = Math.abs(Date.now() - now - offset) > jumpMs
    offset = Date.now() - now
    for (const item of [...waiting]) {
      if (item.at > now && !moved) continue
      waiting.delete(item)
      item.due()
    }
    plan()
  }

  sight.subscribe(() => {
    if (sight.isHidden()) rest()
    else fire()
  })

  return {
    now: () => Date.now(),
    wake(inMs, due) {
      const at = Math.ceil((performance.now() + inMs) / togetherMs) * togetherMs
      const item = { at, due }
      waiting.add(item)
      plan()
      return () => {
        waiting.delete(item)
      }
    },
  }
}
