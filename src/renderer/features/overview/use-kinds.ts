import { useConsole } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'

/** Which kinds of things any source has told of. */
export interface Kinds {
  /** A shop; also while nothing at all is known, since the hub is one and says how to begin. */
  readonly shop: boolean
  readonly jobs: boolean
}

/** What the overview has to show; renders again only when a kind comes or goes. */
export function useKinds(): Kinds {
  const { tables } = useConsole().store
  const revenue = usePresence(tables.revenue)
  const stock = usePresence(tables.stock)
  const transactions = usePresence(tables.transactions)
  const jobs = usePresence(tables.jobs)
  const watchers = usePresence(tables.watchers)
  const episodes = usePresence(tables.episodes)
  const stats = usePresence(tables.stats)
  const readings = usePresence(tables.readings)
  const others = jobs || watchers || episodes || stats || readings
  return { shop: revenue || stock || transactions || !others, jobs: jobs || watchers }
}
