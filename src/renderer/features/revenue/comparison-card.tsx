import { useMemo, useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { branchComparison, type ComparisonRow, cashierComparison } from '../../store/comparison.ts'
import { Card } from '../../ui/card.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { ComparisonTable } from './comparison-table.tsx'

type Part = 'branches' | 'cashiers'

/** What can be compared right now. */
export interface Comparison {
  readonly branches: readonly ComparisonRow[]
  readonly cashiers: readonly ComparisonRow[]
}

/** Revenue by branch and by cashier, of every source that tells them. */
export function useComparison(): Comparison {
  const { store, stockFacets } = useConsole()
  const { revenue, cashiers } = store.tables
  const told = useVersion(revenue)
  const counted = useVersion(cashiers)
  const named = useVersion(stockFacets)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(
    () => ({
      branches: branchComparison(revenue.rows, stockFacets.branchName),
      cashiers: cashierComparison(cashiers.rows),
    }),
    [told, counted, named],
  )
}

export interface ComparisonCardProps {
  readonly comparison: Comparison
  readonly className?: string | undefined
}

/** Branches against each other, or cashiers (O18, O25). */
export function ComparisonCard({ comparison, className }: ComparisonCardProps) {
  const { t } = useSpeech()
  const parts = (['branches', 'cashiers'] as const).filter((name) => comparison[name].length > 0)
  const [wanted, setWanted] = useState<Part>('branches')
  const part = parts.includes(wanted) ? wanted : (parts[0] ?? wanted)
  const rows = comparison[part]
  return (
    <Card
      className={className}
      title={t('compare.title')}
      filters={
        parts.length > 1 &&
        parts.map((name) => (
          <FilterChip
            key={name}
            label={t(`compare.${name}`)}
            pressed={part === name}
            onPress={() => setWanted(name)}
          />
        ))
      }
    >
      <StaleLine ids={new Set(rows.map(({ source }) => source))} />
      <ComparisonTable
        rows={rows}
        label={t(`compare.${part}`)}
        payers={part === 'branches'}
        people={part === 'cashiers'}
      />
    </Card>
  )
}
