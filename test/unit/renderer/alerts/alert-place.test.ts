import { expect, it } from 'vitest'
import { compareWorst } from '../../../../src/renderer/features/alerts/kind-mark.ts'
import { answerable, undoable } from '../../../../src/renderer/features/alerts/use-answer.ts'
import { placeOf, showPlace } from '../../../../src/renderer/store/alert-place.ts'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createConsoleStore } from '../../../../src/renderer/store/console-store.ts'
import { openAlert } from '../../../../src/renderer/store/open-alert.ts'
import { createViewStore } from '../../../../src/renderer/store/view-state.ts'
import { type Alert, alertKinds } from '../../../../src/shared/domain/alert.ts'
import type { StockItem } from '../../../../src/shared/domain/stock.ts'
import { sampleAlert } from './sample-alert.ts'

const { tables } = createConsoleStore()

// Would catch an item hidden behind the branch or the level that the stock view happened to be filtered by.
it('shows the item of a stock alert with nothing else in its way', () => {
  const store = createViewStore()
  store.setState(({ filters }) => ({
    filters: { ...filters, stock: { level: 'attention', type: 'lensa', branch: 'x', text: 'y' } },
  }))
  showPlace(store, placeOf(sampleAlert('a'), tables))
  expect(store.getState().view).toBe('stock')
  expect(store.getState().filters.stock).toEqual({ level: 'all', type: '', branch: '', text: 'FR000123' })
})

it('shows the errors of the source whose log called', () => {
  const store = createViewStore()
  showPlace(store, placeOf(sampleAlert('a', { kind: 'log-error', source: 'stats' }), tables))
  expect(store.getState().view).toBe('logs')
  expect(store.getState().logs).toMatchObject({ source: 'stats', levels: ['error', 'critical'] })
})

it('has a place for every kind of alert', () => {
  for (const kind of alertKinds) expect(placeOf(sampleAlert('a', { kind }), tables).view).toBeTruthy()
})

// A notification is clicked after the alert was answered: the inbox must show it where it is now.
it('opens an alert in the part of the inbox that has it', () => {
  const store = createViewStore()
  const alerts = createCollection<Alert>()
  alerts.set('a', sampleAlert('a', { state: 'snoozed', snoozedUntil: 'recovery' }))
  openAlert(store, alerts, 'a')
  expect(store.getState()).toMatchObject({
    view: 'alerts',
    inbox: { activeKey: 'a', detail: true, filter: { part: 'snoozed', search: '' } },
  })
  openAlert(store, alerts, 'gone')
  expect(store.getState().inbox).toMatchObject({ activeKey: null, detail: false, filter: { part: 'open' } })
})

// Would catch a dialog that calls itself after a rule of the user's while stock is below zero.
it('names the worst first: stock, then what stopped, then rules', () => {
  const kinds = ['custom', 'job-failed', 'stock-low', 'source-silent', 'stock-negative'] as const
  expect(
    kinds
      .map((kind) => sampleAlert(kind, { kind }))
      .sort(compareWorst)
      .map(({ kind }) => kind),
  ).toEqual(['stock-negative', 'stock-low', 'source-silent', 'job-failed', 'custom'])
})

// Would catch an undo toast for something that was not changed.
it('knows which answers change anything', () => {
  const can = (state: Alert['state']) =>
    (['acknowledge', 'snooze', 'reopen'] as const).filter((reply) => answerable({ state }, { do: reply }))
  expect(can('open')).toEqual(['acknowledge', 'snooze'])
  expect(can('snoozed')).toEqual(['acknowledge', 'snooze', 'reopen'])
  expect(can('acknowledged')).toEqual(['snooze', 'reopen'])
  expect(can('resolved')).toEqual([])
})

// Would catch the list of sources shown for an item that the stock view has, or an item of another source's.
it('shows the thing that an own rule names where its source told it, else the source', () => {
  const store = createConsoleStore()
  const item: StockItem = {
    source: 'optik',
    productType: 'frame',
    productId: '123',
    code: 'FR000123',
    name: 'Ray-Ban Aviator',
    branch: 'utama',
    branchName: 'Utama',
    stock: 3,
    level: 'low',
    previous: 4,
    unitPrice: null,
    changedAt: 1,
  }
  store.applyBatch({ from: 0, to: 1, patches: [['stock', 'optik/frame/123/utama', item]] })
  const named = (subject: string, source = 'optik') =>
    placeOf(sampleAlert('a', { kind: 'custom', source, subject, params: {} }), store.tables)
  expect(named('123')).toEqual({ view: 'stock', text: 'FR000123' })
  expect(named('FR000123')).toEqual({ view: 'stock', text: 'FR000123' })
  for (const place of [named('123', 'gudang'), named('oven-2'), named('')]) {
    expect(place).toEqual({ view: 'sources' })
  }
})

// Would catch an undo that opens, and soon calls again, what somebody had taken on before.
it('undoes an answer only where there was none before it', () => {
  const alerts = (['open', 'acknowledged', 'snoozed'] as const).map((state) => sampleAlert(state, { state }))
  expect(undoable(alerts)).toEqual(['open'])
})
