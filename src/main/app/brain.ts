import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, session } from 'electron'
import { createEngine } from '../../engine/engine.ts'
import type { Engine } from '../../engine/engine-api.ts'
import type { Notifier, SettingsStore, Shell, Voice } from '../../engine/ports.ts'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { hostHub } from '../hub-host/embedded-hub.ts'
import type { HubHost } from '../hub-host/hub-host.ts'
import { createFileSaver } from '../native/file-saver.ts'
import { createSecretStore } from '../native/secrets.ts'
import { createSystemProxy } from '../native/system-proxy.ts'
import { createVault } from '../native/vault.ts'
import type { Notices } from './notices.ts'
import type { ConsoleStart } from './start.ts'
import type { MainWords } from './words.ts'

export interface BrainOptions {
  readonly start: ConsoleStart
  readonly clock: Clock
  readonly log: Log
  readonly settings: SettingsStore
  readonly notices: Notices
  readonly words: MainWords
  readonly notifier: Notifier
  readonly voice: Voice
  /** Windows and screens. */
  readonly shell: Shell
  /** The window that dialogs belong to; null while there is none. */
  readonly window: () => BrowserWindow | null
}

/** The engine and the hub that runs beside it. */
export interface Brain {
  readonly engine: Engine
  /** Null where the embedded hub is off. */
  readonly hub: HubHost | null
}

/**
 * Makes the engine and starts it and the hub.
 *
 * @throws what the engine throws when the data folder cannot be used; nothing runs then
 */
export function startBrain(options: BrainOptions): Brain {
  const { start, clock, log, settings, notices } = options
  const { hub: hubSettings } = settings.get()
  const embeddedHub = hubSettings.enabled && !start.arguments.noHub
  const secrets = createSecretStore(
    join(start.dataDir, 'secrets.json'),
    createVault(process.platform),
    log,
    () => notices.set({ code: 'secrets-unavailable', detail: '' }),
  )
  const engine = createEngine({
    clock,
    log,
    dataDir: start.dataDir,
    nativeBinding: start.nativeBinding,
    embeddedHub,
    settings,
    secrets,
    notifier: options.notifier,
    voice: options.voice,
    shell: options.shell,
    userName: userName(),
    files: createFileSaver(options.window),
    systemProxy: createSystemProxy((url) => session.defaultSession.resolveProxy(url)),
    random: (bytes) => randomBytes(bytes),
    appInfo: () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      demo: start.arguments.demo,
      dataDir: start.dataDir,
      notices: notices.list(),
    }),
  })
  const hub = embeddedHub
    ? hostHub({ start, port: hubSettings.port, clock, log, notices, words: options.words, engine })
    : null
  engine.start()
  hub?.start()
  return { engine, hub }
}

/** Who is logged in. A user without an entry in the system's list (containers) has no name to be had. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? ''
  }
}
