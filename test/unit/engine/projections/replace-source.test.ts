import { describe, expect, it } from 'vitest'
import { replaceSource } from '../../../../src/engine/projections/replace-source.ts'
import { createDraft, createState, type State } from '../../../../src/engine/projections/view.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import type { JobStatus } from '../../../../src/shared/domain/job.ts'
import { contextWith, createToldState, eventWith } from '../../../helpers/project.ts'

const job = (jobId: string, status: JobStatus, at: number, current = 0): Fact => ({
  kind: 'job',
  job: { jobId, label: '', status, current, total: 10, percent: null, errors: null, at },
})
const file = (path: string, at: number): Fact => ({
  kind: 'file',
  file: { path, name: path, success: true, error: '', at },
})
const line = (message: string, at: number): Fact => ({
  kind: 'log',
  line: { level: 'info', message, context: '', at },
})
const watcher = (running: boolean, changedAt: number): Fact => ({
  kind: 'watcher',
  watcher: { running, enabled: true, changedAt },
})
const stats = (users: number): Fact => ({
  kind: 'stats',
  stats: {
    users,
    requestsTotal: 0,
    requestsTracking: 0,
    episodesTracked: 0,
    notificationsSent: 0,
    notificationsPending: 0,
    ts: null,
  },
})

function snapshot(state: State, facts: readonly Fact[], nextEventId = 100): void {
  const draft = createDraft(state)
  replaceSource(draft, 'shop', [eventWith(facts, { replay: true })], contextWith(), nextEventId)
  state.apply(draft.changes())
}
const messages = (state: State): string[] =>
  [...state.entries('logs')]
    .map(([, row]) => row)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ message }) => message)

describe('a snapshot of the own hub', () => {
  it('takes away what it does not name, of its own source alone', () => {
    const told = createToldState()
    told.tell([job('a', 'running', 1), file('x', 1), watcher(true, 1), stats(5)])
    told.tell([job('a', 'running', 1), file('x', 1), stats(7)], { source: 'other' })
    snapshot(told.state, [job('b', 'completed', 2)])
    expect([...told.state.entries('jobs')].map(([key]) => key).sort()).toEqual(['other/a', 'shop/b'])
    expect([...told.state.entries('files')].map(([key]) => key)).toEqual(['other/x'])
    expect(told.state.size('watchers')).toBe(0)
    expect([...told.state.entries('stats')].map(([, { users }]) => users)).toEqual([7])
  })

  it('may say what is older than what was known: the log was rolled back', () => {
    const told = createToldState()
    told.tell([job('a', 'completed', 9, 10), file('x', 9), watcher(false, 9)])
    snapshot(told.state, [job('a', 'running', 5, 4), file('x', 3), watcher(true, 4)])
    expect(told.state.get('jobs', 'shop/a')).toMatchObject({ status: 'running', current: 4, endedAt: null })
    expect(told.state.get('files', 'shop/x')?.at).toBe(3)
    expect(told.state.get('watchers', 'shop')).toMatchObject({ running: true, changedAt: 4 })
  })

  it('does not make a job begin anew that it merely tells again', () => {
    const told = createToldState()
    told.tell([job('a', 'running', 1_000, 0)])
    told.tell([job('a', 'running', 2_000, 5)])
    snapshot(told.state, [job('a', 'running', 2_000, 5)])
    expect(told.state.get('jobs', 'shop/a')).toMatchObject({ startedAt: 1_000, rate: 5 })
  })

  it('adds the lines that are missing behind those that are known, and before what follows', () => {
    const told = createToldState()
    told.tell([line('a', 1)])
    told.tell([line('b', 2)])
    // Latest first, as the hub tells them.
    snapshot(told.state, [line('d', 4), line('c', 3), line('b', 2), line('a', 1)], 3)
    told.tell([line('e', 5)])
    expect(messages(told.state)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('keeps two equal lines apart when both are told, and does not double them at the next snapshot', () => {
    const state = createState()
    snapshot(state, [line('same', 1), line('same', 1)], 7)
    expect(messages(state)).toEqual(['same', 'same'])
    snapshot(state, [line('other', 2), line('same', 1), line('same', 1)], 7)
    expect(messages(state)).toEqual(['same', 'same', 'other'])
  })

  it('fills the long lists oldest first, so that the oldest go first', () => {
    const state = createState()
    snapshot(state, [file('c', 3), file('b', 2), file('a', 1)])
    expect([...state.recency.oldest('files', 'shop')]).toEqual(['shop/a', 'shop/b', 'shop/c'])
  })
})
