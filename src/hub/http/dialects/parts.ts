import type { Clock } from '../../../node/time/clock.ts'
import type { Channels } from '../../sse/channels.ts'
import type { HubStore } from '../../store/hub-store.ts'
import type { DialectTimes } from './times.ts'

/** What the dialects are made of. They know the store by its port alone. */
export interface DialectParts {
  readonly store: HubStore
  readonly channels: Channels
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly times: DialectTimes
  readonly maxStreams: number
  /** Headers that listed origins need. */
  readonly crossOrigin: (origin: string | undefined) => Readonly<Record<string, string>>
}
