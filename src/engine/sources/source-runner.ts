import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import {
  type ConnectionState,
  type PauseReason,
  type SourceView,
  type StreamView,
  sourceState,
} from '../../shared/domain/connection.ts'
import type { BranchName } from '../../shared/domain/event.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import type { Ledger, StreamLedger } from '../pipeline/ledger.ts'
import type { Pump } from '../pipeline/pump.ts'
import type { SystemProxy } from '../ports.ts'
import { createBranchFilter } from '../profiles/branch-filter.ts'
import type { Profile, StreamSpec } from '../profiles/types.ts'
import { markCatchUp } from './catch-up.ts'
import { createStreamRunner, type StreamRunner } from './stream-runner.ts'

/** What all sources share. */
export interface SourceEnvironment {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly ledger: Ledger
  readonly pump: Pump
  readonly isHeldBack: () => boolean
  /** Its state or a stream's state changed. */
  readonly onState: (source: string) => void
  readonly onBytes: (source: string) => void
  /** So many bytes of a body arrived; called for each chunk. */
  readonly countBytes: (source: string, count: number) => void
  readonly systemProxy: SystemProxy
  /** Whether a rule of the user's own looks at this source: then each of its streams can call a person. */
  readonly isWatched: (source: string) => boolean
  /** Names of branches that the source told before; read only where branches are chosen. */
  readonly branchesOf: (source: string) => Iterable<BranchName>
}

export interface SourceRunnerOptions {
  readonly settings: SourceSettings
  /** Null: this version cannot read the dialect; the source stays off. */
  readonly profile: Profile | null
  readonly embedded: boolean
  /** Its place on screen, as it is now. */
  readonly order: () => number
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** What to say instead of the streams' states, for a hub that is not there. */
  readonly standIn: ConnectionState | null
}

/** Why streams rest; alert-bearing ones may go on while the window is hidden (design.md, section 4). */
export interface Rest {
  readonly hidden: boolean
  readonly suspended: boolean
}

/** One source with all its streams. */
export interface SourceRunner {
  readonly settings: SourceSettings
  readonly embedded: boolean
  start(rest: Rest): void
  setRest(rest: Rest): void
  reconnectNow(): void
  wake(): void
  /** Asks the streams of these ledgers again from their committed cursor. */
  replay(which: (ledger: StreamLedger) => boolean): void
  stop(): void
  view(): SourceView
}

interface Part {
  readonly spec: StreamSpec
  readonly ledger: StreamLedger
  readonly enabled: boolean
  readonly runner: StreamRunner
  readonly removeFeeder: () => void
}

export function createSourceRunner(
  options: SourceRunnerOptions,
  environment: SourceEnvironment,
): SourceRunner {
  const { settings, profile } = options
  const { ledger, pump, clock } = environment
  const runs = settings.enabled && options.standIn === null && profile !== null
  const ofBranches = createBranchFilter(settings.branches, environment.branchesOf(settings.id))
  const parts: Part[] = profile === null ? [] : profile.streams.map((spec) => makePart(spec, profile))
  const stoppedAt = clock.now()
  let bytes = 0

  function makePart(original: StreamSpec, dialect: Profile): Part {
    const own = settings.streams[original.name]
    const spec = own?.path === undefined ? original : { ...original, path: own.path }
    const streamLedger = ledger.open(settings.id, spec.name)
    const runner = createStreamRunner({
      ...environment,
      source: settings.id,
      url: settings.url,
      currency: settings.currency,
      spec,
      profile: markCatchUp(dialect),
      ledger: streamLedger,
      headers: options.headers,
      onWork: pump.wake,
      onState: () => environment.onState(settings.id),
      onBytes: () => environment.onBytes(settings.id),
      transport: { tls: settings.tls, proxy: settings.proxy, systemProxy: environment.systemProxy },
      ofBranches,
      mapping: settings.mapping,
      countBytes(count) {
        bytes += count
        environment.countBytes(settings.id, count)
      },
    })
    const enabled = own?.enabled !== false
    return { spec, ledger: streamLedger, enabled, runner, removeFeeder: pump.add(runner) }
  }

  function restOf(spec: StreamSpec, rest: Rest): PauseReason | null {
    if (rest.suspended) return 'suspended'
    if (!rest.hidden || settings.background === 'everything') return null
    const canCall = spec.alerting || environment.isWatched(settings.id)
    return settings.background === 'alerts' && canCall ? null : 'window-hidden'
  }

  function connectionOf(part: Part): ConnectionState {
    if (!settings.enabled || profile === null) return { state: 'off' }
    if (!part.enabled) return { state: 'paused', since: stoppedAt, reason: 'user' }
    return options.standIn ?? part.runner.connection()
  }

  function streamView(part: Part): StreamView {
    return {
      name: part.spec.name,
      path: part.spec.path,
      enabled: part.enabled,
      connection: connectionOf(part),
      lastByteAt: part.runner.lastByteAt(),
      lastEventAt: part.runner.lastEventAt(),
    }
  }

  return {
    settings,
    embedded: options.embedded,
    start(rest) {
      if (!runs) return
      for (const part of parts) if (part.enabled) part.runner.start(restOf(part.spec, rest))
    },
    setRest(rest) {
      if (!runs) return
      for (const part of parts) {
        if (!part.enabled) continue
        const reason = restOf(part.spec, rest)
        if (reason === null) part.runner.resume()
        else part.runner.pause(reason)
      }
    },
    reconnectNow() {
      if (runs) for (const part of parts) if (part.enabled) part.runner.reconnectNow()
    },
    wake() {
      if (runs) for (const part of parts) if (part.enabled) part.runner.wake()
    },
    replay(which) {
      for (const part of parts) if (which(part.ledger)) part.runner.replay()
    },
    stop() {
      for (const part of parts) {
        part.removeFeeder()
        part.runner.stop()
      }
    },
    view() {
      const streams = parts.map(streamView)
      const states = streams.filter((stream) => stream.enabled).map((stream) => stream.connection)
      return {
        id: settings.id,
        name: settings.name,
        profile: settings.profile,
        url: settings.url,
        enabled: settings.enabled,
        embedded: options.embedded,
        order: options.order(),
        connection: settings.enabled && options.standIn !== null ? options.standIn : sourceState(states),
        streams,
        lastByteAt: latest(streams.map((stream) => stream.lastByteAt)),
        lastEventAt: latest(streams.map((stream) => stream.lastEventAt)),
        events: parts.reduce((sum, part) => sum + part.ledger.tentative.events, 0),
        duplicates: parts.reduce((sum, part) => sum + part.ledger.duplicates, 0),
        bytes,
        settings: options.embedded ? null : settings,
      }
    },
  }
}

function latest(times: readonly (number | null)[]): number | null {
  let last: number | null = null
  for (const time of times) if (time !== null && (last === null || time > last)) last = time
  return last
}
