import { useMemo } from 'react'
import type { MappingEntry, Reading } from '../../../shared/domain/mapping.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'

/** A reading with its key. */
export interface KeyedReading {
  readonly key: string
  readonly reading: Reading
}

/** Readings of these kinds, by source, in the order of the mapping. */
export function useReadings(
  ...kinds: readonly MappingEntry['kind'][]
): ReadonlyMap<string, readonly KeyedReading[]> {
  const { store, sources } = useConsole()
  const { readings } = store.tables
  const told = useVersion(readings)
  const listed = useVersion(store.tables.sources)
  const wanted = kinds.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(() => {
    const found = new Map<string, KeyedReading[]>()
    for (const { key, value } of sources.entries()) {
      const order = value.settings?.mapping.map(({ id }) => id) ?? []
      const own = [...readings.rows]
        .filter(([, reading]) => reading.source === key && wanted.split(' ').includes(reading.entry.kind))
        .map(([id, reading]) => ({ key: id, reading }))
        .sort((a, b) => order.indexOf(a.reading.entry.id) - order.indexOf(b.reading.entry.id))
      if (own.length > 0) found.set(key, own)
    }
    return found
  }, [told, listed, wanted])
}
