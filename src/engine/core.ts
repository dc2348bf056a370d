import type { Log } from '../node/log/log.ts'
import type { Clock } from '../node/time/clock.ts'
import type { AppNotice } from '../shared/domain/app-notice.ts'
import type { SourceView } from '../shared/domain/connection.ts'
import type { MappingEntry } from '../shared/domain/mapping.ts'
import { uuidV7 } from '../shared/ids/uuid-v7.ts'
import { embeddedHubId, type Settings, type SourceSettings } from '../shared/settings/schema.ts'
import { attend } from './attention/attend.ts'
import { machineZone } from './attention/zone-time.ts'
import { createMaintenance } from './journal/maintenance.ts'
import { lockJournal, openJournal } from './journal/open-journal.ts'
import { type BeforeView, type CommitCause, type Committer, createCommitter } from './pipeline/committer.ts'
import { createLedger } from './pipeline/ledger.ts'
import { firstEventId, inOrder, loadState } from './pipeline/load-state.ts'
import { createPump } from './pipeline/pump.ts'
import { createStore } from './pipeline/store.ts'
import type { StoredStep } from './pipeline/tick.ts'
import type { SecretStore, SystemProxy } from './ports.ts'
import { outdatedReadings } from './projections/readings.ts'
import { type Change, createState, type State } from './projections/view.ts'
import { createPreviewDesk, type PreviewDesk } from './rules/preview/preview-desk.ts'
import { createRuleDesk, type RuleDesk } from './rules/rule-desk.ts'
import { headersFromSecret } from './sources/auth-headers.ts'
import { type ConnectionHistories, createConnectionHistories } from './sources/connection-history.ts'
import { createRemovalBin, type RemovalBin } from './sources/removal-bin.ts'
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
  readonly systemProxy: SystemProxy
  /** Headers of a source's requests, instead of its `auth` and the secret store. */
  readonly headersOf?: (source: SourceSettings) => Promise<Readonly<Record<string, string>>>
  readonly random: (bytes: number) => Uint8Array
  readonly isHeldBack: () => boolean
  /** After each change of the state, in order. Must not throw. */
  readonly onCommitted: (changes: readonly Change[], before: BeforeView, cause: CommitCause) => void
  readonly onStored: (stored: readonly StoredStep[]) => void
  /** The engine's own notices changed. */
  readonly onNotices: () => void
}

/** Journal, state, pipeline and sources: everything but views and requests. */
export interface Core {
  readonly state: State
  readonly committer: Committer
  readonly sources: SourceList
  /** Removed sources that can still be brought back. */
  readonly bin: RemovalBin
  readonly history: ConnectionHistories
  readonly rules: RuleDesk
  /** What a rule would have done with the stored events. */
  readonly previews: PreviewDesk
  /** An id made by us: UUIDv7. */
  readonly newId: () => string
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
  let mappings = mappingsOf(settings)

  const state = createState()
  const parked = loadState(state, content, knownSources(settings, options.embeddedHub))
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
    firstEventId: firstEventId(content),
    projectContext: () => ({ ...rules.context(), mappingOf }),
    finish: (draft) =>
      attend(draft, {
        now: clock.now(),
        quietHours: settings.quietHours,
        repeatMinutes: settings.attention.repeatMinutes,
        zone: machineZone,
      }),
    onCommitted(changes, before, cause) {
      maintenance.touched()
      options.onCommitted(changes, before, cause)
      rules.afterCommit(changes, cause)
    },
    onStored(stored) {
      const counts = new Map<string, number>()
      for (const { event } of stored) counts.set(event.source, (counts.get(event.source) ?? 0) + 1)
      for (const [source, count] of counts) {
        history.eventsCame(source, count)
        board.eventsCame(source)
      }
      options.onStored(stored)
    },
  })
  const history = createConnectionHistories({ clock, log, journal: store.healthy })
  const bin = createRemovalBin({ clock, log, journal: store.healthy, onPurge: purge })
  const rules = createRuleDesk({ state, clock, settings, committer: () => committer, views })
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
      onState(source) {
        const view = sources.get(source)?.view()
        if (view !== undefined) history.observe(view)
        board.stateChanged(source)
      },
      onBytes: board.bytesCame,
      countBytes: history.bytesCame,
      systemProxy: options.systemProxy,
      isWatched: (source) => rules.book().watches(source),
      *branchesOf(source) {
        for (const [, item] of state.entries('stock')) {
          if (item.source === source) yield { id: item.branch, name: item.branchName }
        }
      },
    },
    headersOf: options.headersOf ?? ((source) => headersFromSecret(source, options.secrets)),
    embeddedHub: options.embeddedHub,
    onAdded(source) {
      const known = parked.get(source)
      parked.delete(source)
      if (known !== undefined) committer.reveal(known)
    },
    onRemoved(source) {
      board.removed(source)
      if (bin.get(source) === undefined) forget(source)
      else parked.set(source, inOrder(committer.hide(source)))
    },
  })

  function forget(source: string): void {
    committer.forget(source, parked.get(source) ?? [])
    parked.delete(source)
    history.forget(source)
  }

  function views(): readonly SourceView[] {
    return [...sources.all()].flatMap((runner) => viewOf(runner.settings.id) ?? [])
  }

  /** The time for an undo is over. */
  function purge(source: string): void {
    forget(source)
    options.secrets.delete(source).catch((error: unknown) => {
      log.warn('the secret of a removed source stays', { source, detail: String(error) })
    })
  }

  function mappingOf(source: string): readonly MappingEntry[] {
    return mappings.get(source) ?? []
  }

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
    options.onNotices()
  }

  if (opened.movedAside !== null) tellDamaged(opened.movedAside)

  return {
    state,
    committer,
    sources,
    bin,
    history,
    rules,
    previews: createPreviewDesk({
      clock,
      journal: store.healthy,
      settings: () => settings,
      sourceName: (source) => rules.context().sourceName(source),
    }),
    newId,
    notices: () => notices,
    views,
    start() {
      bin.start(content.removals, (id) => settings.sources.some((source) => source.id === id))
      rules.start()
      follow()
    },
    applySettings(next) {
      settings = next
      mappings = mappingsOf(next)
      rules.applySettings(next)
      follow()
    },
    stop() {
      pump.drain()
      rules.stop()
      history.stop()
      sources.stop()
      board.stop()
      bin.stop()
      maintenance.stop()
      store.close()
      lock.release()
    },
  }

  function follow(): void {
    const outdated = outdatedReadings(state, (source) => mappings.get(source))
    if (outdated.length > 0) {
      committer.change((draft) => {
        for (const patch of outdated) draft.set(patch)
      })
    }
    sources.apply(settings)
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

function mappingsOf(settings: Settings): ReadonlyMap<string, readonly MappingEntry[]> {
  return new Map(settings.sources.map(({ id, mapping }) => [id, mapping]))
}

function knownSources(settings: Settings, embeddedHub: boolean): ReadonlySet<string> {
  return new Set([...settings.sources.map(({ id }) => id), ...(embeddedHub ? [embeddedHubId] : [])])
}

/** Uniform in [0, 1), from 4 random bytes. */
function fraction(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 0x1_0000_0000
}
