import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { collectionNames } from '../../shared/domain/collections.ts'
import type { Thresholds } from '../../shared/domain/stock.ts'
import { type Change, createDraft, type Draft, type State } from '../projections/view.ts'
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
  readonly thresholds: () => Thresholds
  /** The state has moved on; `changes` say how. */
  readonly onCommitted: (changes: readonly Change[], before: BeforeView) => void
  /** Events that were new, after they are stored (or, while the store fails, kept). */
  readonly onStored: (stored: readonly StoredStep[]) => void
}

/** Entries as they were before a commit, for those who compare. */
export type BeforeView = Pick<State, 'get'>

/** The only writer of the state: every change goes through the store first. */
export interface Committer {
  tick(steps: readonly Step[]): void
  /** A change of our own: an answered alert, new thresholds. */
  change(edit: (draft: Draft) => void): void
  /** Drops a source's entries and cursors. Its events stay until retention takes them. */
  forget(source: string): void
  /** Shows entries that are not kept (connections). */
  show(changes: readonly Change[]): void
}

export function createCommitter(options: CommitterOptions): Committer {
  const { store, state, clock, log } = options
  let nextEventId = options.firstEventId

  function accept(changes: readonly Change[]): void {
    const old = new Map<string, unknown>()
    for (const { patch } of changes) {
      if (patch[0] === 'alerts' || patch[0] === 'stock') {
        old.set(`${patch[0]}/${patch[1]}`, state.get(patch[0], patch[1]))
      }
    }
    state.apply(changes)
    const before = { get: (collection: string, key: string) => old.get(`${collection}/${key}`) } as BeforeView
    options.onCommitted(changes, before)
  }

  return {
    tick(steps) {
      const context = {
        state,
        thresholds: options.thresholds(),
        now: clock.now(),
        newId: options.newId,
        nextEventId,
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
        const made = draft.changes()
        sink.saveChanges(made)
        return made
      })
      accept(changes)
    },
    forget(source) {
      const records = options.ledger.cleared(source)
      const changes = store.run((sink) => {
        const draft = createDraft(state)
        for (const collection of collectionNames) {
          for (const [key, value] of state.entries(collection)) {
            if ('source' in value && value.source === source) draft.set([collection, key, null])
          }
        }
        const made = draft.changes()
        sink.saveChanges(made)
        for (const record of records.values()) sink.saveStream(record)
        return made
      })
      store.keep(records)
      accept(changes)
    },
    show: accept,
  }
}
