import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import type { MappingEntry } from '../../../../src/shared/domain/mapping.ts'
import { createToldState } from '../../../helpers/project.ts'

const cashier = (name: string, total: number, day = '2026-11-21') => ({
  name,
  total,
  transactions: 1,
  currency: 'IDR',
  day,
})
const names = (told: ReturnType<typeof createToldState>): string[] =>
  [...told.state.entries('cashiers')].map(([, { name, total }]) => `${name} ${total}`).sort()

describe('figures by cashier (F)', () => {
  const fact = (cashiers: readonly ReturnType<typeof cashier>[], partial = false): Fact =>
    partial
      ? { kind: 'cashiers', branch: 'utama', partial: true, cashiers }
      : { kind: 'cashiers', branch: 'utama', cashiers }

  it('are replaced by a whole list, of their branch alone', () => {
    const told = createToldState()
    told.tell([{ kind: 'cashiers', branch: 'dua', cashiers: [cashier('Edi', 5)] }])
    told.tell([fact([cashier('Ani', 10), cashier('Budi', 20)])])
    told.tell([fact([cashier('Budi', 30)])])
    expect(names(told)).toEqual(['Budi 30', 'Edi 5'])
  })

  it('stay beside one that is told alone, until the next day begins', () => {
    const told = createToldState()
    told.tell([fact([cashier('Ani', 10)])])
    told.tell([fact([cashier('Budi', 20)], true)])
    expect(names(told)).toEqual(['Ani 10', 'Budi 20'])
    told.tell([fact([cashier('Budi', 1, '2026-11-22')], true)])
    expect(names(told)).toEqual(['Budi 1'])
  })
})

describe('revenue of two streams (F: dashboard and omset)', () => {
  const revenue = (rest: object): Fact => ({
    kind: 'revenue',
    revenue: {
      branch: '',
      total: 1,
      bpjs: 0,
      umum: 1,
      transactions: 1,
      currency: 'IDR',
      day: '2026-11-21',
      ...rest,
    },
  })

  it('keeps the state of the day that only one of them tells, until the day changes', () => {
    const told = createToldState()
    told.tell([revenue({ dayStatus: 'open', dayOpenedAt: '08:00' })])
    told.tell([revenue({ total: 5 })])
    expect(told.state.get('revenue', 'shop/')).toMatchObject({
      total: 5,
      dayStatus: 'open',
      dayOpenedAt: '08:00',
    })
    told.tell([revenue({ day: '2026-11-22' })])
    expect(told.state.get('revenue', 'shop/')?.dayStatus).toBeUndefined()
  })
})

describe('files, watcher and cache (C4, C6, C7)', () => {
  const file = (path: string, at: number, success = true): Fact => ({
    kind: 'file',
    file: { path, name: path, success, error: success ? '' : 'broken zip', at },
  })

  it('a file that is processed again is one row with the last word, whatever comes late', () => {
    const told = createToldState()
    told.tell([file('a.cbz', 1, false)])
    told.tell([file('a.cbz', 5)])
    told.tell([file('a.cbz', 1, false)])
    expect([...told.state.entries('files')].map(([, row]) => [row.success, row.at])).toEqual([[true, 5]])
  })

  it('a watcher that says the same again has not changed (C6)', () => {
    const told = createToldState()
    const word = (running: boolean, changedAt: number): Fact => ({
      kind: 'watcher',
      watcher: { running, enabled: true, changedAt },
    })
    told.tell([word(true, 10)])
    told.tell([word(true, 20)])
    expect(told.state.get('watchers', 'shop')).toMatchObject({ running: true, changedAt: 10 })
    told.tell([word(false, 30)])
    told.tell([word(true, 20)])
    expect(told.state.get('watchers', 'shop')).toMatchObject({ running: false, changedAt: 30 })
  })

  it('a cache is rebuilding first and ready after (C4)', () => {
    const told = createToldState()
    told.tell([{ kind: 'cache', cache: { state: 'rebuilding', message: 'Rebuilding', changedAt: 1 } }])
    expect(told.state.get('caches', 'shop')?.state).toBe('rebuilding')
    told.tell([{ kind: 'cache', cache: { state: 'ready', message: 'Done', changedAt: 2 } }])
    told.tell([{ kind: 'cache', cache: { state: 'rebuilding', message: 'Rebuilding', changedAt: 1 } }])
    expect(told.state.get('caches', 'shop')).toMatchObject({ state: 'ready', message: 'Done' })
  })
})

describe('stats, notifications and log lines (D2, D8)', () => {
  const stats = (users: number, ts: number): Fact => ({
    kind: 'stats',
    stats: {
      users,
      requestsTotal: 0,
      requestsTracking: 0,
      episodesTracked: 0,
      notificationsSent: 0,
      notificationsPending: 3,
      ts,
    },
  })

  it('figures that are merely repeated do not wake the screen each time, changed ones do (D2)', () => {
    const told = createToldState()
    told.tell([stats(1, 1)], { receivedAt: 1_000 })
    told.tell([stats(1, 2)], { receivedAt: 2_000 })
    expect(told.state.get('stats', 'shop')?.ts).toBe(1)
    told.tell([stats(1, 7)], { receivedAt: 7_000 })
    expect(told.state.get('stats', 'shop')?.ts).toBe(7)
    told.tell([stats(2, 8)], { receivedAt: 7_001 })
    expect(told.state.get('stats', 'shop')).toMatchObject({ users: 2, ts: 8 })
  })

  it('a notification of a look-back stands once (F)', () => {
    const told = createToldState()
    const one: Fact = {
      kind: 'notification',
      notification: { id: 'n1', title: 'Baru', body: '', severity: 'info', kind: 'new_transaction', at: 4 },
    }
    told.tell([one])
    told.tell([one])
    expect(told.state.size('notifications')).toBe(1)
  })

  it('lines get ids that sort as they came, also two of one message (D8)', () => {
    const told = createToldState()
    const line = (message: string): Fact => ({
      kind: 'log',
      line: { level: 'info', message, context: '', at: 1 },
    })
    told.tell([line('a'), line('b')])
    for (let count = 0; count < 12; count += 1) told.tell([line(`c${count}`)])
    const lines = [...told.state.entries('logs')].map(([, row]) => row)
    const sorted = lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted.map(({ message }) => message)).toEqual(lines.map(({ message }) => message))
    expect(new Set(lines.map(({ id }) => id)).size).toBe(14)
  })
})

describe('mapped readings (issue 3.6)', () => {
  const tile: MappingEntry = {
    kind: 'tile',
    id: 't',
    label: 'Users',
    type: '',
    value: 'users',
    unit: 'number',
  }
  const columns = [{ label: 'A', value: 'a' }]
  const keyed: MappingEntry = {
    kind: 'table',
    id: 'k',
    label: 'Rows',
    type: '',
    rows: '',
    key: 'id',
    columns,
  }
  const loose: MappingEntry = { ...keyed, id: 'l', key: '' }

  it('show the last value under the entry of the settings, and nothing that the settings do not map', () => {
    const told = createToldState([tile])
    told.tell([
      {
        kind: 'readings',
        readings: [
          { kind: 'tile', id: 't', value: 5 },
          { kind: 'tile', id: 'x', value: 1 },
        ],
      },
    ])
    expect([...told.state.entries('readings')].map(([, row]) => [row.entry.id, row.value])).toEqual([
      ['t', 5],
    ])
  })

  it('a row with a key replaces its own, latest first; rows without one are all new; 200 stay', () => {
    const told = createToldState([keyed, loose])
    const rows = (key: string, ...cells: readonly string[]): Fact => ({
      kind: 'readings',
      readings: [
        { kind: 'table', id: 'k', rows: cells.map((cell) => ({ key: cell, cells: [cell] })) },
        { kind: 'table', id: 'l', rows: cells.map((cell) => ({ key, cells: [cell] })) },
      ],
    })
    told.tell([rows('', 'a', 'b')])
    told.tell([rows('', 'a')])
    expect(told.state.get('readings', 'shop/k')?.rows.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(told.state.get('readings', 'shop/l')?.rows.map(({ cells }) => cells[0])).toEqual(['a', 'a', 'b'])
    for (let count = 0; count < 300; count += 1) told.tell([rows('', `c${count}`)])
    expect(told.state.get('readings', 'shop/k')?.rows).toHaveLength(200)
    expect(told.state.get('readings', 'shop/l')?.rows).toHaveLength(200)
    expect(told.state.get('readings', 'shop/k')?.rows[0]?.key).toBe('c299')
  })
})
