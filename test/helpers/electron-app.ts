import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright/test'

/** The checkout. */
export const repoRoot = resolve(import.meta.dirname, '../..')
/** What is tested: this checkout after `npm run build`, or another built app. */
const appDir = process.env.PANTAU_E2E_APP ?? repoRoot

/** How `node scripts/setup.mjs --print` says that the console is started (contract.md). */
export interface Launch {
  readonly electron: string
  readonly version: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

let launch: Launch | null = null

/** Asks set-up once how to start Electron on this machine. */
export function launchInfo(): Launch {
  launch ??= JSON.parse(
    execFileSync(process.execPath, [join(repoRoot, 'scripts/setup.mjs'), '--print'], { encoding: 'utf8' }),
  ) as Launch
  return launch
}

export interface ConsoleOptions {
  /** A fresh one when left out. */
  readonly dataDir?: string
  /** Content of a `--config` file. */
  readonly config?: unknown
  readonly args?: readonly string[]
  /** Variables set, or (undefined) taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Switches the page's policy off, to see whether the walls behind it hold. */
  readonly bypassCSP?: boolean
}

/** A console that runs for one test. */
export interface TestConsole {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  /** Lines of stdout and stderr so far. */
  readonly lines: readonly string[]
  /** Ends it in order and waits until the process is gone; does nothing when it is gone already. */
  close(): Promise<void>
  /** kill -9 on main, and waits until the process is gone. */
  kill(): Promise<void>
}

/** A folder of its own for every test. */
export function freshFolder(name = 'e2e'): string {
  return mkdtempSync(join(tmpdir(), `pantau-${name}-`))
}

/** Arguments for starting the console by hand, for tests of starts that never open a window of their own. */
export function consoleCommand(
  dataDir: string,
  args: readonly string[] = [],
): { file: string; args: string[] } {
  const info = launchInfo()
  return {
    file: info.electron,
    args: [...info.args, '--log-level=3', appDir, '--data-dir', dataDir, ...args],
  }
}

/** The environment of a console in a test. */
export function consoleEnvironment(changes: ConsoleOptions['env'] = {}): Record<string, string> {
  const merged = { ...process.env, ...launchInfo().env, ...changes }
  delete merged.ELECTRON_RUN_AS_NODE
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** Starts the console and waits for its window. */
export async function launchConsole(options: ConsoleOptions = {}): Promise<TestConsole> {
  const dataDir = options.dataDir ?? freshFolder()
  const args = [...(options.args ?? [])]
  if (options.config !== undefined) {
    const file = join(freshFolder('config'), 'config.json')
    writeFileSync(file, JSON.stringify(options.config))
    args.push('--config', file)
  }
  const command = consoleCommand(dataDir, args)
  const app = await _electron.launch({
    executablePath: command.file,
    args: ['-r', join(import.meta.dirname, 'hold-until-driven.cjs'), ...command.args],
    env: consoleEnvironment(options.env),
    cwd: appDir,
    timeout: 30_000,
    // Without this Playwright adds --no-sandbox by itself; only root has to do without.
    chromiumSandbox: process.getuid?.() !== 0,
    bypassCSP: options.bypassCSP ?? false,
  })
  const lines = collectLines(app)
  const main = app.process()
  const gone = new Promise<void>((done) => main.once('exit', () => done()))
  const isGone = (): boolean => main.exitCode !== null || main.signalCode !== null
  return {
    app,
    page: await consolePage(app),
    dataDir,
    lines,
    async close() {
      if (!isGone()) await app.close()
      await gone
    },
    async kill() {
      main.kill('SIGKILL')
      await gone
    },
  }
}

/** The console's window: the page that sounds is a page to the driver too, and on a busy machine it may be ready first. */
async function consolePage(app: ElectronApplication): Promise<Page> {
  for (let seen = 0; ; ) {
    const pages = app.windows()
    for (const page of pages.slice(seen)) {
      const window = await app.browserWindow(page)
      if (await window.evaluate((owner) => Boolean(owner))) return page
    }
    seen = pages.length
    if (app.windows().length === seen) await app.waitForEvent('window')
  }
}

function collectLines(app: ElectronApplication): string[] {
  const lines: string[] = []
  for (const stream of [app.process().stdout, app.process().stderr]) {
    let rest = ''
    stream?.setEncoding('utf8')
    stream?.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
  }
  return lines
}
