import type { HubClient } from './embedded-hub.ts'

/** Somebody who publishes numbered events and does not give up before each is acknowledged. */
export interface Publisher {
  /** Numbers whose event was answered 2xx. */
  readonly acked: ReadonlySet<number>
  /** Resolves when every number is acknowledged. */
  readonly done: Promise<void>
}

/** Requests on their way at the same time. */
const lanes = 24
/** Pause before a request that nobody answered is sent again, ms. */
const againMs = 50

/**
 * Publishes `count` events `{n}` of type `test.numbered`; each is sent again with the same key until it is acknowledged,
 * as a careful program does (S2).
 *
 * @param hub the hub at this moment, or null while there is none
 */
export function startPublisher(hub: () => HubClient | null, count: number): Publisher {
  const acked = new Set<number>()
  let next = 0

  async function publish(n: number): Promise<void> {
    for (;;) {
      try {
        const answer = await hub()?.post(
          '/v1/events',
          { topic: 'test', type: 'test.numbered', data: { n } },
          `n-${n}`,
        )
        if (answer !== undefined && answer.status >= 200 && answer.status < 300) {
          acked.add(n)
          return
        }
      } catch {
        // Not answered: whether it was stored is unknown, so the same is sent again.
      }
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }

  async function lane(): Promise<void> {
    while (next < count) {
      const n = next
      next += 1
      await publish(n)
    }
  }

  return { acked, done: Promise.all(Array.from({ length: lanes }, lane)).then(() => {}) }
}
