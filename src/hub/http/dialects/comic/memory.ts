import type { HubStore, LogEvent } from '../../../store/hub-store.ts'
import { comicTopics } from './message.ts'

/** What the broadcaster of ComicMaintainer keeps in memory (C2). */
export interface ComicMemory {
  /** The last custom event of each type. Those of the catalogue are in the snapshot. */
  customEvents(): Promise<readonly LogEvent[]>
  /** Events broadcast since the hub started, whether anybody listened or not (C12). */
  readonly broadcast: () => number
}

/** How far back in the log a custom event is looked for when the hub starts. */
const lookBackEvents = 100_000
const customTopic = { topics: ['comic'], branch: null }

export function createComicMemory(store: HubStore): ComicMemory {
  const topics: ReadonlySet<string> = new Set(comicTopics)
  let last = new Map<string, LogEvent>()
  let loading: Promise<void> | null = null
  let count = 0

  store.onCommitted(({ events }) => {
    for (const event of events) {
      if (topics.has(event.topic)) count += 1
      if (event.topic === 'comic') last.set(event.type, event)
    }
  })
  store.onEpoch(() => {
    last = new Map()
    loading = null
  })

  async function load(): Promise<void> {
    const { head, oldest } = store.bounds()
    const into = last
    for (let after = Math.max(oldest - 1, head - lookBackEvents); after < head; ) {
      const { events, through } = await store.read(after, customTopic, 256 * 1024)
      for (const event of events) {
        if (event.seq > (into.get(event.type)?.seq ?? 0)) into.set(event.type, event)
      }
      if (through <= after) return
      after = through
    }
  }

  return {
    async customEvents() {
      loading ??= load().catch((error: unknown) => {
        loading = null
        throw error
      })
      await loading
      return [...last.values()]
    },
    broadcast: () => count,
  }
}
