import type * as z from 'zod/mini'
import type { hubEvents } from '../../shared/hub/events.ts'

type Catalogue = typeof hubEvents
type Base = 'ts' | 'topic' | 'branch'

/** A fact of the catalogue, before the store gave it a position and a time. */
type CatalogueEvent = {
  readonly [T in keyof Catalogue]: {
    readonly type: T
    readonly topic: string
    readonly branch: string
    readonly payload: Readonly<Omit<z.infer<Catalogue[T]>, Base>>
  }
}[keyof Catalogue]

/** A fact of another program (`POST /v1/events`): kept and streamed as it is. */
export interface PublishedEvent {
  readonly type: 'published'
  /** Its own name, what the stream says as `event:`. */
  readonly name: string
  readonly topic: string
  readonly branch: string
  readonly payload: { readonly data: unknown }
}

/** Everything that the log can hold. */
export type DomainEvent = CatalogueEvent | PublishedEvent

/** Payload of one type of the catalogue, without what the store adds. */
export type PayloadOf<T extends keyof Catalogue> = Extract<CatalogueEvent, { type: T }>['payload']
