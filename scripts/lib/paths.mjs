import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository this script belongs to. */
export const repoRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The Node that the project is written for, as installed by `npm ci`; the system's may be older. */
export const projectNode =
  process.platform === 'win32'
    ? join(repoRoot, 'node_modules', 'node', 'bin', 'node.exe')
    : join(repoRoot, 'node_modules', '.bin', 'node')

/** Program of a package installed in the repository, as the JavaScript file that Node runs. */
export function bin(name) {
  const link = join(repoRoot, 'node_modules', '.bin', name)
  if (process.platform !== 'win32') return link
  // There the link is a batch file, which names the script relative to its own folder.
  const script = /"%dp0%\\(\.\.\\[^"]+?)"/.exec(readFileSync(`${link}.cmd`, 'utf8'))
  return script ? resolve(dirname(link), script[1]) : link
}

/**
 * Where runtimes and built bindings live. Never inside the repository: a fresh clone then finds them, and
 * nothing of it can be packaged by accident.
 */
export function cacheDir(env = process.env, home = homedir()) {
  if (env.PANTAU_CACHE_DIR) return resolve(env.PANTAU_CACHE_DIR)
  if (env.XDG_CACHE_HOME) return join(resolve(env.XDG_CACHE_HOME), 'pantau')
  return join(home, '.cache', 'pantau')
}
