import { useConsole } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'

/** Which kinds of things any source has told of. While nothing at all is known, the shop says how to begin. */
export interface Kinds {
  readonly revenue: boolean
  readonly stock: boolean
  readonly transactions: boolean
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
  const blank = !(revenue || stock || transactions || others)
  return {
    revenue: revenue || stock || transactions || blank,
    stock: stock || blank,
    // A shop with goods that has not sold anything yet will.
    transactions: transactions || stock || blank,
    jobs: jobs || watchers,
  }
}
