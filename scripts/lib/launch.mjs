import { existsSync } from 'node:fs'
import { cacheDir } from './paths.mjs'
import { findRuntime } from './runtime.mjs'
import { SetupError } from './say.mjs'
import { bindingPath, needsOwnBinding } from './sqlite-binding.mjs'

const SET_UP = 'run `node scripts/setup.mjs`.'

/**
 * How to start the console: the runtime's executable, the arguments that come before the app's folder and
 * the environment to add. Looks only at what is there; throws SetupError when set-up has yet to run.
 */
export function launchInfo({ env = process.env, uid = process.getuid?.() } = {}) {
  const runtime = findRuntime({ env })
  if (!runtime) throw new SetupError('No Electron runtime is set up.', SET_UP)
  const extra = {}
  if (needsOwnBinding(runtime.version)) {
    const binding = bindingPath({ cache: cacheDir(env) })
    if (!existsSync(binding)) throw new SetupError("better-sqlite3's binding is not built.", SET_UP)
    extra.PANTAU_SQLITE_BINDING = binding
  }
  return {
    electron: runtime.executable,
    version: runtime.version,
    // Chromium refuses to start its sandbox as root. Development only: no packaged app carries this.
    args: uid === 0 ? ['--no-sandbox'] : [],
    env: extra,
  }
}
