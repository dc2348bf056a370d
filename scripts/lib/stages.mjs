/** Run `work` over all items, at most `width` at a time, and keep the results in the order of the items. */
export async function inParallel(items, width, work) {
  const results = new Array(items.length)
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index])
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return results
}

/** Counts of one kind of tests. */
export const counts = (passed, failed, skipped = 0) => ({ passed, failed, skipped })

/** Sum of several counts. */
export function addCounts(all) {
  return all.reduce(
    (sum, one) => counts(sum.passed + one.passed, sum.failed + one.failed, sum.skipped + one.skipped),
    counts(0, 0, 0),
  )
}

/** The one line that a test run ends with. */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * Counts from the JSON report of vitest. A file that broke before its tests ran has none in the report and
 * would vanish: it counts as one failure. So does a report that could not be read.
 */
export function vitestCounts(report) {
  if (!report) return counts(0, 1)
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const result = counts(
    report.numPassedTests,
    report.numFailedTests + broken,
    report.numPendingTests + report.numTodoTests,
  )
  if (!report.success && result.failed === 0) return { ...result, failed: 1 }
  return result
}

/** Counts from the JSON report of Playwright. A flaky test is a failed one: it has a fault that is not found yet. */
export function playwrightCounts(report) {
  if (!report) return counts(0, 1)
  const { expected, unexpected, flaky, skipped } = report.stats
  const loose = report.errors?.length ?? 0
  return counts(expected, unexpected + flaky + loose, skipped)
}
