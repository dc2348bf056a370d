import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffDelay, clampRetry, parseRetryAfter } from '../../../../src/node/time/backoff.ts'

describe('backoffDelay', () => {
  it('doubles its window from 1 s to 60 s and starts anywhere in it', () => {
    const largest = (failures: number): number => backoffDelay(failures, 0, () => 0.999_999)
    expect([1, 2, 3, 6, 7, 8, 1_000].map(largest)).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ])
    expect(backoffDelay(5, 0, () => 0)).toBe(0)
  })

  it('spreads a hundred clients that were cut together over most of the window (C3)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 250, 3_000, 30_000, 300_000),
        (failures, lower) => {
          const clients = Array.from({ length: 100 }, (_, index) =>
            backoffDelay(failures, lower, () => index / 100),
          )
          const window = backoffDelay(failures, lower, () => 0.999_999) - lower
          expect(Math.max(...clients) - Math.min(...clients)).toBeGreaterThanOrEqual(window * 0.8)
          expect(window).toBeGreaterThanOrEqual(lower / 5)
        },
      ),
    )
  })

  it('never comes before the server asked for, and never much later', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 300_000 }),
        share,
        (failures, lower, random) => {
          const delay = backoffDelay(failures, lower, () => random)
          expect(delay).toBeGreaterThanOrEqual(lower)
          expect(delay).toBeLessThanOrEqual(Math.max(60_000, Math.ceil(lower * 1.25)))
        },
      ),
    )
  })
})

describe('what a server asks for', () => {
  it.each([
    [0, 250],
    [249, 250],
    [1_000, 1_000],
    [1e300, 300_000],
  ])('retry of %d ms is taken as %d', (asked, taken) => {
    expect(clampRetry(asked)).toBe(taken)
  })

  it.each([
    ['1', 1_000],
    ['0', 250],
    ['99999', 300_000],
    ['Sat, 21 Nov 2026 03:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 02:00:00 GMT', 250],
    ['soon', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
    [undefined, null],
  ])('Retry-After %s is %s ms', (header, ms) => {
    expect(parseRetryAfter(header, Date.UTC(2026, 10, 21, 3, 0, 0))).toBe(ms)
  })
})
