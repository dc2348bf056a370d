import { describe, expect, it } from 'vitest'
import { createGroupCommit } from '../../../../src/hub/store/group-commit.ts'

describe('createGroupCommit', () => {
  it('runs what came together as one group, in order, and answers each with its own result', async () => {
    const groups: number[][] = []
    const commit = createGroupCommit<number, number>((jobs) => {
      groups.push([...jobs])
      return jobs.map((job) => job * 10)
    })
    const results = await Promise.all([1, 2, 3].map((job) => commit.add(job)))
    expect(results).toEqual([10, 20, 30])
    expect(groups).toEqual([[1, 2, 3]])
  })

  it('never makes a group larger than allowed, and forgets nobody who waits', async () => {
    const sizes: number[] = []
    const commit = createGroupCommit<number, number>((jobs) => {
      sizes.push(jobs.length)
      return jobs
    }, 4)
    const results = await Promise.all(Array.from({ length: 10 }, (_, job) => commit.add(job)))
    expect(results).toEqual(Array.from({ length: 10 }, (_, job) => job))
    expect(sizes).toEqual([4, 4, 2])
  })

  it('fails only its own group when a group throws; the next one runs', async () => {
    let broken = true
    const commit = createGroupCommit<number, number>((jobs) => {
      if (broken) throw new Error('no')
      return jobs
    })
    await expect(commit.add(1)).rejects.toThrow('no')
    broken = false
    await expect(commit.add(2)).resolves.toBe(2)
  })

  it('flush runs what waits at once, so that a stop loses nobody', async () => {
    const commit = createGroupCommit<number, number>((jobs) => jobs)
    const waiting = commit.add(7)
    commit.flush()
    await expect(waiting).resolves.toBe(7)
  })
})
