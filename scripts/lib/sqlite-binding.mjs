import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { bin, cacheDir, projectNode, repoRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { SetupError, say } from './say.mjs'

/** First Electron major whose Node-API is 10, which better-sqlite3's prebuilt binding needs. */
const FIRST_MAJOR_WITH_NAPI_10 = 36

/** True when the prebuilt binding would crash this runtime, so that it needs one built for it. */
export function needsOwnBinding(electronVersion) {
  return Number.parseInt(electronVersion, 10) < FIRST_MAJOR_WITH_NAPI_10
}

function packageVersion(root) {
  const manifest = join(root, 'node_modules', 'better-sqlite3', 'package.json')
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}

/** Where the binding built by us lies, whether or not it was built yet. */
export function bindingPath({ root = repoRoot, cache = cacheDir() } = {}) {
  const name = `better-sqlite3-${packageVersion(root)}-napi9-${process.platform}-${process.arch}`
  return join(cache, name, 'better_sqlite3.node')
}

/** Node's headers: they travel in the npm package of the project's Node. */
function headersDir() {
  const candidates = [
    join(repoRoot, 'node_modules', 'node', 'node_modules', `node-${process.platform}-${process.arch}`),
    join(repoRoot, 'node_modules', `node-${process.platform}-${process.arch}`),
    dirname(dirname(process.execPath)),
    '/usr',
  ]
  return candidates.find((dir) => existsSync(join(dir, 'include', 'node', 'node_api.h')))
}

/**
 * Build better-sqlite3's binding for runtimes below Node-API 10 from the package's own sources, in a
 * folder of the cache; a build inside node_modules would be preferred by the loader and packaged.
 */
export async function ensureBinding() {
  const target = bindingPath()
  if (existsSync(target)) return target
  const nodedir = headersDir()
  if (!nodedir)
    throw new SetupError('Node headers for building better-sqlite3 were not found.', 'run `npm ci`.')
  say("building better-sqlite3's binding for this runtime (about a minute, once)")
  const work = join(cacheDir(), `.build-${process.pid}`)
  const modules = join(repoRoot, 'node_modules')
  await rm(work, { recursive: true, force: true })
  try {
    await mkdir(join(work, 'node_modules'), { recursive: true })
    for (const part of ['binding.gyp', 'package.json', 'src', 'deps', 'lib']) {
      await cp(join(modules, 'better-sqlite3', part), join(work, part), { recursive: true })
    }
    const addonApi = join(modules, 'node-addon-api')
    await cp(addonApi, join(work, 'node_modules', 'node-addon-api'), { recursive: true })
    const jobs = typeof availableParallelism === 'function' ? availableParallelism() : cpus().length
    const built = await run(
      projectNode,
      [bin('node-gyp'), 'rebuild', '--release', '--force_build=1', `--nodedir=${nodedir}`, `--jobs=${jobs}`],
      {
        cwd: work,
        quiet: true,
        env: {
          ...process.env,
          PATH: `${dirname(projectNode)}:${process.env.PATH}`,
          // The sources ask for Node-API 10; the calls they make exist in 9 as experimental ones.
          CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NO_WARNING',
        },
      },
    )
    const file = join(work, 'build', 'Release', 'better_sqlite3.node')
    if (built.code !== 0 || !existsSync(file)) {
      throw new SetupError(
        `better-sqlite3 cannot be built: ${tail(built)}`,
        'install python3, make and g++ (`apt-get install python3 make g++`) and run set-up again.',
      )
    }
    await mkdir(dirname(target), { recursive: true })
    await rename(file, target)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return target
}
