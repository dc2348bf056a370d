import type { Fact } from '../../shared/domain/event.ts'
import { isObject, textOf } from './wire-value.ts'

/** Which name belongs to which id, where a server says both; rows keep only one of them. */
export function readBranches(values: readonly unknown[]): readonly Fact[] {
  const branches = values.flatMap((value) => {
    const id = isObject(value) ? textOf(value, 'branch_id') : ''
    const name = isObject(value) ? textOf(value, 'branch_name', 'cabang') : ''
    return id === '' || name === '' ? [] : [{ id, name }]
  })
  return branches.length > 0 ? [{ kind: 'branches', branches }] : []
}
