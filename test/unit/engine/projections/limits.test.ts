import { describe, expect, it } from 'vitest'
import { recencyLimits, trimLists } from '../../../../src/engine/projections/limits.ts'
import { createDraft, type State } from '../../../../src/engine/projections/view.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import type { JobStatus } from '../../../../src/shared/domain/job.ts'
import { createToldState } from '../../../helpers/project.ts'

const job = (jobId: string, status: JobStatus, at: number): Fact => ({
  kind: 'job',
  job: { jobId, label: '', status, current: null, total: null, percent: null, errors: null, at },
})
const file = (path: string, at: number): Fact => ({
  kind: 'file',
  file: { path, name: path, success: true, error: '', at },
})
const line = (message: string): Fact => ({
  kind: 'log',
  line: { level: 'info', message, context: '', at: 1 },
})

describe('limits of the long lists', () => {
  it('keep all running jobs and the last 500 that ended, by the time of their end', () => {
    const told = createToldState()
    for (let count = 0; count < 30; count += 1) told.tell([job(`running${count}`, 'running', 1)])
    told.tell([job('early', 'running', 1)])
    for (let count = 0; count < 505; count += 1) told.tell([job(`ended${count}`, 'completed', count)])
    told.tell([job('early', 'completed', 900)])
    const jobs = [...told.state.entries('jobs')].map(([, row]) => row)
    expect(jobs.filter(({ status }) => status === 'running')).toHaveLength(30)
    expect(jobs.filter(({ status }) => status === 'completed')).toHaveLength(recencyLimits.jobs)
    // It began first and ended last, so it is the last to go.
    expect(told.state.get('jobs', 'shop/early')?.endedAt).toBe(900)
    expect(told.state.get('jobs', 'shop/ended5')).toBeUndefined()
    expect(told.state.get('jobs', 'shop/ended6')).toBeDefined()
  })

  it('keep a file that was processed again, and count each source alone', () => {
    const told = createToldState()
    told.tell([file('other', 1)], { source: 'elsewhere' })
    told.tell([file('first', 1)])
    for (let count = 0; count < recencyLimits.files; count += 1) {
      if (count === 1_000) told.tell([file('first', 2)])
      told.tell([file(`f${count}`, 3)])
    }
    expect(told.state.get('files', 'shop/first')).toBeDefined()
    expect(told.state.get('files', 'shop/f0')).toBeUndefined()
    expect(told.state.get('files', 'elsewhere/other')).toBeDefined()
    expect(told.state.size('files')).toBe(recencyLimits.files + 1)
  })

  it('keep the last lines of a burst that is larger than the limit, within one transaction too', () => {
    const told = createToldState()
    told.tell([line('before')])
    told.tell(Array.from({ length: 6_000 }, (_, index) => line(`l${index}`)))
    const messages = [...told.state.entries('logs')].map(([, { message }]) => message)
    expect(messages).toHaveLength(recencyLimits.logs)
    expect(messages[0]).toBe('l1000')
    expect(messages.at(-1)).toBe('l5999')
  })

  it('look only at what a transaction touched, not at the whole list', () => {
    const told = createToldState()
    told.tell(Array.from({ length: recencyLimits.logs }, (_, index) => line(`l${index}`)))
    const read: string[] = []
    const base: State = {
      ...told.state,
      entries(collection) {
        read.push(collection)
        return told.state.entries(collection)
      },
    }
    const draft = createDraft(base)
    draft.set(['logs', '999999999999.0000', lineRow('999999999999.0000')])
    trimLists(draft)
    expect(draft.changes().map(({ patch }) => [patch[1], patch[2] === null])).toEqual([
      ['999999999999.0000', false],
      ['000000000001.0000', true],
    ])
    expect(read).toEqual([])
  })
})

function lineRow(id: string) {
  return { source: 'shop', id, level: 'info', message: 'new', context: '', at: 1 } as const
}
