import type { ConnectionState } from '../../shared/domain/connection.ts'
import { embeddedHubId, type Settings, type SourceSettings } from '../../shared/settings/schema.ts'
import type { StreamLedger } from '../pipeline/ledger.ts'
import type { HubEndpoint } from '../ports.ts'
import { detectByUrl } from '../profiles/detect.ts'
import { findProfile } from '../profiles/registry.ts'
import type { Profile } from '../profiles/types.ts'
import { authHeaders } from './auth-headers.ts'
import { createSourceRunner, type Rest, type SourceEnvironment, type SourceRunner } from './source-runner.ts'

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
  setHub(endpoint: HubEndpoint | null): void
  setRest(rest: Rest): void
  get(source: string): SourceRunner | undefined
  all(): Iterable<SourceRunner>
  /** Begins a source anew, for example with another secret. */
  restart(source: string): void
  replay(which: (ledger: StreamLedger) => boolean): void
  stop(): void
}

/** A stopped hub is restarted by its host, who knows when; the screen only says that it is away. */
function hubAway(now: number, wasThere: boolean): ConnectionState {
  return wasThere
    ? {
        state: 'backoff',
        since: now,
        retryAt: now,
        attempt: 1,
        reason: 'hub-stopped',
        detail: 'the embedded hub stopped',
      }
    : { state: 'connecting', since: now, attempt: 1 }
}

/** `auto` is found out by the URL; what belongs to no dialect is read as plain SSE and shown in the feed. */
function profileOf(settings: SourceSettings): Profile | null {
  if (settings.profile !== 'auto') return findProfile(settings.profile)
  return detectByUrl(settings.url)?.profile ?? findProfile('generic')
}

export function createSourceList(options: SourceListOptions): SourceList {
  const { environment } = options
  const runners = new Map<string, SourceRunner>()
  const builders = new Map<string, () => SourceRunner>()
  let rest: Rest = { hidden: false, suspended: false }
  let endpoint: HubEndpoint | null = null
  let standIn: ConnectionState | null = null

  function build(id: string, builder: () => SourceRunner): void {
    // What the old runner still has queued goes through first; then nobody feeds the same stream twice.
    environment.pump.drain()
    const known = runners.get(id)
    known?.stop()
    const runner = builder()
    runners.set(id, runner)
    builders.set(id, builder)
    if (known === undefined) options.onAdded(id)
    runner.start(rest)
    environment.onState(id)
  }

  function remove(id: string): void {
    environment.pump.drain()
    runners.get(id)?.stop()
    runners.delete(id)
    builders.delete(id)
    options.onRemoved(id)
  }

  function buildHub(): void {
    const settings: SourceSettings = {
      id: embeddedHubId,
      name: 'Hub',
      url: endpoint?.url ?? 'http://127.0.0.1',
      profile: 'pantau',
      enabled: true,
      background: 'alerts',
      auth: { type: 'bearer' },
      branches: [],
      currency: 'IDR',
      streams: {},
    }
    const token = endpoint?.token ?? null
    const headers = async () => authHeaders(settings.auth, token)
    const runnerOptions = {
      settings,
      profile: findProfile('pantau'),
      embedded: true,
      order: 0,
      headers,
      standIn,
    }
    build(embeddedHubId, () => createSourceRunner(runnerOptions, environment))
  }

  function buildSource(settings: SourceSettings, order: number): void {
    const profile = profileOf(settings)
    const headers = () => options.headersOf(settings)
    const runnerOptions = { settings, profile, embedded: false, order, headers, standIn: null }
    build(settings.id, () => createSourceRunner(runnerOptions, environment))
  }

  return {
    apply(settings) {
      if (options.embeddedHub && !runners.has(embeddedHubId)) {
        standIn = hubAway(environment.clock.now(), false)
        buildHub()
      }
      const wanted = new Map(
        settings.sources.map((source, index) => [source.id, { source, order: index + 1 }]),
      )
      for (const [id, runner] of [...runners]) if (!runner.embedded && !wanted.has(id)) remove(id)
      for (const { source, order } of wanted.values()) {
        if (source.id === embeddedHubId) continue
        const known = runners.get(source.id)
        const unchanged =
          known !== undefined &&
          known.view().order === order &&
          JSON.stringify(known.settings) === JSON.stringify(source)
        if (!unchanged) buildSource(source, order)
      }
    },
    setHub(next) {
      if (next !== null && endpoint !== null && next.url === endpoint.url && next.token === endpoint.token)
        return
      const wasThere = endpoint !== null || standIn?.state === 'backoff'
      endpoint = next
      standIn = next === null ? hubAway(environment.clock.now(), wasThere) : null
      buildHub()
    },
    setRest(next) {
      if (next.hidden === rest.hidden && next.suspended === rest.suspended) return
      rest = next
      for (const runner of runners.values()) runner.setRest(rest)
    },
    get: (source) => runners.get(source),
    all: () => runners.values(),
    restart(source) {
      const builder = builders.get(source)
      if (builder !== undefined) build(source, builder)
    },
    replay(which) {
      for (const runner of runners.values()) runner.replay(which)
    },
    stop() {
      for (const runner of runners.values()) runner.stop()
    },
  }
}
