import type { Log } from '../../node/log/log.ts'
import { classifySqliteError } from '../../node/sqlite/errors.ts'
import type { Clock } from '../../node/time/clock.ts'
import { parsePosition } from '../../shared/domain/position.ts'
import { keptCollections } from '../journal/entity-table.ts'
import type { OpenedJournal } from '../journal/open-journal.ts'
import type { Journal, JournalTx, StreamRecord } from '../journal/types.ts'
import { createDraft, type View } from '../projections/view.ts'
import type { Ledger, StreamLedger } from './ledger.ts'
import { createUnsaved, type Unsaved } from './unsaved.ts'

/** First wait before a failing store is tried again, ms; doubles to the largest. */
const retryMs = 1_000
const largestRetryMs = 30_000

/** The store cannot be written since then. */
export interface StoreFailure {
  readonly since: number
  readonly detail: string
}

export interface StoreOptions {
  readonly open: () => OpenedJournal
  readonly journal: Journal
  readonly state: View
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  /** The store began to fail, or (null) works again. */
  readonly onFailure: (failure: StoreFailure | null) => void
  /** After a repair: what these streams sent meanwhile did not fit and must come again, or is lost. */
  readonly onOverflow: (stream: StreamLedger, lost: number, firstLostAt: number) => void
  /** A damaged file was put there and a new one begun; the streams begin again from the oldest kept event. */
  readonly onMovedAside: (path: string) => void
}

/**
 * The journal behind a guard: while the disk is full or the file damaged, work goes on in bounded memory and comes back
 * after the repair (C10).
 */
export interface Store {
  /**
   * Runs the work of a tick on the journal, or on memory while that fails. `work` may run twice and must only touch its
   * sink.
   */
  run<T>(work: (sink: JournalTx) => T): T
  /** Records of the streams after {@link run}; which of the two copies moves depends on the store's health. */
  keep(records: ReadonlyMap<StreamLedger, StreamRecord>): void
  failure(): StoreFailure | null
  /** The journal, or null while it fails: maintenance waits. */
  healthy(): Journal | null
  /** Tries to write what is kept, once; then closes the file. */
  close(): void
}

export function createStore(options: StoreOptions): Store {
  const { clock, ledger, log, state } = options
  let journal: Journal | null = options.journal
  let unsaved: Unsaved | null = null
  let failure: StoreFailure | null = null
  let wait = retryMs
  let cancelRetry = (): void => {}

  function ledgerOf(streamId: number): StreamLedger {
    for (const stream of ledger.all()) if (stream.record.id === streamId) return stream
    throw new Error(`no stream ${streamId}`)
  }

  function fail(error: unknown): Unsaved {
    const trouble = classifySqliteError(error)
    const detail = error instanceof Error ? error.message : String(error)
    log.error('the journal cannot be written', { trouble, detail })
    // After damage or an I/O error nothing of the open file is trusted; it is checked when it is opened again.
    if (trouble === 'damaged') closeQuietly()
    failure = { since: clock.now(), detail: `${trouble}: ${detail}` }
    unsaved = createUnsaved(ledgerOf)
    options.onFailure(failure)
    retryLater()
    return unsaved
  }

  function closeQuietly(): void {
    try {
      journal?.close()
    } catch (error) {
      log.warn('closing the journal failed', { detail: String(error) })
    }
    journal = null
  }

  function retryLater(): void {
    cancelRetry()
    cancelRetry = clock.after(wait, () => {
      if (!repair()) {
        wait = Math.min(wait * 2, largestRetryMs)
        retryLater()
      }
    })
  }

  /** @returns whether everything is on disk again */
  function repair(): boolean {
    if (unsaved === null) return true
    const kept = unsaved
    try {
      const movedAside = reopen()
      if (movedAside !== null) beginAnew(kept)
      const open = journal
      if (open === null) return false
      const records = open.write((tx) => {
        if (movedAside !== null) tx.saveChanges(everything(state))
        return kept.writeTo(tx, state, ledger.all())
      })
      for (const [stream, record] of records) {
        stream.record = record
        stream.tentative = record
      }
      finishRepair(kept, movedAside)
      return true
    } catch (error) {
      log.warn('the journal still cannot be written', { detail: String(error) })
      if (classifySqliteError(error) === 'damaged') closeQuietly()
      return false
    }
  }

  /** @returns where a damaged file went */
  function reopen(): string | null {
    if (journal !== null) return null
    const opened = options.open()
    journal = opened.journal
    return opened.movedAside
  }

  /** A new file knows nothing: streams with a log are asked for all of it, the others go on where they are. */
  function beginAnew(kept: Unsaved): void {
    kept.dropEvents((stream) => stream.tentative.projected !== null)
    for (const stream of ledger.all()) {
      const shown = stream.tentative.projected === null ? null : parsePosition(stream.tentative.projected)
      stream.record = { ...stream.record, events: 0 }
      stream.tentative = { ...stream.tentative, cursor: shown === null ? null : `${shown.epoch}:0` }
    }
  }

  function finishRepair(kept: Unsaved, movedAside: string | null): void {
    unsaved = null
    failure = null
    wait = retryMs
    cancelRetry()
    log.info('the journal is written again')
    options.onFailure(null)
    for (const { stream, lost, firstLostAt } of kept.overflows())
      options.onOverflow(stream, lost, firstLostAt)
    if (movedAside !== null) options.onMovedAside(movedAside)
  }

  return {
    run(work) {
      if (unsaved !== null || journal === null)
        return work(unsaved ?? fail(new Error('the journal is closed')))
      try {
        return journal.write(work)
      } catch (error) {
        return work(fail(error))
      }
    },
    keep(records) {
      for (const [stream, record] of records) {
        stream.tentative = record
        if (unsaved === null) stream.record = record
      }
    },
    failure: () => failure,
    healthy: () => (unsaved === null ? journal : null),
    close() {
      cancelRetry()
      repair()
      cancelRetry()
      closeQuietly()
    },
  }
}

function everything(state: View) {
  const draft = createDraft(state)
  for (const collection of keptCollections) {
    for (const [key, value] of state.entries(collection)) draft.set([collection, key, value] as never)
  }
  return draft.changes()
}
