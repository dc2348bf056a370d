import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureTestUser, TEST_USER } from '../../scripts/lib/e2e.mjs'
import { readFuses } from '../../scripts/lib/fuses.mjs'

// The bugs: a package that only works in the checkout it was built in, that carries a binding for another
// runtime, that starts only without its sandbox, or that leaves something behind when it is removed.

const repo = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const installed = '/opt/Pantau'
const isRoot = process.getuid?.() === 0

interface Source {
  readonly id: string
  readonly state: string
}

async function apt(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const command = ['apt-get', '-y', '-q', ...args]
  const [program, ...rest] = isRoot
    ? command
    : ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', ...command]
  await run(program ?? '', rest, { env, maxBuffer: 16 * 1024 * 1024 })
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Start the installed console as an ordinary user on a desktop of its own. */
async function startInstalled(dataDir: string, args: readonly string[]): Promise<ChildProcess> {
  const flags = ['--log-level=3', '--data-dir', dataDir, ...args]
  // A copy outside of the checkout: it may lie in a folder that the ordinary user cannot enter.
  const desktop = await mkdtemp(join(tmpdir(), 'pantau-desktop-'))
  await run('cp', ['-r', join(repo, 'scripts'), join(desktop, 'scripts')])
  await run('cp', [process.execPath, join(desktop, 'node')])
  await chmod(desktop, 0o755)
  const command = [
    join(desktop, 'node'),
    join(desktop, 'scripts/desktop.mjs'),
    `${installed}/pantau`,
    ...flags,
  ]
  const user = isRoot
    ? [
        'setpriv',
        '--reuid',
        TEST_USER,
        '--regid',
        TEST_USER,
        '--init-groups',
        '--reset-env',
        'env',
        `HOME=${dataDir}`,
      ]
    : ['env']
  const [program, ...rest] = [...user, ...command]
  const child = spawn(program ?? '', rest, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  child.once('exit', () => rm(desktop, { recursive: true, force: true }))
  return child
}

/** The status lines of a running console, until one satisfies `wanted`; fails with all it wrote otherwise. */
function statusUntil(child: ChildProcess, wanted: (sources: readonly Source[]) => boolean): Promise<void> {
  return new Promise((done, fail) => {
    const written: string[] = []
    const see = (line: string): void => {
      written.push(line)
      if (!line.startsWith('{"status"')) return
      const { status }: { readonly status: { readonly sources: readonly Source[] } } = JSON.parse(line)
      if (wanted(status.sources)) done()
    }
    if (child.stdout) createInterface({ input: child.stdout }).on('line', see)
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => written.push(line))
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`ended with ${code}:\n${written.join('\n')}`)))
  })
}

describe.runIf(process.platform === 'linux')('the Debian package', () => {
  let dataDir = ''
  let deb = ''

  beforeAll(async () => {
    await run(process.execPath, [join(repo, 'scripts/package.mjs'), '--targets', 'deb'], { cwd: repo })
    const name = (await readdir(join(repo, 'dist'))).find((file) => file.endsWith('.deb'))
    expect(name).toBeDefined()
    // apt reads the file as a user of its own, who may not enter the checkout.
    const folder = await mkdtemp(join(tmpdir(), 'pantau-package-'))
    await chmod(folder, 0o755)
    deb = join(folder, 'pantau.deb')
    await run('cp', [join(repo, 'dist', name ?? ''), deb])
    await apt('install', '--no-install-recommends', deb)
    if (isRoot) await ensureTestUser()
    dataDir = await mkdtemp(join(tmpdir(), 'pantau-installed-'))
    if (isRoot) await run('chown', [`${TEST_USER}:`, dataDir])
  })

  afterAll(async () => {
    await apt('purge', 'pantau').catch(() => undefined)
    await rm(dataDir, { recursive: true, force: true })
    await rm(resolve(deb, '..'), { recursive: true, force: true })
  })

  test('holds one native binding, this platform’s, outside of the archive', async () => {
    const files = await filesBelow(installed)
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1)
    expect(files.filter((file) => file.endsWith('.asar'))).toEqual([`${installed}/resources/app.asar`])
  })

  test('has its fuses set', async () => {
    expect(await readFuses(`${installed}/pantau`)).toMatchObject({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    })
  })

  test('tells the desktop its name, icon and link scheme, and asks for no missing sandbox', async () => {
    const { stdout: entry } = await run('cat', ['/usr/share/applications/pantau.desktop'])
    expect(entry).toContain('Icon=pantau')
    expect(entry).toContain('x-scheme-handler/pantau')
    // Without the field the desktop would start us and keep the link.
    expect(entry).toMatch(/^Exec=.*%[uU]$/m)
    const { stdout: opener } = await run('xdg-mime', ['query', 'default', 'x-scheme-handler/pantau'])
    expect(opener.trim()).toBe('pantau.desktop')
    expect(entry).not.toContain('--no-sandbox')
    const { stdout: files } = await run('dpkg', ['-L', 'pantau'])
    expect(files).toContain('/usr/share/icons/hicolor/256x256/apps/pantau.png')
  })

  test('is live on its own hub when an ordinary user starts it', async () => {
    const child = await startInstalled(dataDir, ['--seconds', '60', '--status-interval', '1'])
    try {
      await statusUntil(child, (sources) => sources.some(({ id, state }) => id === 'hub' && state === 'live'))
      const { stdout: processes } = await run('ps', ['-eo', 'user:20,args'])
      const ours = processes.split('\n').filter((line) => line.includes(`${installed}/pantau`))
      expect(ours.some((line) => line.includes('--type=renderer'))).toBe(true)
      expect(ours.filter((line) => line.includes('--no-sandbox'))).toEqual([])

      // As the desktop does when somebody follows a link.
      const second = await startInstalled(dataDir, ['pantau://view/stock'])
      const [code] = await once(second, 'exit')
      expect(code).toBe(0)
      const log = await readFile(join(dataDir, 'logs', 'main.log'), 'utf8')
      expect(log).not.toContain('leads nowhere')
    } finally {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
    }
  })

  test('leaves nothing behind when it is removed', async () => {
    await apt('remove', 'pantau')
    for (const path of [installed, '/usr/bin/pantau', '/usr/share/applications/pantau.desktop']) {
      await expect(lstat(path)).rejects.toThrow('ENOENT')
    }
    // What its scripts might still do runs at a purge; after it the system does not know the package.
    await apt('purge', 'pantau')
    await expect(run('dpkg', ['-s', 'pantau'])).rejects.toThrow()
  })
})
