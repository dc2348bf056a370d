import { expect, test } from 'vitest'
import {
  addCounts,
  inParallel,
  playwrightCounts,
  summaryLine,
  vitestCounts,
} from '../../../scripts/lib/stages.mjs'

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
})
const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, success: true }

test('the last line has the agreed form', () => {
  const total = addCounts([
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 3, failed: 1, skipped: 0 },
  ])
  expect(summaryLine(total)).toBe('5 passed, 1 failed, 1 skipped')
})

// The bug: a file with a broken import has no tests in the report, and its tests vanish from the sum.
test('a file that broke before its tests ran is a failure', () => {
  const broken = { ...report, success: false, testResults: [file('passed', 'passed'), file('failed')] }
  expect(vitestCounts(broken)).toEqual({ passed: 3, failed: 1, skipped: 1 })
})

test('a run that says it failed has a failure, whatever its tests say', () => {
  expect(vitestCounts({ ...report, success: false, testResults: [] }).failed).toBe(1)
})

test('a run without a report is a failure, not an empty success', () => {
  expect(vitestCounts(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(playwrightCounts(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a flaky end-to-end test and an error outside of tests are failures', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 2 }
  expect(playwrightCounts({ stats, errors: [{ message: 'no tests' }] })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
  })
})

test('work in parallel keeps its width and the order of its results', async () => {
  let now = 0
  let most = 0
  const results = await inParallel([30, 10, 20], 2, async (item: number) => {
    now++
    most = Math.max(most, now)
    await new Promise((next) => setImmediate(next))
    now--
    return item
  })
  expect(results).toEqual([30, 10, 20])
  expect(most).toBe(2)
})
