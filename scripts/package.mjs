#!/usr/bin/env node
// `npm run package`: the installers that this system can build, into dist/. With `--release` nothing but the
// declared Electron may be packed. `--targets deb,rpm` narrows; `--flavour test` leaves the inspector open.
import { readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { bin, projectNode, repoRoot } from './lib/paths.mjs'
import { run, tail } from './lib/run.mjs'
import { declaredVersion, findRuntime } from './lib/runtime.mjs'
import { SetupError, say } from './lib/say.mjs'
import { bindingPath, needsOwnBinding } from './lib/sqlite-binding.mjs'
import { setUp } from './setup.mjs'

const USAGE = 'usage: npm run package -- [--release] [--targets LIST] [--flavour test]'
const platformFlag = { linux: '--linux', win32: '--win', darwin: '--mac' }

/** What is asked for on the command line; throws SetupError that names what is not understood. */
export function parsePackageArguments(argv) {
  const options = { release: false, targets: undefined, flavour: undefined }
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--release') options.release = true
    else if (argv[i] === '--targets' && argv[i + 1]) options.targets = argv[++i].split(',')
    else if (argv[i] === '--flavour' && argv[i + 1] === 'test') options.flavour = argv[++i]
    else throw new SetupError(`Unknown argument ${argv[i]}.`, USAGE)
  }
  return options
}

/**
 * Environment that tells the configuration what to pack. A runtime that is not the declared one makes a
 * development build, by name, and is refused for a release.
 */
export function packageEnvironment({ runtime, declared, release, flavour, binding }) {
  const env = flavour ? { PANTAU_PACKAGE_FLAVOUR: flavour } : {}
  const exact = runtime.version === declared && runtime.kind !== 'registry'
  if (release && !exact) {
    throw new SetupError(
      `A release is built from Electron ${declared}; here is only ${runtime.version} (${runtime.kind}).`,
      'run it where Electron can be downloaded, with PANTAU_RUNTIME=declared.',
    )
  }
  env.PANTAU_PACKAGE_ELECTRON = runtime.dir
  env.PANTAU_PACKAGE_ELECTRON_VERSION = runtime.version
  if (!exact) env.PANTAU_PACKAGE_DEVELOPMENT = `dev-electron${Number.parseInt(runtime.version, 10)}`
  if (binding) env.PANTAU_PACKAGE_BINDING = binding
  return env
}

async function has(program) {
  return (await run('which', [program], { quiet: true })).code === 0
}

async function targetsHere(runtime) {
  if (process.platform === 'win32') return ['nsis', 'msi']
  if (process.platform === 'darwin') return ['dmg']
  if (runtime.kind === 'registry') return ['deb']
  return ['deb', 'AppImage', ...((await has('rpmbuild')) ? ['rpm'] : [])]
}

async function electronBuilder(args, env) {
  const config = ['--config', 'scripts/electron-builder.config.mjs', '--publish', 'never']
  const result = await run(projectNode, [bin('electron-builder'), ...args, ...config], {
    cwd: repoRoot,
    env: { ...process.env, ...env },
    quiet: true,
  })
  for (const line of result.stderr.split('\n'))
    if (line.startsWith('[package]')) process.stderr.write(`${line}\n`)
  if (result.code !== 0) throw new Error(`electron-builder failed:\n${tail(result, 40)}`)
}

async function main() {
  const options = parsePackageArguments(process.argv.slice(2))
  await setUp()
  await build()
  const runtime = findRuntime()
  const binding = needsOwnBinding(runtime.version) ? bindingPath() : undefined
  const env = packageEnvironment({ ...options, runtime, declared: declaredVersion(), binding })
  if (env.PANTAU_PACKAGE_DEVELOPMENT) {
    say(`packing Electron ${runtime.version}: a development build, not for release`)
  }
  const targets = options.targets ?? (await targetsHere(runtime))
  const dist = join(repoRoot, 'dist')
  await rm(dist, { recursive: true, force: true })
  const flag = platformFlag[process.platform]
  const ownDeb = process.platform === 'linux' && targets.includes('deb')
  if (ownDeb) {
    const fpm = join(repoRoot, 'scripts', 'lib', 'fpm-deb.mjs')
    await electronBuilder([flag, 'deb'], { ...env, CUSTOM_FPM_PATH: fpm })
  }
  const others = ownDeb ? targets.filter((target) => target !== 'deb') : targets
  if (others.length > 0) await electronBuilder([flag, ...others], env)
  const pattern = /\.(deb|AppImage|rpm|exe|msi|dmg)$/
  for (const name of await readdir(dist)) {
    if (pattern.test(name)) process.stdout.write(`${relative(process.cwd(), join(dist, name))}\n`)
  }
}

if (process.argv[1]?.endsWith('package.mjs')) {
  main().catch((error) => {
    say(error.message)
    process.exitCode = 1
  })
}
