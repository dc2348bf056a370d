import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppNotice } from '../../shared/domain/app-notice.ts'
import type { Settings, SourceSettings } from '../../shared/settings/schema.ts'
import type { SettingsStore } from '../ports.ts'
import { mergeFields, mergeSources } from './layers.ts'
import { isEntryList, isReadable, parseSettings, type RawSettings, readObject } from './parse-settings.ts'
import { createSettingsFile } from './settings-file.ts'

export interface SettingsOptions {
  readonly dataDir: string
  /** `--config FILE`: over the file for this run, never written back. */
  readonly configFile?: string | null
  /** Machine-wide `managed.json`: wins over everything, locks its fields. Missing is normal. */
  readonly managedFile?: string | null
  readonly now: () => number
}

/** The settings, and what the user should be told about how they were read. */
export interface OpenedSettings {
  readonly store: SettingsStore
  readonly notices: readonly AppNotice[]
}

/** `--config FILE` cannot be used at all: an argument error, told before anything starts. */
export class ConfigFileError extends Error {
  constructor(file: string, reason: string) {
    super(`--config ${file}: ${reason}`)
    this.name = 'ConfigFileError'
  }
}

/** Where administrators put `managed.json`. */
export function managedSettingsFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32')
    return join(environment.ProgramData ?? 'C:\\ProgramData', 'Pantau', 'managed.json')
  if (platform === 'darwin') return '/Library/Application Support/Pantau/managed.json'
  return '/etc/pantau/managed.json'
}

/** Reads a `--config` file. @throws ConfigFileError when it cannot be read or is no JSON object */
export function readConfigFile(file: string): RawSettings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigFileError(file, error instanceof Error ? error.message : String(error))
  }
  const raw = readObject(text)
  if (raw === null) throw new ConfigFileError(file, 'this is not a JSON object')
  return raw
}

/**
 * Opens the settings of a data folder (contract.md, The console). From weak to strong: `settings.json`, `--config FILE`,
 * what the user changed in this run, `managed.json`.
 *
 * A damaged settings.json is moved aside and the last good copy used; a bad field or source is left out and told. Never
 * throws for the folder's sake. @throws ConfigFileError
 */
export function openSettings(options: SettingsOptions): OpenedSettings {
  const notices: AppNotice[] = []
  const tell = (code: AppNotice['code'], details: readonly string[]): void => {
    for (const detail of details) notices.push({ code, detail })
  }
  const path = join(options.dataDir, 'settings.json')
  const file = createSettingsFile(path)
  const loaded = file.load(options.now())
  if (loaded.movedAside !== null) tell('settings-damaged', [loaded.movedAside])
  if (loaded.unwritable !== null) tell('settings-unwritable', [loaded.unwritable])
  const config = options.configFile == null ? {} : readConfigFile(options.configFile)
  const managed = options.managedFile == null ? {} : readManaged(options.managedFile, tell)

  let raw = loaded.raw
  let run: RawSettings = {}
  let runSources = new Map<string, SourceSettings | null>()
  const configSources = parseSettings(config).settings.sources
  const listeners = new Set<(settings: Settings) => void>()

  function combine(
    base: RawSettings,
    changes: RawSettings,
    changedSources: ReadonlyMap<string, SourceSettings | null>,
  ) {
    const parsed = [base, config, changes, managed].map(parseSettings)
    const { settings } = parseSettings(mergeFields([base, config, changes, managed]))
    const own = parsed[0]?.settings.sources ?? []
    const sources = Object.hasOwn(managed, 'sources')
      ? (parsed[3]?.settings.sources ?? [])
      : mergeSources(own, configSources, changedSources)
    return { settings: { ...settings, sources }, problems: parsed.flatMap(({ problems }) => problems) }
  }

  const first = combine(raw, run, runSources)
  tell('settings-damaged', first.problems)
  let current = first.settings

  const store: SettingsStore = {
    get: () => current,
    locked: () => Object.keys(managed),
    update(change) {
      const locked = Object.keys(change).find((field) => Object.hasOwn(managed, field))
      if (locked !== undefined) return { ok: false, reason: `${locked} is held by managed.json` }
      const { sources, ...fields } = change
      const nextRunSources = new Map(runSources)
      let nextRaw: RawSettings = { ...raw, ...fields, ...withUnreadable(raw, fields) }
      if (sources !== undefined) {
        const mine = splitSources(sources, configSources, nextRunSources)
        nextRaw = { ...nextRaw, sources: [...mine, ...untouched(raw, configSources)] }
      }
      const reason = file.save(nextRaw)
      if (reason !== null) return { ok: false, reason: `${path} cannot be written: ${reason}` }
      raw = nextRaw
      run = { ...run, ...fields }
      runSources = nextRunSources
      current = combine(raw, run, runSources).settings
      for (const listener of listeners) listener(current)
      return { ok: true }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { store, notices }
}

function readManaged(
  file: string,
  tell: (code: AppNotice['code'], details: readonly string[]) => void,
): RawSettings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!missing) tell('settings-damaged', [`${file}: ${String(error)}`])
    return {}
  }
  const raw = readObject(text)
  if (raw === null) tell('settings-damaged', [`${file}: this is not a JSON object`])
  return raw ?? {}
}

/**
 * Sources of a changed list that belong into the file. Those of `--config` are not written back: their changes are put
 * into `runSources` and last as long as the run.
 */
function splitSources(
  wanted: readonly SourceSettings[],
  fromConfig: readonly SourceSettings[],
  runSources: Map<string, SourceSettings | null>,
): readonly SourceSettings[] {
  for (const { id } of fromConfig) runSources.set(id, wanted.find((source) => source.id === id) ?? null)
  return wanted.filter(({ id }) => !fromConfig.some((source) => source.id === id))
}

/**
 * Entries of the file that a changed list knows nothing of and that must stay: those that this program cannot read (a
 * newer one may, or a person will mend them), and those that `--config` stands in for in this run.
 */
function untouched(raw: RawSettings, fromConfig: readonly SourceSettings[]): readonly unknown[] {
  const entries = raw.sources
  if (!Array.isArray(entries)) return []
  return entries.filter((entry) => {
    const [source] = parseSettings({ sources: [entry] }).settings.sources
    return source === undefined || fromConfig.some(({ id }) => id === source.id)
  })
}

/**
 * Changed lists with the entries of the file behind them that this program cannot read: a newer one may, or a person will
 * mend them.
 */
function withUnreadable(raw: RawSettings, change: RawSettings): RawSettings {
  const lists: Record<string, readonly unknown[]> = {}
  for (const [field, wanted] of Object.entries(change)) {
    const before = raw[field]
    if (!isEntryList(field) || !Array.isArray(wanted) || !Array.isArray(before)) continue
    lists[field] = [...wanted, ...before.filter((entry) => !isReadable(field, entry))]
  }
  return lists
}
