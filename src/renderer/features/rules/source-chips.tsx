import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'

export interface SourceChipsProps {
  /** Ids; empty means all. */
  readonly sources: readonly string[]
  readonly onChange: (sources: string[]) => void
}

/** Which sources something is about: all, or some of them. One that is gone stays until it is taken off. */
export function SourceChips({ sources, onChange }: SourceChipsProps) {
  const { store, sources: order } = useConsole()
  const { t } = useSpeech()
  useVersion(store.tables.sources)
  const known = [...order.entries()].map(({ value }) => ({ id: value.id, name: value.name }))
  const gone = sources
    .filter((id) => !known.some((source) => source.id === id))
    .map((id) => ({ id, name: t('rule.goneSource', { id }) }))
  const toggle = (id: string): void =>
    onChange(sources.includes(id) ? sources.filter((other) => other !== id) : [...sources, id])
  return (
    <>
      <FilterChip
        label={t('rule.allSources')}
        pressed={sources.length === 0}
        onPress={() => sources.length > 0 && onChange([])}
      />
      {[...known, ...gone].map(({ id, name }) => (
        <FilterChip key={id} label={name} pressed={sources.includes(id)} onPress={() => toggle(id)} />
      ))}
    </>
  )
}
