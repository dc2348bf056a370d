import { describe, expect, it } from 'vitest'
import {
  acceptAlert,
  countSilenced,
  everyOpen,
  exportOf,
  inboxFacets,
  leaves,
} from '../../../../src/renderer/store/inbox.ts'
import { sampleAlert } from './sample-alert.ts'

const alerts = [
  sampleAlert('a'),
  sampleAlert('b', { severity: 'warning', source: 'optik', heldUntil: 9 }),
  sampleAlert('c', { state: 'snoozed', snoozedUntil: 'recovery' }),
  sampleAlert('d', { state: 'acknowledged', answer: { by: 'Rina', at: 1, word: 'sudah dipesan' } }),
  sampleAlert('e', { state: 'resolved', source: 'gudang' }),
]
const textOf = ({ id, answer }: (typeof alerts)[number]): string => `Ray-Ban ${id} ${answer?.word ?? ''}`

describe('the filter of the inbox', () => {
  const shown = (filter: Partial<typeof everyOpen>): string[] =>
    alerts.filter(acceptAlert({ ...everyOpen, ...filter }, textOf)).map(({ id }) => id)

  // Would catch a snoozed alert among the open ones, or one held by quiet hours that is nowhere to be found.
  it('puts each alert in its part; what is held is open and silenced', () => {
    expect(shown({})).toEqual(['a', 'b'])
    expect(shown({ part: 'snoozed' })).toEqual(['c'])
    expect(shown({ part: 'silenced' })).toEqual(['b', 'c'])
    expect(shown({ part: 'acknowledged' })).toEqual(['d'])
    expect(shown({ part: 'resolved' })).toEqual(['e'])
  })

  it('narrows by severity and source', () => {
    expect(shown({ severity: 'warning' })).toEqual(['b'])
    expect(shown({ source: 'optik' })).toEqual(['b'])
    expect(shown({ severity: 'critical', source: 'optik' })).toEqual([])
  })

  // Would catch a search that wants the words in their order, or minds the case.
  it('finds by every word of the search, also by what a person said', () => {
    expect(shown({ part: 'acknowledged', search: ' DIPESAN ray ' })).toEqual(['d'])
    expect(shown({ part: 'acknowledged', search: 'dipesan oakley' })).toEqual([])
  })
})

describe('the numbers of the inbox', () => {
  it('counts each part within severity and source, and all sources', () => {
    expect(inboxFacets(alerts, { severity: null, source: null })).toEqual({
      counts: { open: 2, acknowledged: 1, snoozed: 1, silenced: 2, resolved: 1 },
      held: 1,
      sources: ['gudang', 'hub', 'optik'],
    })
    expect(inboxFacets(alerts, { severity: 'critical', source: 'hub' }).counts).toMatchObject({
      open: 1,
      silenced: 1,
      resolved: 0,
    })
  })

  // Issue 4.3: the count of what is silenced is always on screen; it must not forget what quiet hours hold.
  it('counts what is snoozed and what is held as silenced, once each', () => {
    expect(countSilenced(alerts)).toBe(2)
    expect(countSilenced([sampleAlert('x', { state: 'acknowledged', heldUntil: 9 })])).toBe(0)
  })
})

// Would catch an export of another list than the one on screen.
it('exports what the filter shows', () => {
  expect(exportOf({ part: 'resolved', severity: 'critical', source: 'hub', search: ' ray ' }, 'csv')).toEqual(
    {
      format: 'csv',
      states: ['resolved'],
      severities: ['critical'],
      source: 'hub',
      search: 'ray',
    },
  )
  expect(exportOf({ ...everyOpen, part: 'silenced' }, 'ndjson')).toMatchObject({
    states: ['open', 'snoozed'],
    severities: [],
    silenced: true,
  })
})

// The keys go on with the next alert only where the answered one leaves the list; else they would skip one.
it('knows which answers take an alert out of its part', () => {
  expect(leaves('open', 'acknowledge')).toBe(true)
  expect(leaves('open', 'snooze')).toBe(true)
  expect(leaves('open', 'reopen')).toBe(false)
  expect(leaves('acknowledged', 'acknowledge')).toBe(false)
  expect(leaves('snoozed', 'snooze')).toBe(false)
  expect(leaves('silenced', 'acknowledge')).toBe(true)
  expect(leaves('resolved', 'acknowledge')).toBe(false)
})
