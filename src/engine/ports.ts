import type { Alert, NotificationOutcome, Severity } from '../shared/domain/alert.ts'
import type { Locale } from '../shared/i18n/locale.ts'
import type { AppInfo } from '../shared/ipc/routes/console.ts'
import type { DisplayInfo } from '../shared/ipc/routes/shell.ts'
import type { Settings } from '../shared/settings/schema.ts'

/**
 * Several alerts told in one: what quiet hours held (issue 4.4), or critical ones that nobody answered and that are called
 * again (issue 4.3).
 */
export interface Digest {
  readonly kind: 'quiet' | 'unanswered'
  readonly count: number
  /** Of these, such as still stand. */
  readonly open: number
}

/** Shows native notifications. Never blocks and never throws; says what became of each. */
export interface Notifier {
  /**
   * Shown again under the same id it replaces the earlier one. `repeat`: a call of the escalation, no flood. A resolved
   * one that stands there says that it is over.
   */
  show(
    alert: Alert,
    how?: { readonly repeat?: boolean; readonly test?: boolean },
  ): Promise<NotificationOutcome>
  digest(digest: Digest): Promise<NotificationOutcome>
  /** Takes a shown notification back: its alert was answered or resolved. */
  close(alertId: string): void
}

/** What became of a sound or a spoken text. `detail` is in English. */
export interface VoiceOutcome {
  readonly ok: boolean
  readonly detail: string
}

/** Sounds and speech of this computer (issue 4.6). Never blocks and never throws. */
export interface Voice {
  /** @param volume 0 to 1 @param file own sound, null for Pantau's own of this severity */
  sound(sound: {
    readonly severity: Severity
    readonly volume: number
    readonly file: string | null
  }): Promise<VoiceOutcome>
  /** Speaks after what is being spoken; a flood is dropped by the caller, not here. */
  say(text: string, locale: Locale, volume: number): Promise<VoiceOutcome>
  /** Silence, at once. */
  stop(): void
}

/** Windows and screens, which only the program around the engine has. */
export interface Shell {
  displays(): readonly DisplayInfo[]
  enterWall(): void
  leaveWall(): void
  /** The user picks a sound file; null when they changed their mind. */
  pickSound(): Promise<string | null>
}

/** Keeps secrets in the OS key store. */
export interface SecretStore {
  /** @returns null when there is none, or when it can no longer be decrypted */
  get(sourceId: string): Promise<string | null>
  set(sourceId: string, secret: string): Promise<'stored' | 'memory-only'>
  delete(sourceId: string): Promise<void>
}

/** Settings as the engine uses them; the file is the store's business. */
export interface SettingsStore {
  get(): Settings
  /** Names of top-level fields that managed.json holds. */
  locked(): readonly string[]
  /** Merges and writes; on failure nothing changes in the file and the reason is told. */
  update(change: Partial<Settings>): { readonly ok: true } | { readonly ok: false; readonly reason: string }
  subscribe(listener: (settings: Settings) => void): () => void
}

/** Where the embedded hub answers, and with which token. */
export interface HubEndpoint {
  readonly url: string
  readonly token: string
}

/** Why the embedded hub is not there, and when its host tries again. */
export interface HubAway {
  /** Epoch ms. */
  readonly retryAt: number
  /** Plain words for details. */
  readonly detail: string
}

/** Facts about the program that only the shell knows. */
export type AppInfoPort = () => AppInfo

/** What the status line of a demo run says (contract.md, npm run demo). */
export interface EngineStatus {
  readonly sources: readonly { readonly id: string; readonly state: string; readonly ageMs: number | null }[]
  readonly events: number
  readonly transactions: number
  readonly revenueTotal: number
  readonly lowStock: number
  readonly openAlerts: number
}

/** Where the user wants a text kept: a save dialog in the window's system, or a refusal. Never throws. */
export interface FileSaver {
  save(
    suggestedName: string,
    text: string,
  ): Promise<
    | { readonly status: 'saved'; readonly path: string }
    | { readonly status: 'cancelled' }
    | { readonly status: 'failed'; readonly detail: string }
  >
}

/**
 * The system's proxy for an address: an `http:` URL of an HTTP proxy, or null for a straight way. Loopback is never asked
 * for. Under plain Node it reads the usual environment variables.
 */
export type SystemProxy = (url: string) => Promise<string | null>
