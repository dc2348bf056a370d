import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bin, projectNode, repoRoot } from './paths.mjs'
import { run } from './run.mjs'
import { counts, vitestCounts } from './stages.mjs'

/**
 * Run the vitest projects named and count their tests. `filter` narrows the files.
 * Returns `{ counts, output, ok }`; a run without a report is one failure, never nothing.
 */
export async function runVitest(projects, { quiet = false, env = process.env } = {}) {
  const folder = join(repoRoot, 'out', 'test-results')
  await mkdir(folder, { recursive: true })
  const report = join(folder, `${projects.join('-')}.json`)
  await rm(report, { force: true })
  const args = [bin('vitest'), 'run', ...projects.flatMap((name) => ['--project', name])]
  // A short report shows what failed and nothing else; what passed is counted from the other one.
  args.push(`--reporter=${quiet ? 'dot' : 'default'}`, '--reporter=json', `--outputFile.json=${report}`)
  const result = await run(projectNode, args, {
    cwd: repoRoot,
    quiet,
    env: projects.includes('package') ? { ...env, PANTAU_TEST_PACKAGE: '1' } : env,
  })
  const text = await readFile(report, 'utf8').catch(() => undefined)
  const counted = vitestCounts(text && JSON.parse(text))
  // An error outside of any test (an unhandled rejection) fails the run and no test.
  const total = result.code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  return {
    ok: total.failed === 0 && total.passed > 0,
    counts: total.passed + total.failed > 0 ? total : counts(0, 1),
    output: `${result.stdout}${result.stderr}`.trim(),
  }
}
