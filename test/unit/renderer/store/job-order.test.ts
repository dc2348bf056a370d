import { describe, expect, it } from 'vitest'
import { compareEnded, compareRunning, wholePercent } from '../../../../src/renderer/store/job-order.ts'
import type { Job } from '../../../../src/shared/domain/job.ts'

function job(jobId: string, rest: Partial<Job>): Job {
  return {
    source: 'comic',
    jobId,
    label: '',
    status: 'running',
    current: null,
    total: null,
    percent: null,
    errors: null,
    startedAt: 0,
    changedAt: 0,
    endedAt: null,
    rate: null,
    remainingMs: null,
    ...rest,
  }
}

describe('wholePercent', () => {
  it('never says 100 of what is not whole (C8)', () => {
    expect(wholePercent(99.96)).toBe(99)
    expect(wholePercent(100)).toBe(100)
  })

  it('says the number that was meant where a float falls a hair short (C8)', () => {
    expect(wholePercent(0.29 * 100)).toBe(29)
    expect(wholePercent(null)).toBeNull()
  })
})

describe('the order of jobs', () => {
  it('does not shuffle running jobs when one of them makes progress (C8)', () => {
    const older = job('a', { startedAt: 1, changedAt: 100 })
    const younger = job('b', { startedAt: 2, changedAt: 3 })
    expect([older, younger].sort(compareRunning).map(({ jobId }) => jobId)).toEqual(['b', 'a'])
  })

  it('has the latest end on top of the history (C8)', () => {
    const rows = [job('early', { endedAt: 5 }), job('late', { endedAt: 9 })]
    expect(rows.sort(compareEnded).map(({ jobId }) => jobId)).toEqual(['late', 'early'])
  })
})
