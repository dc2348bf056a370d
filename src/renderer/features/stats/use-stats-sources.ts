import { useMemo } from 'react'
import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'

/** Sources with figures of an admin dashboard, and those that will have them, in their order. */
export function useStatsSources(): readonly string[] {
  const { store, sources } = useConsole()
  const { stats } = store.tables
  const known = useVersion(stats)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(
    () =>
      [...sources.entries()]
        .filter(({ key, value }) => stats.rows.has(key) || value.profile === 'stats')
        .map(({ key }) => key),
    [known, listed],
  )
}
