import type { Step } from './step.ts'

/** Steps in one tick, and of one feeder in it: a flood of one source waits for the others' turn (C8). */
export const tickLimits = { total: 2_000, perFeeder: 500 } as const

/** Something that queues work: one upstream stream. */
export interface Feeder {
  /** Takes up to `limit` steps out of the queue. */
  take(limit: number): readonly Step[]
  /** Whether {@link take} would give something now. */
  hasWork(): boolean
}

/**
 * Turns queued work into ticks. No timer: the first message of a turn schedules the tick behind the turn that brought it,
 * so an event that comes alone goes through at once, and a chunk of many becomes one transaction.
 */
export interface Pump {
  add(feeder: Feeder): () => void
  /** Work was queued. */
  wake(): void
  /** Runs ticks until nothing is queued: for an orderly stop. */
  drain(): void
}

/** @param tick runs the transaction; must not throw */
export function createPump(tick: (steps: readonly Step[]) => void): Pump {
  const feeders: Feeder[] = []
  let scheduled = false
  let first = 0

  /** @returns whether anything was done */
  function turn(): boolean {
    const steps: Step[] = []
    for (let round = 0; round < feeders.length && steps.length < tickLimits.total; round += 1) {
      const feeder = feeders[(first + round) % feeders.length]
      if (feeder?.hasWork() !== true) continue
      const room = Math.min(tickLimits.perFeeder, tickLimits.total - steps.length)
      for (const step of feeder.take(room)) steps.push(step)
    }
    first = feeders.length === 0 ? 0 : (first + 1) % feeders.length
    if (steps.length > 0) tick(steps)
    return steps.length > 0
  }

  function run(): void {
    scheduled = false
    turn()
    // The next tick lets sockets and timers have their turn first.
    if (feeders.some((feeder) => feeder.hasWork())) schedule(setImmediate)
  }

  function schedule(later: (run: () => void) => void): void {
    if (scheduled) return
    scheduled = true
    later(run)
  }

  return {
    add(feeder) {
      feeders.push(feeder)
      return () => {
        const index = feeders.indexOf(feeder)
        if (index >= 0) feeders.splice(index, 1)
      }
    },
    wake: () => schedule(queueMicrotask),
    drain() {
      while (feeders.some((feeder) => feeder.hasWork())) if (!turn()) return
    },
  }
}
