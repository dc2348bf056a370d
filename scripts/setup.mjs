#!/usr/bin/env node
// Sets up what the project needs on a bare machine: npm packages, an Electron runtime, SQLite's binding for
// it, system packages. Runs on Node 18 and later without node_modules, does nothing that was done before,
// needs no network the second time. Progress goes to stderr; `--print` gives the one line on stdout.
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './lib/dependencies.mjs'
import { launchInfo } from './lib/launch.mjs'
import { withLock } from './lib/lock.mjs'
import { cacheDir } from './lib/paths.mjs'
import { ensureRuntime } from './lib/runtime.mjs'
import { SetupError, say } from './lib/say.mjs'
import { smokeTest } from './lib/smoke.mjs'
import { bindingPath, ensureBinding, needsOwnBinding } from './lib/sqlite-binding.mjs'
import { ensureSystemPackages } from './lib/system-packages.mjs'

const USAGE = 'usage: node scripts/setup.mjs [--print] [--with tests]'

function parse(argv) {
  const options = { print: false, withTests: false }
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--print') options.print = true
    else if (argv[i] === '--with' && argv[i + 1] === 'tests') options.withTests = argv[++i] === 'tests'
    else if (argv[i] === '--help') options.help = true
    else throw new SetupError(`Unknown argument ${argv[i]}.`, USAGE)
  }
  return options
}

/** A probe that succeeded is not repeated while runtime, binding and this Node stay the same. */
async function smokeTestOnce() {
  const key = createHash('sha256').update(JSON.stringify(launchInfo())).digest('hex').slice(0, 16)
  const stamp = join(cacheDir(), `works-${key}.json`)
  const known = await readFile(stamp, 'utf8').catch(() => undefined)
  if (known) return
  const versions = await smokeTest()
  say(`the runtime works: Electron ${versions.electron}, SQLite ${versions.sqlite}`)
  await writeFile(`${stamp}.${process.pid}`, JSON.stringify(versions))
  await rename(`${stamp}.${process.pid}`, stamp)
}

/** What a set-up that was killed left half-done. Only under the lock: nobody else is at work then. */
async function clearUnfinished() {
  for (const name of await readdir(cacheDir())) {
    if (/^\.(work|build)-\d+$/.test(name)) await rm(join(cacheDir(), name), { recursive: true, force: true })
  }
}

/**
 * Make everything ready. What for besides running the console: `display` adds what a virtual desktop
 * needs, `tests` the programs that tests put beside the console.
 */
export async function setUp({ display = false, tests = false } = {}) {
  await mkdir(cacheDir(), { recursive: true })
  await withLock(join(cacheDir(), 'setup.lock'), async () => {
    await clearUnfinished()
    await ensureDependencies()
    const runtime = await ensureRuntime()
    const build = needsOwnBinding(runtime.version) && !existsSync(bindingPath())
    const purposes = { runtime: true, build, display, tests }
    await ensureSystemPackages(Object.keys(purposes).filter((purpose) => purposes[purpose]))
    if (build) await ensureBinding()
    await smokeTestOnce()
    say(`ready: Electron ${runtime.version} (${runtime.kind})`)
  })
}

async function main() {
  const options = parse(process.argv.slice(2))
  if (options.help) process.stdout.write(`${USAGE}\n`)
  else if (options.print) process.stdout.write(`${JSON.stringify(launchInfo())}\n`)
  else await setUp({ display: options.withTests, tests: options.withTests })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  })
}
