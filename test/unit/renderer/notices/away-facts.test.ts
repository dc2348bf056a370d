import { expect, it } from 'vitest'
import { awayFacts } from '../../../../src/renderer/features/notices/away-facts.ts'

const nothing = { from: 0, to: 720_000, info: 0, warning: 0, critical: 0, open: 0, transactions: 0, gaps: 0 }

// Issue 4.2: one summary, with every sort of alert in its number and nothing that did not happen.
it('sums the alerts up and leaves out what did not happen', () => {
  expect(
    awayFacts({ ...nothing, info: 1, warning: 1, critical: 1, open: 2, transactions: 14, gaps: 1 }),
  ).toEqual([
    { name: 'alerts', count: 3, view: 'alerts' },
    { name: 'critical', count: 1, view: 'alerts' },
    { name: 'open', count: 2, view: 'alerts' },
    { name: 'transactions', count: 14, view: 'sales' },
    { name: 'gaps', count: 1, view: 'sources' },
  ])
  expect(awayFacts(nothing)).toEqual([])
})
