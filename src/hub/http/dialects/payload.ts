import type * as z from 'zod/mini'
import type { HubEventType, hubEvents } from '../../../shared/hub/events.ts'
import type { LogEvent } from '../../store/hub-store.ts'

/** Payload of one type of the catalogue, as the log holds it. */
export type Payload<T extends HubEventType> = z.infer<(typeof hubEvents)[T]>

/** Payload of a published event, which is of no type of the catalogue. */
export interface PublishedPayload {
  readonly ts: string
  readonly topic: string
  readonly branch: string
  readonly data?: unknown
}

/** Whether an event of the log is of this type, with its payload. The hub wrote the log itself, so it is not parsed again. */
export function payloadOf<T extends HubEventType>(
  event: LogEvent,
  ...types: readonly T[]
): Payload<T> | null {
  const known: readonly string[] = types
  return known.includes(event.type) ? (JSON.parse(event.data) as Payload<T>) : null
}
