import type { Patch } from '../../shared/domain/collections.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import { type Position, parsePosition } from '../../shared/domain/position.ts'
import type { JournalTx, StreamRecord } from '../journal/types.ts'
import type { Change, View } from '../projections/view.ts'
import { isCovered, type StreamLedger } from './ledger.ts'

/** Events and bytes kept for a store that fails; what is beyond must come from the source again (C7, C10). */
export const unsavedLimits = { events: 10_000, bytes: 32 * 1024 * 1024 } as const

interface KeptEvent {
  readonly id: number
  readonly stream: StreamLedger
  readonly event: NormalisedEvent
}

/** A stream whose events did not all fit. */
export interface Overflow {
  readonly stream: StreamLedger
  /** Events that are nowhere but on screen. */
  readonly lost: number
  readonly firstLostAt: number
}

/**
 * Stands in for the journal while the store fails (C10): what could not be written is kept, within bounds, to be written
 * after the repair. A stream that overflowed stops moving its cursor, so nothing behind the first lost event counts as
 * stored.
 */
export interface Unsaved extends JournalTx {
  /**
   * Writes everything kept, and the entries that changed meanwhile as they are now. Throws what the store throws; then
   * everything is still here. @returns the streams' records as written
   */
  writeTo(
    tx: JournalTx,
    state: View,
    ledgers: Iterable<StreamLedger>,
  ): ReadonlyMap<StreamLedger, StreamRecord>
  /** Drops the kept events of streams that will be told again from the beginning. */
  dropEvents(which: (stream: StreamLedger) => boolean): void
  overflows(): readonly Overflow[]
}

/** @param ledgerOf finds a stream by its id in the journal */
export function createUnsaved(ledgerOf: (streamId: number) => StreamLedger): Unsaved {
  let kept: KeptEvent[] = []
  let bytes = 0
  const known = new Map<StreamLedger, Set<string>>()
  const dirty = new Map<string, readonly [Patch[0], string]>()
  const overflowed = new Map<StreamLedger, { lost: number; firstLostAt: number; cursor: string | null }>()

  /** Whether this event is on screen already: the store cannot be asked. */
  function isKnown(stream: StreamLedger, event: NormalisedEvent): boolean {
    if (isCovered(event.position, positionOf(stream.record.cursor))) return true
    if (event.position !== null && overflowed.has(stream)) {
      return isCovered(event.position, positionOf(stream.tentative.projected))
    }
    return event.dedupeKey !== null && known.get(stream)?.has(event.dedupeKey) === true
  }

  return {
    addEvent(id, streamId, event) {
      const stream = ledgerOf(streamId)
      if (isKnown(stream, event)) return false
      const overflow = overflowed.get(stream)
      if (overflow !== undefined) {
        overflow.lost += 1
        return true
      }
      if (kept.length >= unsavedLimits.events || bytes + event.data.length > unsavedLimits.bytes) {
        overflowed.set(stream, { lost: 1, firstLostAt: event.receivedAt, cursor: stream.tentative.cursor })
        return true
      }
      kept.push({ id, stream, event })
      bytes += event.data.length
      if (event.dedupeKey !== null) {
        const keys = known.get(stream) ?? new Set()
        known.set(stream, keys.add(event.dedupeKey))
      }
      return true
    },
    dropKeys: (streamId) => void known.delete(ledgerOf(streamId)),
    saveChanges(changes) {
      for (const { patch } of changes) dirty.set(JSON.stringify([patch[0], patch[1]]), [patch[0], patch[1]])
    },
    /** Records are read from the ledgers when they are written. */
    saveStream() {},
    writeTo(tx, state, ledgers) {
      const written = new Map<StreamLedger, number>()
      for (const { id, stream, event } of kept) {
        if (tx.addEvent(id, stream.record.id, event)) written.set(stream, (written.get(stream) ?? 0) + 1)
      }
      tx.saveChanges([...dirty.values()].map(([collection, key]) => currentChange(state, collection, key)))
      const records = new Map<StreamLedger, StreamRecord>()
      for (const stream of ledgers) {
        if (stream.tentative === stream.record) continue
        const overflow = overflowed.get(stream)
        const record = {
          ...stream.tentative,
          cursor: overflow === undefined ? stream.tentative.cursor : overflow.cursor,
          events: stream.record.events + (written.get(stream) ?? 0),
        }
        tx.saveStream(record)
        records.set(stream, record)
      }
      return records
    },
    dropEvents(which) {
      kept = kept.filter(({ stream }) => !which(stream))
      bytes = kept.reduce((sum, { event }) => sum + event.data.length, 0)
    },
    overflows: () =>
      [...overflowed].map(([stream, { lost, firstLostAt }]) => ({ stream, lost, firstLostAt })),
  }
}

function currentChange(state: View, collection: Patch[0], key: string): Change {
  const value = state.get(collection, key) ?? null
  return { patch: [collection, key, value] as Patch, json: JSON.stringify(value), existed: true }
}

function positionOf(text: string | null): Position | null {
  return text === null ? null : parsePosition(text)
}
