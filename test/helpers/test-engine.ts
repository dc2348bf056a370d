import { randomBytes } from 'node:crypto'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/engine-api.ts'
import type { Digest, HubEndpoint, Notifier, Shell, Voice } from '../../src/engine/ports.ts'
import { openSettings } from '../../src/engine/settings/settings-store.ts'
import { type Clock, createSystemClock } from '../../src/node/time/clock.ts'
import type { Alert } from '../../src/shared/domain/alert.ts'
import type { AppNotice } from '../../src/shared/domain/app-notice.ts'
import type { CollectionName, Collections } from '../../src/shared/domain/collections.ts'
import type { Batch, ConsoleSnapshot } from '../../src/shared/ipc/batch.ts'
import type { Envelope } from '../../src/shared/ipc/envelope.ts'
import { createMemoryLog } from './memory-log.ts'

/** A text that the engine gave to the save dialog. */
export interface SavedFile {
  readonly name: string
  readonly text: string
}

export interface TestEngine {
  readonly engine: Engine
  /** Alerts that the notifier was asked to show, in order. */
  readonly called: Alert[]
  readonly closed: string[]
  /** Digests that it was asked to show. */
  readonly digests: readonly Digest[]
  /** Sounds that were played and texts that were spoken, in order. */
  readonly heard: readonly string[]
  /** What was exported, in order; the user of a test always says yes. */
  readonly saved: readonly SavedFile[]
  readonly secrets: ReadonlyMap<string, string>
  readonly log: ReturnType<typeof createMemoryLog>
  ask(route: string, input?: unknown): Promise<Envelope<unknown>>
  /** The state as a view would get it now. */
  entries<C extends CollectionName>(collection: C): Promise<ReadonlyMap<string, Collections[C]>>
  batches: Batch[]
  stop(): Promise<void>
}

export interface TestEngineOptions {
  readonly dataDir: string
  readonly hub?: HubEndpoint | null
  readonly embeddedHub?: boolean
  readonly secrets?: ReadonlyMap<string, string>
  readonly configFile?: string
  readonly managedFile?: string
  /** The program starts this much later than now, ms. */
  readonly laterMs?: number
  /** Time itself instead of `laterMs`. */
  readonly clock?: Clock
  /** In the place of the notifier that remembers. */
  readonly notifier?: Notifier
  readonly voice?: Voice
  readonly shell?: Partial<Shell>
  /** Trouble that the shell knows of. */
  readonly notices?: () => readonly AppNotice[]
}

/** A real engine on a real folder, with a notifier that remembers. */
export function startTestEngine(options: TestEngineOptions): TestEngine {
  const called: Alert[] = []
  const closed: string[] = []
  const digests: Digest[] = []
  const heard: string[] = []
  const saved: SavedFile[] = []
  const batches: Batch[] = []
  const clock = createSystemClock()
  const log = createMemoryLog()
  const secrets = new Map(options.secrets)
  const { store } = openSettings({ ...options, now: Date.now })
  const engine = createEngine({
    clock: options.clock ?? { ...clock, now: () => clock.now() + (options.laterMs ?? 0) },
    log,
    dataDir: options.dataDir,
    nativeBinding: null,
    settings: store,
    embeddedHub: options.embeddedHub ?? options.hub !== undefined,
    secrets: {
      get: async (id) => secrets.get(id) ?? null,
      async set(id, secret) {
        secrets.set(id, secret)
        return 'stored'
      },
      async delete(id) {
        secrets.delete(id)
      },
    },
    notifier: options.notifier ?? {
      async show(alert) {
        // That something is over is told, but calls nobody.
        if (alert.state !== 'resolved' || alert.severity === 'info') called.push(alert)
        return { status: 'shown', at: Date.now() }
      },
      async digest(digest) {
        digests.push(digest)
        return { status: 'shown', at: Date.now() }
      },
      close: (id) => void closed.push(id),
    },
    voice: options.voice ?? {
      async sound({ severity }) {
        heard.push(`sound ${severity}`)
        return { ok: true, detail: '' }
      },
      async say(text) {
        heard.push(`speech ${text}`)
        return { ok: true, detail: '' }
      },
      stop: () => {},
    },
    shell: {
      displays: () => [],
      enterWall: () => {},
      leaveWall: () => {},
      pickSound: async () => null,
      ...options.shell,
    },
    userName: 'kasir',
    appInfo: () => ({
      version: '0.0.0',
      electron: '',
      platform: process.platform,
      demo: false,
      dataDir: options.dataDir,
      notices: options.notices?.() ?? [],
    }),
    files: {
      async save(name, text) {
        saved.push({ name, text })
        return { status: 'saved', path: `/home/kasir/${name}` }
      },
    },
    systemProxy: async () => null,
    random: (bytes) => randomBytes(bytes),
  })
  engine.start()
  const ask = (route: string, input: unknown = {}) => engine.handle(route, input, { viewId: 1 })
  engine.attach(1, (text) => {
    const batch = JSON.parse(text) as Batch
    batches.push(batch)
    void ask('console.ack', { to: batch.to })
  })
  if (options.hub !== undefined) engine.setHub(options.hub)
  return {
    engine,
    called,
    closed,
    digests,
    heard,
    saved,
    secrets,
    log,
    ask,
    batches,
    async entries<C extends CollectionName>(collection: C) {
      const answer = await engine.handle('console.snapshot', {}, { viewId: 2 })
      if (!answer.ok) throw new Error(answer.error.message)
      const { patches } = answer.data as ConsoleSnapshot
      const found = new Map<string, Collections[C]>()
      for (const [name, key, value] of patches) {
        if (name === collection) found.set(key, value as Collections[C])
      }
      return found
    },
    stop: () => engine.stop(),
  }
}
