import type { Clock } from '../../node/time/clock.ts'
import { pinFits } from './pin.ts'

/** Wrong tries before a pause, and how long it is, ms. */
const triesBeforePause = 5
const pauseMs = 30_000

/** Whether whoever asks may go on. `retryAt` (epoch ms): no try counts before then; null: try again at once. */
export type PinVerdict = { readonly ok: true } | { readonly ok: false; readonly retryAt: number | null }

/** Asks for the PIN where one is set. One guard for all that asks for it, so that guesses add up. */
export interface PinGuard {
  check(pin: string | undefined): Promise<PinVerdict>
}

/** @param kept the PIN as the settings keep it; null: none is set and everybody may */
export function createPinGuard(clock: Pick<Clock, 'now' | 'monotonic'>, kept: () => string | null): PinGuard {
  let wrong = 0
  let pausedUntil = 0
  // One after the other: guesses that are sent together must not all be looked at before the first is counted.
  let last: Promise<unknown> = Promise.resolve()

  async function look(pin: string | undefined): Promise<PinVerdict> {
    const wanted = kept()
    if (wanted === null) return { ok: true }
    const paused = pausedUntil - clock.monotonic()
    if (paused > 0) return { ok: false, retryAt: clock.now() + paused }
    if (pin === undefined) return { ok: false, retryAt: null }
    if (await pinFits(pin, wanted)) {
      wrong = 0
      return { ok: true }
    }
    wrong += 1
    if (wrong < triesBeforePause) return { ok: false, retryAt: null }
    wrong = 0
    pausedUntil = clock.monotonic() + pauseMs
    return { ok: false, retryAt: clock.now() + pauseMs }
  }

  return {
    check(pin) {
      const verdict = last.then(() => look(pin))
      last = verdict.catch(() => {})
      return verdict
    },
  }
}
