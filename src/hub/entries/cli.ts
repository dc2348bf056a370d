import { homedir } from 'node:os'
import { join } from 'node:path'
import { createJsonLog } from '../../node/log/log.ts'
import type { HubMessage } from '../../shared/hub/host.ts'
import { startDemo } from '../demo/demo.ts'
import { type Hub, startHub } from '../start.ts'
import { HubStartError } from '../start-error.ts'
import { type HubArguments, hubUsage, parseHubArguments } from './arguments.ts'

/** Where the hub keeps its data when nobody says: the platform's place for a user's data. */
function defaultDataDir(): string {
  const home = homedir()
  switch (process.platform) {
    case 'win32':
      return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Pantau', 'hub')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Pantau', 'hub')
    default:
      return join(process.env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'pantau', 'hub')
  }
}

function say(message: HubMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** Resolves at the first wish to end; a second one ends at once. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    let times = 0
    const end = (): void => {
      times += 1
      if (times > 1) process.exit(1)
      resolve()
    }
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
  })
}

async function run(wanted: HubArguments): Promise<number> {
  const log = createJsonLog((line) => process.stderr.write(`${line}\n`), Date.now, 'hub')
  const ended = asked()
  const { data, demo, episodesMaxAgeMs, statsMs, ...options } = wanted
  const limits = { dialects: { episodesMaxAgeMs, statsMs } }
  let hub: Hub
  try {
    hub = await startHub({ ...options, limits, dataDir: data === '' ? defaultDataDir() : data, log })
  } catch (error) {
    const code = error instanceof HubStartError ? error.code : 'failed'
    const message = (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')
    say({ ready: false, code, message })
    process.stderr.write(`pantau hub: ${message}\n`)
    return 1
  }
  say({ ready: true, url: hub.url, epoch: hub.epoch(), pid: process.pid })
  log.info('ready', { url: hub.url, adminTokenFile: hub.adminTokenFile, demo })
  const stopDemo = demo ? startDemo(hub, log) : null
  await ended
  log.info('stopping')
  await stopDemo?.()
  await hub.stop()
  log.info('stopped')
  return 0
}

/**
 * `pantau hub …` (contract.md). First line on stdout is JSON, logs are JSON lines on stderr; ends on SIGTERM and SIGINT.
 *
 * @param argv what follows `hub`
 * @returns exit code: 0 after an orderly end, 1 when it cannot start, 2 for bad arguments
 */
export async function runHubCli(argv: readonly string[]): Promise<number> {
  const parsed = parseHubArguments(argv)
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${hubUsage}\n`)
      return 0
    case 'bad':
      process.stderr.write(`pantau hub: ${parsed.message}\n`)
      return 2
    case 'run':
      return await run(parsed.arguments)
  }
}
