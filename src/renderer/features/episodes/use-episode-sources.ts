import { useMemo } from 'react'
import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'

/** Sources that have episodes, in their order. */
export function useEpisodeSources(): readonly string[] {
  const { store, sources } = useConsole()
  const { episodes } = store.tables
  const known = useVersion(episodes)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(() => {
    const ids = new Set([...episodes.rows.values()].map(({ source }) => source))
    return [...sources.entries()].map(({ key }) => key).filter((id) => ids.has(id))
  }, [known, listed])
}
