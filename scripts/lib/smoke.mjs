import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchInfo } from './launch.mjs'
import { repoRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { SetupError } from './say.mjs'

/** What the runtime is asked to do: load SQLite the way the console does and say which versions it has. */
const probe = (root) => `
const { app } = require('electron')
const Database = require('module').createRequire(${JSON.stringify(join(root, 'package.json'))})('better-sqlite3')
const nativeBinding = process.env.PANTAU_SQLITE_BINDING
const db = new Database(':memory:', nativeBinding ? { nativeBinding } : {})
const sqlite = db.prepare('select sqlite_version() as v').get().v
app.whenReady().then(() => {
  process.stdout.write('probe ' + JSON.stringify({ electron: process.versions.electron, sqlite }) + '\\n', () => app.exit(0))
})
`

/** Libraries that the executable cannot find, as the loader names them. */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/** Start the runtime once, without a display, and make SQLite work in it. Returns both versions. */
export async function smokeTest() {
  const launch = launchInfo()
  if (process.platform === 'linux') {
    const linked = await run('ldd', [launch.electron], { quiet: true })
    const missing = missingLibraries(linked.stdout)
    if (missing.length > 0) {
      throw new SetupError(
        `The Electron runtime lacks system libraries: ${missing.join(', ')}.`,
        'install the packages that hold them (on Debian: run set-up as root).',
      )
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'pantau-probe-'))
  try {
    await writeFile(join(folder, 'package.json'), '{"name":"pantau-probe","main":"main.cjs"}')
    await writeFile(join(folder, 'main.cjs'), probe(repoRoot))
    const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []
    const args = [...launch.args, ...headless, `--user-data-dir=${join(folder, 'profile')}`, folder]
    const env = { ...process.env, ...launch.env }
    delete env.ELECTRON_RUN_AS_NODE
    const result = await run(launch.electron, args, { quiet: true, timeoutMs: 60_000, env })
    const line = /^probe (.*)$/m.exec(result.stdout)
    if (!line) {
      throw new SetupError(
        `The Electron runtime does not start${result.timedOut ? ' within a minute' : ''}: ${tail(result, 3)}.`,
        `start it by hand to see why: ${launch.electron} ${args.join(' ')}`,
      )
    }
    return JSON.parse(line[1])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
