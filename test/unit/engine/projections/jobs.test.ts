import { describe, expect, it } from 'vitest'
import type { Job, JobFact } from '../../../../src/shared/domain/job.ts'
import { createToldState } from '../../../helpers/project.ts'

const word = (rest: Partial<JobFact>): JobFact => ({
  jobId: 'j1',
  label: '',
  status: 'running',
  current: null,
  total: null,
  percent: null,
  errors: null,
  at: 0,
  ...rest,
})

/** The job after these words. */
function told(...words: readonly Partial<JobFact>[]): Job | undefined {
  const { state, tell } = createToldState()
  for (const fact of words) tell([{ kind: 'job', job: word(fact) }])
  return state.get('jobs', 'shop/j1')
}

describe('a job (C8)', () => {
  it('does not make a zero of progress that nobody told', () => {
    const job = told({ at: 1_000 })
    expect(job).toMatchObject({ current: null, total: null, percent: null, rate: null, remainingMs: null })
  })

  it('keeps what a later word leaves out, and computes the percentage', () => {
    const job = told({ at: 0, current: 10, total: 40, label: 'Convert' }, { at: 1_000, current: 20 })
    expect(job).toMatchObject({ label: 'Convert', current: 20, total: 40, percent: 50, startedAt: 0 })
  })

  it('knows rate and remaining time after two words, as the mean since its begin', () => {
    expect(told({ at: 0, current: 0, total: 100 })).toMatchObject({ rate: null, remainingMs: null })
    const job = told(
      { at: 0, current: 0, total: 100 },
      { at: 1_000, current: 30 },
      { at: 4_000, current: 40 },
    )
    expect(job?.rate).toBeCloseTo(10)
    expect(job?.remainingMs).toBe(6_000)
  })

  it('forgets the speed of before the last minute', () => {
    const words: Partial<JobFact>[] = [{ at: 0, current: 0, total: 100_000 }]
    // Ten minutes at 10 items a second, then ten minutes at one.
    for (let second = 10; second <= 600; second += 10)
      words.push({ at: second * 1_000, current: second * 10 })
    for (let second = 610; second <= 1_200; second += 10) {
      words.push({ at: second * 1_000, current: 6_000 + (second - 600) })
    }
    const rate = told(...words)?.rate ?? 0
    expect(rate).toBeGreaterThan(0.95)
    expect(rate).toBeLessThan(1.1)
  })

  it('does not lose items of several words in one second (whole-second clocks)', () => {
    const job = told(
      { at: 0, current: 0, total: 100 },
      { at: 1_000, current: 10 },
      { at: 1_000, current: 20 },
      { at: 2_000, current: 30 },
    )
    expect(job?.rate).toBeCloseTo(15)
  })

  it('that ended does not run again by an older word, a replay on connect (F)', () => {
    const job = told(
      { at: 0, current: 0, total: 10 },
      { at: 9_000, status: 'completed', current: 10 },
      { at: 5_000, status: 'running', current: 5 },
      { at: 9_000, status: 'running', current: 10 },
    )
    expect(job).toMatchObject({ status: 'completed', endedAt: 9_000, current: 10, remainingMs: null })
  })

  it('whose id is used again begins anew', () => {
    const job = told({ at: 0, status: 'failed', current: 3, total: 4 }, { at: 60_000, current: 0, total: 9 })
    expect(job).toMatchObject({ status: 'running', startedAt: 60_000, endedAt: null, current: 0, total: 9 })
  })

  it.each(['completed', 'failed', 'cancelled'] as const)('has an end when it is %s', (status) => {
    expect(told({ at: 1 }, { at: 2, status })).toMatchObject({ status, endedAt: 2 })
  })
})
