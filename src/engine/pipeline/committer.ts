import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { collectionNames, type Patch } from '../../shared/domain/collections.ts'
import type { ProjectContext } from '../projections/context.ts'
import { type Change, createDraft, type Draft, type State } from '../projections/view.ts'
import type { RuleContext } from '../rules/rule-context.ts'
import type { Ledger } from './ledger.ts'
import type { Step } from './step.ts'
import type { Store } from './store.ts'
import { runTick, type StoredStep, type TickResult } from './tick.ts'

export interface CommitterOptions {
  readonly store: Store
  readonly state: State
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly firstEventId: number
  /** From the settings of the moment. */
  readonly projectContext: () => ProjectContext & Omit<RuleContext, 'now'>
  /** The last word on every draft, after the rules and our own edits; runs in its transaction. */
  readonly finish: (draft: Draft) => void
  /** The state has moved on; `changes` say how. */
  readonly onCommitted: (changes: readonly Change[], before: BeforeView, cause: CommitCause) => void
  /** Events that were new, after they are stored (or, while the store fails, kept). */
  readonly onStored: (stored: readonly StoredStep[]) => void
}

/** Entries as they were before a commit, for those who compare. */
export type BeforeView = Pick<State, 'get'>

/** `shown-again`: what was known before is back on screen (an undo, a source that this run got later); it is no news. */
export type CommitCause = 'new' | 'shown-again'

/** The only writer of the state: every change goes through the store first. */
export interface Committer {
  tick(steps: readonly Step[]): void
  /** A change of our own: an answered alert, new thresholds. */
  change(edit: (draft: Draft) => void): void
  /**
   * Drops a source's entries, its cursors and what is known of its events' identity. Its events stay until retention takes them.
   *
   * @param hidden entries of it that the journal has and the state has not
   */
  forget(source: string, hidden: readonly Patch[]): void
  /** Takes a source's entries off the screen; the journal keeps them. @returns them */
  hide(source: string): readonly Patch[]
  /** Shows entries again that the journal kept. Calls nobody. */
  reveal(patches: readonly Patch[]): void
  /** Shows entries that are not kept (connections). */
  show(changes: readonly Change[]): void
}

export function createCommitter(options: CommitterOptions): Committer {
  const { store, state, clock, log } = options
  let nextEventId = options.firstEventId

  function accept(changes: readonly Change[], cause: CommitCause = 'new'): void {
    const old = new Map<string, unknown>()
    for (const { patch } of changes) {
      if (patch[0] === 'alerts' || patch[0] === 'stock') {
        old.set(`${patch[0]}/${patch[1]}`, state.get(patch[0], patch[1]))
      }
    }
    state.apply(changes)
    const before = { get: (collection: string, key: string) => old.get(`${collection}/${key}`) } as BeforeView
    options.onCommitted(changes, before, cause)
  }

  function entriesOf(source: string): readonly Patch[] {
    const patches: Patch[] = []
    for (const collection of collectionNames) {
      for (const [key, value] of state.entries(collection)) {
        if ('source' in value && value.source === source) patches.push([collection, key, value] as Patch)
      }
    }
    return patches
  }

  return {
    tick(steps) {
      const context = {
        ...options.projectContext(),
        state,
        now: clock.now(),
        newId: options.newId,
        nextEventId,
        finish: options.finish,
        onBug: (error: unknown, step: Step) =>
          log.error('an event could not be projected', {
            source: step.stream.record.source,
            detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
          }),
      }
      const result: TickResult = store.run((sink) => runTick(steps, sink, context))
      nextEventId = result.nextEventId
      store.keep(result.records)
      for (const [stream, count] of result.duplicates) stream.duplicates += count
      accept(result.changes)
      if (result.stored.length > 0) options.onStored(result.stored)
    },
    change(edit) {
      const changes = store.run((sink) => {
        const draft = createDraft(state)
        edit(draft)
        options.finish(draft)
        const made = draft.changes()
        sink.saveChanges(made)
        return made
      })
      accept(changes)
    },
    forget(source, hidden) {
      const records = options.ledger.cleared(source)
      const shown = entriesOf(source).map((patch) => removalOf(patch, true))
      const gone = [...shown, ...hidden.map((patch) => removalOf(patch, false))]
      store.run((sink) => {
        sink.saveChanges(gone)
        for (const record of records.values()) {
          sink.saveStream(record)
          // What a server replays to the next source of this name is new to it.
          sink.dropKeys(record.id)
        }
      })
      store.keep(records)
      accept(shown)
    },
    hide(source) {
      const patches = entriesOf(source)
      accept(patches.map((patch) => removalOf(patch, true)))
      return patches
    },
    reveal(patches) {
      accept(patches.map(showing), 'shown-again')
      // The feed goes from old to new; what is shown again is older than what came meanwhile.
      const feed = [...state.entries('feed')].sort(([a], [b]) => Number(a) - Number(b))
      state.apply(feed.map(([key]) => ({ patch: ['feed', key, null], json: 'null', existed: true })))
      state.apply(feed.map(([key, item]) => showing(['feed', key, item])))
    },
    show: (changes) => accept(changes),
  }
}

function removalOf([collection, key]: Patch, existed: boolean): Change {
  return { patch: [collection, key, null] as Patch, json: 'null', existed }
}

/** A known entry as a change that puts it on the screen. */
export function showing(patch: Patch): Change {
  return { patch, json: JSON.stringify(patch[2]), existed: false }
}
