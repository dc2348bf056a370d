import type { HubStore, LogEvent } from '../../../store/hub-store.ts'
import { comicTopics } from './message.ts'

/** What the broadcaster of ComicMaintainer keeps in memory (C2). */
export interface ComicMemory {
  /** The last custom event of each type that this branch sees. Those of the catalogue are in the snapshot. */
  customEvents(branch: string | null): Promise<readonly LogEvent[]>
  /** Events broadcast since the hub started, whether anybody listened or not (C12). */
  readonly broadcast: () => number
}

/** How far back in the log a custom event is looked for when the hub starts. */
const lookBackEvents = 100_000
/** Names are for whoever publishes to choose: of more types than this the ones that are silent longest are forgotten. */
const mostTypes = 50
const customTopic = { topics: ['comic'], branch: null }

export function createComicMemory(store: HubStore): ComicMemory {
  const topics: ReadonlySet<string> = new Set(comicTopics)
  /** By branch and type, the latest at the end. */
  let last = new Map<string, LogEvent>()
  let loading: Promise<void> | null = null
  let count = 0

  function remember(into: Map<string, LogEvent>, event: LogEvent): void {
    const key = `${event.branch}/${event.type}`
    if (event.seq < (into.get(key)?.seq ?? 0)) return
    into.delete(key)
    into.set(key, event)
    const [oldest] = into.keys()
    if (into.size > mostTypes && oldest !== undefined) into.delete(oldest)
  }
  store.onCommitted(({ events }) => {
    for (const event of events) {
      if (topics.has(event.topic)) count += 1
      if (event.topic === 'comic') remember(last, event)
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
      for (const event of events) remember(into, event)
      if (through <= after) return
      after = through
    }
  }

  return {
    async customEvents(branch) {
      loading ??= load().catch((error: unknown) => {
        loading = null
        throw error
      })
      await loading
      const seen = [...last.values()].filter(
        (event) => branch === null || ['', branch].includes(event.branch),
      )
      return [...new Map(seen.map((event) => [event.type, event])).values()]
    },
    broadcast: () => count,
  }
}
