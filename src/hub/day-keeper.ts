import type { Log } from '../node/log/log.ts'
import type { Clock } from '../node/time/clock.ts'
import { localDay } from './domain/revenue.ts'
import type { HubStore } from './store/hub-store.ts'

const lookEveryMs = 30_000

/**
 * Begins each business day: at start, and within half a minute after local midnight. It looks instead of sleeping until
 * midnight, because timers do not know of sleep, summer time or a clock that is set.
 *
 * @returns the stop
 */
export function keepDay(store: HubStore, clock: Clock, log: Log): () => void {
  let opened: string | null = null

  async function look(): Promise<void> {
    const day = localDay(clock.now())
    if (day === opened) return
    opened = day
    const outcome = await store.execute({
      command: { kind: 'open-day' },
      publisher: 'hub',
      branchId: null,
      sender: 'hub',
      idempotency: null,
    })
    if (outcome.ok) return
    opened = null
    log.warn('the day could not be begun yet', { day, code: outcome.code })
  }
  void look()
  return clock.every(lookEveryMs, () => void look())
}
