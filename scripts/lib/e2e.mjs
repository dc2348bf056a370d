import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startDesktop } from './desktop.mjs'
import { projectNode, repoRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { SetupError, say } from './say.mjs'
import { bindingPath, needsOwnBinding } from './sqlite-binding.mjs'
import { counts, playwrightCounts } from './stages.mjs'

const cli = (root) => join(root, 'node_modules', 'playwright', 'cli.js')

async function readReport(file, result) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const counted = playwrightCounts(text && JSON.parse(text))
  return result.code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/** End-to-end tests as this user, on a virtual desktop. `grep` are further arguments of Playwright. */
export async function runE2e(grep = []) {
  const folder = join(repoRoot, 'out', 'test-results')
  await mkdir(folder, { recursive: true })
  const report = join(folder, 'e2e.json')
  await rm(report, { force: true })
  const desktop = process.platform === 'linux' ? await startDesktop() : undefined
  try {
    const env = { ...(desktop?.env ?? process.env), PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' }
    const args = [cli(repoRoot), 'test', '--reporter=list,json', ...grep]
    const result = await run(projectNode, args, { cwd: repoRoot, env })
    return await readReport(report, result)
  } finally {
    await desktop?.stop()
  }
}

/** The ordinary user that tests of security run as when everything else runs as root. */
export const TEST_USER = 'pantau-test'

/** Create the ordinary test user unless it is there. Root only. */
export async function ensureTestUser() {
  const known = await run('id', ['-u', TEST_USER], { quiet: true })
  if (known.code === 0) return
  const made = await run('useradd', ['--create-home', '--shell', '/bin/bash', TEST_USER], { quiet: true })
  if (made.code !== 0) throw new SetupError(`The user ${TEST_USER} cannot be created: ${tail(made, 1)}`)
}

/** Run a program as the ordinary test user, with a clean environment but for what is given. Root only. */
export function runAsTestUser(command, args, { cwd, env = {}, quiet = false, timeoutMs } = {}) {
  const home = `/home/${TEST_USER}`
  const settings = {
    HOME: home,
    USER: TEST_USER,
    LOGNAME: TEST_USER,
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    ...env,
  }
  const assignments = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const drop = ['--reuid', TEST_USER, '--regid', TEST_USER, '--init-groups', '--reset-env', '--']
  return run('setpriv', [...drop, 'env', '-i', ...assignments, command, ...args], {
    cwd: cwd ?? home,
    quiet,
    timeoutMs,
  })
}

/**
 * Where ordinary users may not make namespaces (containers, chroots), Chromium's sandbox needs its helper
 * to be set-uid root. The installed package does the same.
 */
async function allowSandbox(runtime) {
  const namespaces = await runAsTestUser('unshare', ['--user', 'true'], { quiet: true })
  if (namespaces.code === 0) return
  const helper = join(runtime, 'chrome-sandbox')
  await run('chown', ['root:root', helper], { quiet: true })
  await chmod(helper, 0o4755)
}

/**
 * What an ordinary user needs to run the end-to-end tests, copied to where it may read: a checkout and a
 * cache may lie in root's home. Packages are linked when that user can reach them.
 */
async function stage(folder) {
  const root = join(folder, 'repo')
  const cache = join(folder, 'cache')
  await mkdir(root)
  await mkdir(cache)
  const parts = ['package.json', 'package-lock.json', 'tsconfig.json', 'playwright.config.ts']
  for (const part of [...parts, 'out', 'src', 'test', 'scripts', 'resources']) {
    const skip = join(repoRoot, 'out', 'demo-data')
    await cp(join(repoRoot, part), join(root, part), {
      recursive: true,
      filter: (path) => path !== skip,
    }).catch((error) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  const modules = join(repoRoot, 'node_modules')
  const reachable = await runAsTestUser('test', ['-r', join(modules, '.package-lock.json')], { quiet: true })
  if (reachable.code === 0) await symlink(modules, join(root, 'node_modules'))
  else await run('cp', ['-a', modules, join(root, 'node_modules')], { quiet: true })
  const env = {}
  const runtime = findRuntime()
  if (runtime.kind === 'registry') {
    await run('cp', ['-a', runtime.dir, join(cache, basename(runtime.dir))], { quiet: true })
    const binding = bindingPath()
    if (needsOwnBinding(runtime.version)) {
      await cp(join(binding, '..'), join(cache, basename(join(binding, '..'))), { recursive: true })
    }
  } else if (runtime.kind === 'override') env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dir
  await run('chown', ['-R', `${TEST_USER}:`, folder], { quiet: true })
  if (runtime.kind === 'registry') await allowSandbox(join(cache, basename(runtime.dir)))
  return { root, env: { ...env, PANTAU_CACHE_DIR: cache } }
}

/**
 * The tests tagged @sandbox as an ordinary user, with Chromium's own sandbox on: root cannot have it.
 * Only for root, who has run everything else already.
 */
export async function runSandboxE2e() {
  await ensureTestUser()
  const folder = await mkdtemp(join(tmpdir(), 'pantau-sandbox-'))
  await chmod(folder, 0o755)
  try {
    say(`tests tagged @sandbox run as the ordinary user ${TEST_USER}`)
    const { root, env } = await stage(folder)
    const report = join(folder, 'e2e-sandbox.json')
    // Its own copy of Node, too: ours may lie where that user cannot go.
    const node = join(root, 'node_modules', '.bin', 'node')
    const args = [join(root, 'scripts', 'desktop.mjs'), node, cli(root), 'test']
    const result = await runAsTestUser(
      node,
      [...args, '--reporter=list,json', '--grep', '@sandbox', '--pass-with-no-tests'],
      { cwd: root, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' } },
    )
    return await readReport(report, result)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** All end-to-end tests; as root in two parts. */
export async function allE2e() {
  if (process.getuid?.() !== 0) return runE2e()
  const first = await runE2e(['--grep-invert', '@sandbox'])
  const second = await runSandboxE2e()
  return counts(first.passed + second.passed, first.failed + second.failed, first.skipped + second.skipped)
}
