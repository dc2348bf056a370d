import type { Patch } from '../domain/collections.ts'

/**
 * One step of the screen's state. `from` must be the reader's position, else it asks for a snapshot (design.md 3).
 * Travels as JSON text, which contextBridge copies three times cheaper than objects (performance.md).
 */
export interface Batch {
  readonly from: number
  readonly to: number
  readonly patches: readonly Patch[]
}

/** The whole state at `position`, as the patches that build it from nothing. */
export interface ConsoleSnapshot {
  readonly position: number
  readonly patches: readonly Patch[]
}

/**
 * Comes on the way of the batches: main's word whether anybody can see the page. One that nobody sees rests, and is sent
 * nothing else until somebody does (design.md 4).
 */
export interface HiddenWord {
  readonly hidden: boolean
}

/** The two channels there are. */
export const channels = { request: 'console:request', batch: 'console:batch' } as const
