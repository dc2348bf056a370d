import type { Step } from './step.ts'

/**
 * Steps in one tick, shared evenly by those who have work: a flood of one source waits for the others' turn (C8). Large
 * enough that a burst writes an entry that changes again and again once, small enough for the window's other needs
 * between two ticks (some 10 to 20 ms each).
 */
export const tickLimit = 1_000

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

  /** @returns whether anything was done */
  function turn(): boolean {
    const steps: Step[] = []
    const busy = feeders.filter((feeder) => feeder.hasWork())
    const share = Math.ceil(tickLimit / Math.max(1, busy.length))
    for (const feeder of busy) for (const step of feeder.take(share)) steps.push(step)
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
