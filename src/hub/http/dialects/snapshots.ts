import type { HubSnapshot } from '../../../shared/hub/events.ts'
import { localDay } from '../../domain/revenue.ts'
import type { HubStore } from '../../store/hub-store.ts'

/** The state at a position, as `GET /v1/snapshot` tells it, kept until an event changes it. */
export interface Snapshots {
  /** @throws StorageDamagedError */
  get(topics: readonly string[], branch: string | null): Promise<HubSnapshot>
}

interface Kept {
  readonly topics: readonly string[]
  readonly snapshot: Promise<HubSnapshot>
}

/** More than branches and streams need; without an end whoever asks for branches that do not exist would fill the memory. */
const mostKept = 200

/** Several intervals of several readers ask for the same state: it is read once for each change, and not without a question. */
export function createSnapshots(store: HubStore, now: () => number): Snapshots {
  const kept = new Map<string, Kept>()
  let day = ''
  store.onCommitted(({ events }) => {
    if (kept.size === 0) return
    const changed = new Set(events.map(({ topic }) => topic))
    for (const [key, { topics }] of kept) if (topics.some((topic) => changed.has(topic))) kept.delete(key)
  })
  store.onEpoch(() => kept.clear())
  return {
    get(topics, branch) {
      const today = localDay(now())
      // Revenue is the day's: what was kept of yesterday is not today's state, also before the new day was begun.
      if (today !== day) kept.clear()
      day = today
      const key = JSON.stringify([topics, branch])
      const known = kept.get(key)
      if (known !== undefined) return known.snapshot
      const snapshot = store.snapshot({ topics, branch }).then((text) => JSON.parse(text) as HubSnapshot)
      const entry = { topics, snapshot }
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(key, entry)
      snapshot.catch(() => kept.get(key) === entry && kept.delete(key))
      return snapshot
    },
  }
}
