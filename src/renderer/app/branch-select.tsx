import { useMemo } from 'react'
import { choosableBranches, withChosen } from '../store/branches.ts'
import { setFilter } from '../store/view-state.ts'
import select from '../ui/select.module.css'
import { useConsole, useSpeech, useView } from './console-context.tsx'
import { useVersion } from './use-rows.ts'

/** The branch that tiles, stock and transactions show. Not there where there is nothing to choose from (O14). */
export function BranchSelect() {
  const { stockFacets, store, viewStore } = useConsole()
  const { t } = useSpeech()
  const { revenue, sources } = store.tables
  const branch = useView((state) => state.filters.stock.branch)
  const counted = useVersion(stockFacets)
  const told = useVersion(revenue)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  const branches = useMemo(
    () => choosableBranches(stockFacets, revenue.rows.values()),
    [stockFacets, revenue, counted, told],
  )
  const severalSources = new Set(branches.map(({ source }) => source)).size > 1
  if (branches.length === 0 && branch === '') return null
  return (
    <select
      className={select.select}
      aria-label={t('stock.branch')}
      data-testid="branch-filter"
      value={branch}
      data-set={branch !== ''}
      onChange={(event) => setFilter(viewStore, 'stock', { branch: event.target.value })}
    >
      <option value="">{t('stock.allBranches')}</option>
      {withChosen(branches, branch, stockFacets.branchName).map(({ key, name, source }) => (
        <option key={key} value={key}>
          {name || t('stock.noBranch')}
          {severalSources && ` · ${sources.rows.get(source)?.name ?? source}`}
        </option>
      ))}
    </select>
  )
}
