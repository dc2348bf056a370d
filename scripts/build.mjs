#!/usr/bin/env node
// Builds main, preload and renderer into out/, unless what they are made from is what it was at the last build.
import { existsSync, realpathSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { ensureDependencies } from './lib/dependencies.mjs'
import { fingerprint } from './lib/fingerprint.mjs'
import { projectNode, repoRoot } from './lib/paths.mjs'
import { run, tail } from './lib/run.mjs'

const INPUTS = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/lib/bundle-guard.mjs',
]
const OUTPUTS = ['main/index.js', 'main/hub.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']

/** Build if needed. Returns true when something was built; throws when the build failed. */
export async function build({ force = false } = {}) {
  const out = join(repoRoot, 'out')
  const stamp = join(out, '.built-from')
  const now = await fingerprint(repoRoot, INPUTS)
  const before = await readFile(stamp, 'utf8').catch(() => undefined)
  if (!force && before === now && OUTPUTS.every((file) => existsSync(join(out, file)))) return false
  // Without a stamp a build that breaks off half-way is never taken for a finished one.
  await rm(stamp, { force: true })
  process.stderr.write('[build] building main, preload and renderer\n')
  const vite = join(repoRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = await run(projectNode, [vite, 'build', '--logLevel', 'warn'], {
    cwd: repoRoot,
    quiet: true,
  })
  if (result.code !== 0) throw new Error(`the build failed:\n${stripVTControlCharacters(tail(result, 40))}`)
  await writeFile(stamp, now)
  return true
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureDependencies()
  try {
    const built = await build({ force: process.argv.includes('--force') })
    process.stderr.write(built ? '[build] done: out/\n' : '[build] out/ is up to date\n')
  } catch (error) {
    process.stderr.write(`[build] ${error.message}\n`)
    process.exitCode = 1
  }
}
