import type { Log } from '../node/log/log.ts'
import type { Clock } from '../node/time/clock.ts'
import type { Alert } from '../shared/domain/alert.ts'
import type { ConnectionStateName } from '../shared/domain/connection.ts'
import type { RequestContext } from '../shared/ipc/contract.ts'
import type { Envelope } from '../shared/ipc/envelope.ts'
import type {
  AppInfoPort,
  EngineStatus,
  FileSaver,
  HubAway,
  HubEndpoint,
  Notifier,
  SecretStore,
  SettingsStore,
  Shell,
  SystemProxy,
  Voice,
} from './ports.ts'

/** What an engine is made from. */
export interface EngineOptions {
  readonly clock: Clock
  readonly log: Log
  /** Folder of console.db. */
  readonly dataDir: string
  /** Binding of better-sqlite3 for old runtimes, or null for its own prebuild (machine.md). */
  readonly nativeBinding: string | null
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly notifier: Notifier
  readonly voice: Voice
  readonly shell: Shell
  /** Name of the system's user, who answers alerts unless the settings name somebody. */
  readonly userName: string
  readonly appInfo: AppInfoPort
  readonly files: FileSaver
  readonly systemProxy: SystemProxy
  /**
   * Whether an embedded hub belongs to this run (`setHub` will tell where), so that its source is on screen from the
   * start. Default: what the settings say. `--no-hub` and headless runs pass false.
   */
  readonly embeddedHub?: boolean
  /** 10 or more random bytes per call. */
  readonly random: (bytes: number) => Uint8Array
}

/** What main mirrors outside the window: tray, badge, taskbar. */
export interface EngineSummary {
  readonly lowStock: number
  readonly openAlerts: number
  readonly openCritical: number
  /** Alerts that stand and call nobody: snoozed, or held by quiet hours. */
  readonly silenced: number
  readonly worst: ConnectionStateName
  readonly muted: boolean
  /** In the order of the screen. */
  readonly sources: readonly {
    readonly id: string
    readonly name: string
    readonly state: ConnectionStateName
  }[]
  /** The newest that are open, at most 5. */
  readonly alerts: readonly Alert[]
  /** All running jobs as one: 0 to 1, null where no running job says; `failed`: one of the last hour. Null: no job runs. */
  readonly jobs: {
    readonly running: number
    readonly progress: number | null
    readonly failed: boolean
  } | null
}

/**
 * The console's brain, as its shells (Electron main, `pantau tail`) see it. What they tell it of the machine, the hub and
 * the wall while it ends goes nowhere: those end by themselves, in their own time.
 */
export interface Engine {
  /** Opens the journal, loads what it keeps, starts the enabled sources. Throws when the data folder cannot be used. */
  start(): void
  /** Stops every stream, writes what is queued, closes the journal. Idempotent. */
  stop(): Promise<void>
  /** One request of a view: parse, handler, envelope. Never throws. */
  handle(route: string, input: unknown, context: RequestContext): Promise<Envelope<unknown>>
  /** Attaches a view to the outbox; `send` gets a batch as JSON text. @returns the detach */
  attach(viewId: number, send: (batch: string) => void): () => void
  /** Hidden means pause (design.md, section 4). Decided in main, per view. */
  setVisible(viewId: number, visible: boolean): void
  /** The machine woke up, the network changed: reconnect within 2 s (C4). `suspend` closes streams. */
  onPower(event: 'suspend' | 'resume' | 'network'): void
  /** The embedded hub came up, moved, or (null) went away or could not be started. */
  setHub(endpoint: HubEndpoint | null, away?: HubAway): void
  status(): EngineStatus
  /**
   * The picture of an episode of a source whose user allows pictures (issue 3.2): fetched under the source's own rules,
   * png, jpeg, webp, gif or avif, at most 5 MiB, kept in memory for a while. Null for anything else. Never throws.
   */
  poster(
    source: string,
    episodeId: string,
  ): Promise<{ readonly contentType: string; readonly bytes: Uint8Array } | null>
  /** This window became the wall screen, or is it no more (issue 4.9). */
  setWall(wall: boolean): void
  /** The shell's own notices (`appInfo`) changed: the screen is told. */
  noticesChanged(): void
  /** Calls the listener with the summary now, and at each change of it, at most four times a second. */
  onSummary(listener: (summary: EngineSummary) => void): () => void
}
