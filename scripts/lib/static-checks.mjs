import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changelogProblems } from './changelog.mjs'
import { bin, projectNode, repoRoot } from './paths.mjs'
import { run } from './run.mjs'
import { strayInSource } from './source-folders.mjs'

const program =
  (name, ...args) =>
  async () => {
    const result = await run(projectNode, [bin(name), ...args], { cwd: repoRoot, quiet: true })
    return { ok: result.code === 0, output: `${result.stdout}${result.stderr}`.trim() }
  }

const problems = (find) => async () => {
  const found = await find()
  return { ok: found.length === 0, output: found.join('\n') }
}

/**
 * The checks that need no running program: `{ name, run: () => Promise<{ ok, output }> }`. The slowest come
 * first, so that two of them at a time fill two cores.
 */
export const staticChecks = [
  { name: 'types', run: program('tsc', '-p', '.', '--noEmit', '--pretty', 'false') },
  {
    name: 'imports',
    run: program('depcruise', 'src', '--config', 'scripts/import-rules.mjs', '--output-type', 'err-long'),
  },
  { name: 'dead code', run: program('knip', '--no-progress') },
  { name: 'format and lint', run: program('biome', 'check', '--error-on-warnings', '.') },
  {
    name: 'changelog',
    run: problems(async () => changelogProblems(await readFile(join(repoRoot, 'CHANGELOG.md'), 'utf8'))),
  },
  {
    name: 'folders of src',
    run: problems(async () =>
      (await strayInSource(repoRoot)).map((name) => `src/${name} is not one of the folders of the house`),
    ),
  },
]
