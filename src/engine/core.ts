import type { Log } from '../node/log/log.ts'
import type { Clock } from '../node/time/clock.ts'
import type { Patch } from '../shared/domain/collections.ts'
import type { SourceView } from '../shared/domain/connection.ts'
import { uuidV7 } from '../shared/ids/uuid-v7.ts'
import type { AppNotice } from '../shared/ipc/routes/console.ts'
import { embeddedHubId, type Settings, type SourceSettings } from '../shared/settings/schema.ts'
import { createMaintenance } from './journal/maintenance.ts'
import { lockJournal, openJournal } from './journal/open-journal.ts'
import type { JournalContent } from './journal/types.ts'
import { type BeforeView, type Committer, createCommitter } from './pipeline/committer.ts'
import { createLedger } from './pipeline/ledger.ts'
import { createPump } from './pipeline/pump.ts'
import { createStore } from './pipeline/store.ts'
import type { StoredStep } from './pipeline/tick.ts'
import type { SecretStore } from './ports.ts'
import { feedItem } from './projections/feed.ts'
import { createObservations } from './projections/project.ts'
import { relevelStock } from './projections/stock.ts'
import { type Change, createState, type State } from './projections/view.ts'
import { evaluateRules } from './rules/evaluate.ts'
import { headersFromSecret } from './sources/auth-headers.ts'
import { createSourceBoard } from './sources/source-board.ts'
import { createSourceList, type SourceList } from './sources/source-list.ts'

/** What a core is made from; the window's engine and the headless one differ only in who listens. */
export interface CoreOptions {
  readonly clock: Clock
  readonly log: Log
  readonly dataDir: string
  readonly nativeBinding: string | null
  readonly settings: Settings
  readonly embeddedHub: boolean
  readonly secrets: SecretStore
  /** Headers of a source's requests, instead of its `auth` and the secret store. */
  readonly headersOf?: (source: SourceSettings) => Promise<Readonly<Record<string, string>>>
  readonly random: (bytes: number) => Uint8Array
  readonly isHeldBack: () => boolean
  /** After each change of the state, in order. Must not throw. */
  readonly onCommitted: (changes: readonly Change[], before: BeforeView) => void
  readonly onStored: (stored: readonly StoredStep[]) => void
}

/** Journal, state, pipeline and sources: everything but views and requests. */
export interface Core {
  readonly state: State
  readonly committer: Committer
  readonly sources: SourceList
  readonly notices: () => readonly AppNotice[]
  /** All sources as they are now. */
  readonly views: () => readonly SourceView[]
  /** Starts the sources. Apart from opening, so that whoever listens has what it needs first. */
  start(): void
  applySettings(settings: Settings): void
  stop(): void
}

/**
 * Locks the data folder, opens the journal and loads what it keeps.
 *
 * @throws JournalLockedError when another program uses the folder, or what SQLite and the file system throw
 */
export function openCore(options: CoreOptions): Core {
  const { clock, log } = options
  const lock = lockJournal(options)
  const open = () => openJournal({ ...options, now: () => clock.now() })
  const opened = attempt(open, () => lock.release())
  const content = opened.journal.load()
  const notices: AppNotice[] = []
  let settings = options.settings

  const state = createState()
  const parked = load(state, content, knownSources(settings, options.embeddedHub))
  const ledger = createLedger(content.streams)
  const newId = (): string => uuidV7(clock.now(), options.random(10))

  const store = createStore({
    open,
    journal: opened.journal,
    state,
    ledger,
    clock,
    log,
    onFailure: () => {
      for (const runner of sources.all()) board.stateChanged(runner.settings.id)
    },
    onOverflow(stream, lost, firstLostAt) {
      if (stream.tentative.projected !== null) {
        sources.replay((other) => other === stream)
        return
      }
      const finding = {
        source: stream.record.source,
        stream: stream.record.stream,
        reason: 'store-failed',
        from: new Date(firstLostAt).toISOString(),
        to: new Date(clock.now()).toISOString(),
        at: clock.now(),
        count: lost,
      } as const
      committer.tick([{ kind: 'gap', stream, finding }])
    },
    onMovedAside(path) {
      tellDamaged(path)
      sources.replay((stream) => stream.tentative.projected !== null)
    },
  })
  const maintenance = createMaintenance(clock, log, store.healthy)
  const committer = createCommitter({
    store,
    state,
    ledger,
    clock,
    log,
    newId,
    firstEventId: content.nextEventId,
    thresholds: () => settings.thresholds,
    onCommitted(changes, before) {
      maintenance.touched()
      options.onCommitted(changes, before)
    },
    onStored(stored) {
      for (const source of new Set(stored.map(({ event }) => event.source))) board.eventsCame(source)
      options.onStored(stored)
    },
  })
  const board = createSourceBoard({ clock, state, viewOf, show: committer.show })
  const pump = createPump(committer.tick)
  const sources = createSourceList({
    environment: {
      clock,
      log,
      ledger,
      pump,
      random: () => fraction(options.random(10)),
      isHeldBack: options.isHeldBack,
      onState: board.stateChanged,
      onBytes: board.bytesCame,
    },
    headersOf: options.headersOf ?? ((source) => headersFromSecret(source, options.secrets)),
    embeddedHub: options.embeddedHub,
    onAdded: (source) => committer.show(asChanges(parked.get(source) ?? [])),
    onRemoved(source) {
      board.removed(source)
      committer.forget(source)
    },
  })

  function viewOf(source: string): SourceView | null {
    const view = sources.get(source)?.view() ?? null
    const failure = store.failure()
    if (view === null || failure === null || view.connection.state !== 'live') return view
    const { since, detail } = failure
    return { ...view, connection: { state: 'degraded', reason: 'store-failed', since, detail } }
  }

  function tellDamaged(path: string): void {
    log.error('the journal was damaged; it was moved aside and a new one begun', { path })
    notices.push({ code: 'journal-damaged', detail: path })
  }

  if (opened.movedAside !== null) tellDamaged(opened.movedAside)

  return {
    state,
    committer,
    sources,
    notices: () => notices,
    views: () => [...sources.all()].flatMap((runner) => viewOf(runner.settings.id) ?? []),
    start() {
      relevel()
      sources.apply(settings)
    },
    applySettings(next) {
      settings = next
      relevel()
      sources.apply(next)
    },
    stop() {
      pump.drain()
      sources.stop()
      board.stop()
      maintenance.stop()
      store.close()
      lock.release()
    },
  }

  /** New thresholds change levels and standing alerts, and call nobody. */
  function relevel(): void {
    const patches = relevelStock(state, settings.thresholds)
    if (patches.length === 0) return
    committer.change((draft) => {
      for (const patch of patches) draft.set(patch)
      evaluateRules(draft, createObservations(), clock.now())
    })
  }
}

function attempt<T>(action: () => T, undo: () => void): T {
  try {
    return action()
  } catch (error) {
    undo()
    throw error
  }
}

function knownSources(settings: Settings, embeddedHub: boolean): ReadonlySet<string> {
  return new Set([...settings.sources.map(({ id }) => id), ...(embeddedHub ? [embeddedHubId] : [])])
}

/** Fills the state. @returns entries of sources that this run does not have (yet), by source */
function load(state: State, content: JournalContent, known: ReadonlySet<string>): Map<string, Patch[]> {
  const parked = new Map<string, Patch[]>()
  const shown: Patch[] = []
  const feed = content.recent.map((stored): Patch => {
    const item = feedItem(stored)
    return ['feed', item.id, item]
  })
  for (const patch of [...content.entities, ...feed]) {
    const value = patch[2]
    const source = value !== null && 'source' in value ? value.source : ''
    if (known.has(source)) shown.push(patch)
    else parked.set(source, [...(parked.get(source) ?? []), patch])
  }
  state.apply(asChanges(shown))
  return parked
}

function asChanges(patches: readonly Patch[]): readonly Change[] {
  return patches.map((patch) => ({ patch, json: JSON.stringify(patch[2]), existed: false }))
}

/** Uniform in [0, 1), from 4 random bytes. */
function fraction(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 0x1_0000_0000
}
