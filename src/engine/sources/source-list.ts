import type { ConnectionState } from '../../shared/domain/connection.ts'
import { embeddedHubId, type Settings, type SourceSettings } from '../../shared/settings/schema.ts'
import type { StreamLedger } from '../pipeline/ledger.ts'
import type { HubAway, HubEndpoint } from '../ports.ts'
import { findProfile } from '../profiles/registry.ts'
import type { Profile } from '../profiles/types.ts'
import { authHeaders } from './auth-headers.ts'
import { type DialectFinder, type DialectFinding, findDialect, knownDialect } from './dialect-finder.ts'
import {
  createSourceRunner,
  type Rest,
  type SourceEnvironment,
  type SourceRunner,
  type SourceRunnerOptions,
} from './source-runner.ts'

export interface SourceListOptions {
  readonly environment: SourceEnvironment
  readonly headersOf: (source: SourceSettings) => Promise<Readonly<Record<string, string>>>
  /** Whether there is an embedded hub in this run, reachable or not yet. */
  readonly embeddedHub: boolean
  readonly onAdded: (source: string) => void
  readonly onRemoved: (source: string) => void
}

/** All sources of this run: those of the settings, and the embedded hub first. */
export interface SourceList {
  /** Makes the runners what the settings say; those whose entry did not change go on undisturbed. */
  apply(settings: Settings): void
  setHub(endpoint: HubEndpoint | null, away?: HubAway): void
  setRest(rest: Rest): void
  get(source: string): SourceRunner | undefined
  all(): Iterable<SourceRunner>
  /** Ends all that a source does; what it has queued goes through first. To be followed by a change, or {@link rebuild}. */
  halt(source: string): void
  /** Starts a halted source anew, as its settings were. */
  rebuild(source: string): void
  /** "Reconnect now". @returns whether there is such a source */
  reconnectNow(source: string): boolean
  /** The machine woke up or the network changed (C4). */
  wake(): void
  replay(which: (ledger: StreamLedger) => boolean): void
  stop(): void
}

/** A stopped hub is restarted by its host, who alone knows why and when. */
function hubAway(now: number, away: HubAway | undefined): ConnectionState {
  return {
    state: 'backoff',
    since: now,
    retryAt: away?.retryAt ?? now,
    attempt: 1,
    reason: 'hub-stopped',
    detail: away?.detail ?? 'the embedded hub stopped',
  }
}

export function createSourceList(options: SourceListOptions): SourceList {
  const { environment } = options
  const runners = new Map<string, SourceRunner>()
  const searches = new Map<string, DialectFinder>()
  let rest: Rest = { hidden: false, suspended: false }
  let endpoint: HubEndpoint | null = null
  let standIn: ConnectionState | null = null
  let hubLive = true
  let places: ReadonlyMap<string, number> = new Map()

  function build(runnerOptions: SourceRunnerOptions): void {
    const { id } = runnerOptions.settings
    // What the old runner still has queued goes through first; then nobody feeds the same stream twice.
    environment.pump.drain()
    const known = runners.get(id)
    known?.stop()
    const runner = createSourceRunner(runnerOptions, environment)
    runners.set(id, runner)
    if (known === undefined) options.onAdded(id)
    runner.start(rest)
    environment.onState(id)
  }

  function remove(id: string): void {
    environment.pump.drain()
    endSearch(id)
    runners.get(id)?.stop()
    runners.delete(id)
    options.onRemoved(id)
  }

  function buildHub(): void {
    const settings: SourceSettings = {
      id: embeddedHubId,
      name: 'Hub',
      url: endpoint?.url ?? 'http://127.0.0.1',
      profile: 'pantau',
      enabled: hubLive,
      background: 'alerts',
      auth: { type: 'bearer' },
      branches: [],
      currency: 'IDR',
      proxy: 'none',
      images: false,
      mapping: [],
      streams: {},
    }
    const token = endpoint?.token ?? null
    const headers = async () => authHeaders(settings.auth, token)
    const order = () => 0
    build({ settings, profile: findProfile('pantau'), embedded: true, order, headers, standIn })
  }

  function endSearch(id: string): void {
    searches.get(id)?.stop()
    searches.delete(id)
  }

  function buildSource(settings: SourceSettings): void {
    endSearch(settings.id)
    const headers = () => options.headersOf(settings)
    const order = () => places.get(settings.id) ?? 0
    const make = (profile: Profile | null, searching: ConnectionState | null): void =>
      build({ settings, profile, embedded: false, order, headers, standIn: searching })
    const known = knownDialect(settings)
    if (known !== undefined || !settings.enabled) {
      make(known ?? null, null)
      return
    }
    const { clock, random } = environment
    const onFinding = (finding: DialectFinding): void => {
      if ('searching' in finding) {
        make(null, finding.searching)
        return
      }
      searches.delete(settings.id)
      make(finding.profile, null)
    }
    searches.set(settings.id, findDialect({ settings, headers, clock, random, onFinding }))
  }

  return {
    apply(settings) {
      const toggled = settings.hubLive !== hubLive
      hubLive = settings.hubLive
      if (options.embeddedHub && !runners.has(embeddedHubId)) {
        standIn = { state: 'connecting', since: environment.clock.now(), attempt: 1 }
        buildHub()
      } else if (toggled && options.embeddedHub) buildHub()
      const before = places
      places = new Map(settings.sources.map(({ id }, index) => [id, index + 1]))
      for (const [id, runner] of [...runners]) if (!runner.embedded && !places.has(id)) remove(id)
      for (const source of settings.sources) {
        if (source.id === embeddedHubId) continue
        const known = runners.get(source.id)
        const unchanged = known !== undefined && JSON.stringify(known.settings) === JSON.stringify(source)
        if (!unchanged) buildSource(source)
        // Another place on screen is no reason to connect again.
        else if (before.get(source.id) !== places.get(source.id)) environment.onState(source.id)
      }
    },
    halt(source) {
      environment.pump.drain()
      endSearch(source)
      runners.get(source)?.stop()
    },
    rebuild(source) {
      const runner = runners.get(source)
      if (runner !== undefined && !runner.embedded) buildSource(runner.settings)
    },
    setHub(next, away) {
      if (next !== null && endpoint !== null && next.url === endpoint.url && next.token === endpoint.token)
        return
      endpoint = next
      standIn = next === null ? hubAway(environment.clock.now(), away) : null
      buildHub()
    },
    setRest(next) {
      if (next.hidden === rest.hidden && next.suspended === rest.suspended) return
      rest = next
      for (const runner of runners.values()) runner.setRest(rest)
    },
    get: (source) => runners.get(source),
    all: () => runners.values(),
    reconnectNow(source) {
      searches.get(source)?.retryNow()
      runners.get(source)?.reconnectNow()
      return runners.has(source)
    },
    wake() {
      for (const search of searches.values()) search.retryNow()
      for (const runner of runners.values()) runner.wake()
    },
    replay(which) {
      for (const runner of runners.values()) runner.replay(which)
    },
    stop() {
      for (const search of searches.values()) search.stop()
      for (const runner of runners.values()) runner.stop()
    },
  }
}
