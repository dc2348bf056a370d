import type { Log } from '../node/log/log.ts'
import type { Clock } from '../node/time/clock.ts'
import { watchClock } from '../node/time/clock-watch.ts'
import type { ConnectionState } from '../shared/domain/connection.ts'
import type { NormalisedEvent } from '../shared/domain/event.ts'
import type { Gap } from '../shared/domain/gap.ts'
import type { Settings, SourceSettings } from '../shared/settings/schema.ts'
import { type Core, openCore } from './core.ts'
import type { SystemProxy } from './ports.ts'
import type { Change } from './projections/view.ts'

export interface HeadlessOptions {
  readonly clock: Clock
  readonly log: Log
  /** Folder of console.db: with the same folder again it goes on behind the last stored event. */
  readonly dataDir: string
  readonly nativeBinding: string | null
  readonly settings: Settings
  readonly random: (bytes: number) => Uint8Array
  /** The system's proxy for an address. Left out: none is asked for. */
  readonly systemProxy?: SystemProxy
  /** Headers of a source's requests; asked at every attempt, a rejection means that a secret is missing. */
  readonly headers: (source: SourceSettings) => Promise<Readonly<Record<string, string>>>
  /** While true no socket is read: whoever listens is behind. */
  readonly isFull: () => boolean
  /** A new event, once, after it was stored. */
  readonly onEvent: (event: NormalisedEvent) => void
  readonly onConnection: (source: string, stream: string, state: ConnectionState) => void
  readonly onGap: (gap: Gap) => void
}

/** The engine without a window, for `pantau tail`: sources, journal, duplicates, gaps; nobody is called. */
export interface Headless {
  stop(): void
}

/**
 * Starts all enabled sources of the settings.
 *
 * @throws JournalLockedError when another program uses the folder, or what SQLite and the file system throw
 */
export function startHeadless(options: HeadlessOptions): Headless {
  const told = new Map<string, string>()

  function tellConnections(change: Change): void {
    const [collection, , view] = change.patch
    if (collection !== 'sources' || view === null) return
    for (const stream of view.streams) {
      const name = JSON.stringify([view.id, stream.name])
      const state = JSON.stringify(stream.connection)
      if (told.get(name) === state) continue
      told.set(name, state)
      options.onConnection(view.id, stream.name, stream.connection)
    }
  }

  const core: Core = openCore({
    ...options,
    embeddedHub: false,
    secrets: {
      get: async () => null,
      set: async () => 'memory-only',
      delete: async () => {},
    },
    systemProxy: options.systemProxy ?? (async () => null),
    headersOf: options.headers,
    isHeldBack: options.isFull,
    onCommitted(changes) {
      for (const change of changes) {
        tellConnections(change)
        const [collection, , value] = change.patch
        if (collection === 'gaps' && value !== null && !change.existed) options.onGap(value)
      }
    },
    onNotices: () => {},
    onStored: (stored) => {
      for (const { event } of stored) options.onEvent(event)
    },
  })
  core.start()
  const stopWatch = watchClock(options.clock, () => core.sources.wake())
  return {
    stop() {
      stopWatch()
      core.stop()
    },
  }
}
