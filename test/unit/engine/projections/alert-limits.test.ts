import { expect, it } from 'vitest'
import { listLimits, trimLists } from '../../../../src/engine/projections/limits.ts'
import { createDraft, createState } from '../../../../src/engine/projections/view.ts'
import { raise } from '../../../../src/engine/rules/alert-life.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'

const limit = listLimits.doneAlerts

function alert(id: string, more: Partial<Alert>): Alert {
  const call = {
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    source: 'shop',
    params: {},
    subject: '',
  }
  return { ...raise(call as Parameters<typeof raise>[0], undefined, 1), ...more }
}

it('open alerts all stay, and a day of sales pushes no trouble out of the history (issue 4.5)', () => {
  const state = createState()
  const draft = createDraft(state)
  const put = (count: number, name: string, more: Partial<Alert>): void => {
    for (let index = 0; index < count; index += 1) {
      const one = alert(`${name}${index}`, { changedAt: index, ...more })
      draft.set(['alerts', one.id, one])
    }
  }
  put(limit + 500, 'open', { state: 'open' })
  put(1_000, 'over', { state: 'resolved', changedAt: 0 })
  put(limit + 500, 'sale', { state: 'resolved', severity: 'info', kind: 'transaction-new' })
  put(limit + 1, 'called', { state: 'acknowledged', severity: 'info', kind: 'order-ready' })
  put(5, 'known', { state: 'acknowledged', changedAt: 0 })
  trimLists(draft)
  state.apply(draft.changes())
  const kept = (name: string) => [...state.entries('alerts')].filter(([id]) => id.startsWith(name)).length
  expect(kept('open')).toBe(limit + 500)
  expect(kept('over')).toBe(1_000)
  expect(kept('known')).toBe(5)
  expect(kept('sale')).toBe(limit)
  expect(kept('called')).toBe(limit)
  expect(state.get('alerts', 'sale0')).toBeUndefined()
})
