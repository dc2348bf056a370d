import type { Breach } from '../../../shared/domain/rule.ts'
import { isWaiting } from '../breach.ts'

/**
 * Breaches of a preview that wait, in the order in which they call. Those of one rule wait equally long, so they call in
 * the order in which they began: nothing is sorted, and an event costs the same however many wait.
 */
export interface DueQueue {
  /** A breach came, changed, or (undefined) is no more. */
  follow(id: string, breach: Breach | undefined): void
  /** Those that call next, if that is by `now` (epoch ms); they are not in the queue any more. */
  next(now: number): { readonly at: number; readonly ids: readonly string[] } | null
}

export function createDueQueue(waitOf: (breach: Breach) => number): DueQueue {
  /** By rule, then by id: when it calls. */
  const queues = new Map<string, Map<string, number>>()
  const ruleOf = new Map<string, string>()

  function remove(id: string): void {
    queues.get(ruleOf.get(id) ?? '')?.delete(id)
    ruleOf.delete(id)
  }

  function* heads(): Iterable<readonly [id: string, at: number]> {
    for (const queue of queues.values()) {
      const [head] = queue
      if (head !== undefined) yield head
    }
  }

  return {
    follow(id, breach) {
      if (breach === undefined || !isWaiting(breach)) {
        remove(id)
        return
      }
      const at = breach.since + waitOf(breach)
      const queue = queues.get(breach.rule) ?? new Map<string, number>()
      queues.set(breach.rule, queue)
      if (queue.get(id) === at) return
      queue.delete(id)
      queue.set(id, at)
      ruleOf.set(id, breach.rule)
    },
    next(now) {
      let at = Number.POSITIVE_INFINITY
      for (const [, due] of heads()) at = Math.min(at, due)
      if (at > now) return null
      const ids: string[] = []
      for (const queue of queues.values()) {
        for (const [id, due] of queue) {
          if (due > at) break
          ids.push(id)
        }
      }
      for (const id of ids) remove(id)
      return { at, ids }
    },
  }
}
