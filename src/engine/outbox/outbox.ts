import { collectionNames } from '../../shared/domain/collections.ts'
import type { ConsoleSnapshot } from '../../shared/ipc/batch.ts'
import type { Change, View } from '../projections/view.ts'
import { batchText } from './batch-text.ts'
import { createPending, type Pending } from './pending.ts'

/** Patches in one batch at most, so that a page that was behind is not frozen by one huge message. */
export const batchLimit = 5_000

/**
 * Feeds views with the state's changes (performance.md: "send at once when the page is idle, coalesce while it is busy").
 *
 * Each view has a credit of one unacknowledged batch. No timers: a batch leaves when something changed and the view is
 * idle, or when it acknowledges. A hidden view gets nothing and costs nothing; on its return it finds a hole and asks for
 * a snapshot (design.md, sections 3 and 4).
 */
export interface Outbox {
  /** Sends or keeps changes that are already in the state. */
  publish(changes: readonly Change[]): void
  attach(viewId: number, send: (batch: string) => void): () => void
  setVisible(viewId: number, visible: boolean): void
  /** The view has applied everything up to `to`. Unknown views and old positions are ignored. */
  ack(viewId: number, to: number): void
  /** The whole state for one view; everything kept for it is in it, and its credit is given back. */
  snapshot(viewId: number): ConsoleSnapshot
  /** There are views, and none of them can be seen. */
  isHidden(): boolean
}

interface ViewState {
  readonly send: (batch: string) => void
  readonly pending: Pending
  visible: boolean
  /** Position after the last batch or snapshot that this view was given. */
  given: number
  /** Position whose acknowledgement is awaited. */
  unacked: number | null
  /** It missed changes while hidden; its next batch must not fit. */
  missed: boolean
}

/** @param state the state that snapshots are taken of */
export function createOutbox(state: View): Outbox {
  const views = new Map<number, ViewState>()
  let position = 0

  function flush(view: ViewState): void {
    if (!view.visible || view.unacked !== null) return
    if (view.pending.size() === 0) return
    const changes = view.pending.take(batchLimit)
    // The rest of a divided batch goes under a position of its own: positions only need to grow.
    if (view.given >= position) position += 1
    give(view, changes)
  }

  function give(view: ViewState, changes: readonly Change[]): void {
    const text = batchText(view.given, position, changes)
    view.given = position
    view.unacked = position
    view.send(text)
  }

  /** Tells a view that it missed something, without keeping what. */
  function showHole(view: ViewState): void {
    view.given = position
    position += 1
    view.missed = false
    give(view, [])
  }

  return {
    publish(changes) {
      if (changes.length === 0) return
      position += 1
      for (const view of views.values()) {
        if (!view.visible) {
          view.missed = true
        } else if (view.unacked === null && view.pending.size() === 0 && changes.length <= batchLimit) {
          give(view, changes)
        } else {
          view.pending.add(changes)
          flush(view)
        }
      }
    },
    attach(viewId, send) {
      const view = {
        send,
        pending: createPending(),
        visible: true,
        given: position,
        unacked: null,
        missed: false,
      }
      views.set(viewId, view)
      return () => {
        if (views.get(viewId) === view) views.delete(viewId)
      }
    },
    setVisible(viewId, visible) {
      const view = views.get(viewId)
      if (view === undefined || view.visible === visible) return
      view.visible = visible
      if (!visible) {
        view.missed = view.missed || view.pending.size() > 0
        view.pending.clear()
      } else if (view.missed) {
        // What was in flight when it hid is acknowledged or lost with the hole; either way the credit is free again.
        showHole(view)
      }
    },
    ack(viewId, to) {
      const view = views.get(viewId)
      if (view === undefined || view.unacked === null || to < view.unacked) return
      view.unacked = null
      flush(view)
    },
    snapshot(viewId) {
      const view = views.get(viewId)
      if (view !== undefined) {
        view.pending.clear()
        view.given = position
        view.unacked = null
        view.missed = false
      }
      return { position, patches: allPatches(state) }
    },
    isHidden: () => views.size > 0 && ![...views.values()].some((view) => view.visible),
  }
}

function allPatches(state: View): ConsoleSnapshot['patches'] {
  const patches: ConsoleSnapshot['patches'][number][] = []
  for (const collection of collectionNames) {
    for (const [key, value] of state.entries(collection)) {
      patches.push([collection, key, value] as ConsoleSnapshot['patches'][number])
    }
  }
  return patches
}
