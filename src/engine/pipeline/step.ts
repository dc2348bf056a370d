import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { GapFinding } from '../projections/gap.ts'
import type { StreamLedger } from './ledger.ts'

/** One piece of work for the transaction of a tick, in the order of its stream. */
export type Step =
  | {
      readonly kind: 'event'
      readonly stream: StreamLedger
      readonly event: NormalisedEvent
      /** Last-Event-ID to go on from once this event is stored; null where it has none. */
      readonly cursor: string | null
    }
  | {
      readonly kind: 'snapshot'
      readonly stream: StreamLedger
      /** Position of the source's log that the snapshot shows. */
      readonly position: string
      /** Where to go on reading: behind the last event that is stored, which may be before the snapshot's position. */
      readonly cursor: string
      readonly events: readonly NormalisedEvent[]
    }
  | { readonly kind: 'gap'; readonly stream: StreamLedger; readonly finding: GapFinding }
  /** The stream is known up to here, though nothing that we asked for was published. */
  | { readonly kind: 'cursor'; readonly stream: StreamLedger; readonly cursor: string }
  /** The entities miss something from here on until a snapshot comes. */
  | { readonly kind: 'snapshot-due'; readonly stream: StreamLedger }
