import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository this script belongs to. */
export const repoRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The Node that the project is written for, as installed by `npm ci`; the system's may be older. */
export const projectNode = join(
  repoRoot,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
)

/** Program of a package installed in the repository. */
export const bin = (name) => join(repoRoot, 'node_modules', '.bin', name)

/**
 * Where runtimes and built bindings live. Never inside the repository: a fresh clone then finds them, and
 * nothing of it can be packaged by accident.
 */
export function cacheDir(env = process.env, home = homedir()) {
  if (env.PANTAU_CACHE_DIR) return resolve(env.PANTAU_CACHE_DIR)
  if (env.XDG_CACHE_HOME) return join(resolve(env.XDG_CACHE_HOME), 'pantau')
  return join(home, '.cache', 'pantau')
}
