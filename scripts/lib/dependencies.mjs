import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectNode, repoRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { SetupError, say } from './say.mjs'

const stampOf = (root) => join(root, 'node_modules', '.pantau-setup')

const readText = (path) => readFile(path, 'utf8').catch(() => undefined)

/**
 * True when what npm says it installed is what the lock file asks for. Optional packages may be missing
 * (they belong to other platforms); everything else must be there in the locked version.
 */
export function matchesLock(lock, installed) {
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (path === '' || wanted.link) continue
    const found = installed.packages?.[path]
    if (!found) {
      if (wanted.optional || wanted.devOptional || wanted.peer) continue
      return false
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) return false
  }
  return true
}

/** Installed dependencies are those of package-lock.json? One file read and one hash when nothing changed. */
export async function dependenciesAreInstalled(root = repoRoot) {
  const lockText = await readFile(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lockText).digest('hex')
  if ((await readText(stampOf(root))) === hash) return true
  // npm writes this file as the last step of an install: a broken-off one has none, or an old one.
  const installed = await readText(join(root, 'node_modules', '.package-lock.json'))
  if (!installed || !existsSync(join(root, 'node_modules', '.bin', 'node'))) return false
  if (!matchesLock(JSON.parse(lockText), JSON.parse(installed))) return false
  await writeFile(stampOf(root), hash).catch(() => undefined)
  return true
}

async function projectNodeRuns() {
  const version = await run(projectNode, ['--version'], { quiet: true })
  return version.code === 0 ? version.stdout.trim() : undefined
}

/**
 * Packages whose install scripts run (`allowScripts` of package.json says the same to npm). The one of `node`
 * fetches the program of this platform. All others stay unrun: none is needed, and npm would start a compiler
 * for better-sqlite3, which a bare machine does not have and its prebuilt binding does not need.
 */
const REVIEWED_SCRIPTS = ['node']

function npm(command, ...args) {
  const options = ['--no-audit', '--no-fund', '--loglevel=error']
  return run('npm', [command, ...args, ...options], { cwd: repoRoot, timeoutMs: 20 * 60_000 })
}

/** `npm ci` when, and only when, the lock file says something else than what is installed. */
export async function ensureDependencies() {
  if (!(await dependenciesAreInstalled())) {
    say('installing the npm packages (npm ci)')
    for (let attempt = 1; ; attempt++) {
      const installed = await npm('ci', '--ignore-scripts')
      if (installed.code === 0) break
      if (attempt === 2) {
        throw new SetupError(
          `npm ci failed: ${tail(installed, 3)}.`,
          'check the network (npm ping) and run `node scripts/setup.mjs` again.',
        )
      }
      say('npm ci failed; trying once more')
    }
    for (const name of REVIEWED_SCRIPTS) await npm('rebuild', name, '--foreground-scripts')
    await dependenciesAreInstalled()
  }
  if ((await projectNodeRuns()) === undefined) {
    throw new SetupError(
      'Node 24 of node_modules does not run (its install script may have been blocked).',
      'run `npm rebuild node`.',
    )
  }
}
