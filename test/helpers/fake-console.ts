import { firstSettings } from '../../src/renderer/store/view-state.ts'
import type { CollectionName, Collections, Patch } from '../../src/shared/domain/collections.ts'
import { type ConsoleState, consoleStateKey } from '../../src/shared/domain/console-state.ts'
import type { ConnectionHistory } from '../../src/shared/domain/history.ts'
import type { Batch, HiddenWord } from '../../src/shared/ipc/batch.ts'
import type { ConsoleBridge, RouteInput, RouteName, RouteOutput } from '../../src/shared/ipc/contract.ts'
import type { Envelope, RequestError } from '../../src/shared/ipc/envelope.ts'
import type { AppInfo } from '../../src/shared/ipc/routes/console.ts'
import type { HubCommand, HubDirectory } from '../../src/shared/ipc/routes/hub.ts'
import type { SettingsView } from '../../src/shared/ipc/routes/settings.ts'
import { fakeAttention } from './fake-attention.ts'

/** What a scene decides about the stand-in's program. */
export interface FakeProgram {
  readonly info: AppInfo
  readonly settings: SettingsView
  /** What a sale meets; null is an accepted sale. */
  readonly saleError: RequestError | null
  /** How long every answer takes, ms. */
  readonly delayMs: number
  /** What a command to the hub meets; null is an accepted one, answered with `hubAnswer`. */
  readonly hubError: RequestError | null
  readonly hubAnswer: Readonly<Record<string, unknown>>
  readonly directory: HubDirectory
  readonly history: ConnectionHistory
}

/** An engine that lives in memory, for looking at the screen and for tests of the store's feed. It holds no rules. */
export interface FakeConsole {
  readonly bridge: ConsoleBridge
  /** Writes rows and sends them as one batch, as the outbox would. */
  send(patches: readonly Patch[]): void
  /** Moves on without telling: the next batch has a hole before it. */
  skip(patches: readonly Patch[]): void
  /** Says whether anybody can see the page, as main would. */
  setHidden(hidden: boolean): void
  rows<C extends CollectionName>(collection: C): ReadonlyMap<string, Collections[C]>
  /** Positions that the screen has acknowledged. */
  readonly acked: readonly number[]
  readonly sales: readonly RouteInput<'sale.register'>['sale'][]
  /** Commands that the hub was given, in their order. */
  readonly commands: readonly HubCommand[]
  /** How often a route was asked. */
  asked(route: RouteName): number
  program(): FakeProgram
  set(change: Partial<FakeProgram>): void
}

const program: FakeProgram = {
  info: {
    version: '0.1.0',
    electron: '45.4.1',
    platform: 'Linux x64',
    demo: false,
    dataDir: '/home/toko/.config/Pantau',
    notices: [],
  },
  settings: firstSettings,
  saleError: null,
  delayMs: 0,
  hubError: null,
  hubAnswer: {},
  directory: {
    branches: [],
    anime: [],
    episodes: [],
    'episodes.hidden': [],
    'video-servers': [],
    users: [],
    tokens: [],
  },
  history: {
    since: Date.now() - 24 * 3_600_000,
    liveMs: 23 * 3_600_000,
    watchedMs: 24 * 3_600_000,
    drops: 2,
    bytes: 481_220,
    events: 12_408,
    eventsPerSecond: 0.4,
    changes: [],
  },
}

/** Makes a stand-in that begins with these rows. */
export function createFakeConsole(first: readonly Patch[], options: Partial<FakeProgram> = {}): FakeConsole {
  let now: FakeProgram = { ...program, ...options }
  let position = 0
  const tables = new Map<CollectionName, Map<string, Collections[CollectionName]>>()
  const listeners = new Set<(batch: string) => void>()
  const acked: number[] = []
  const sales: RouteInput<'sale.register'>['sale'][] = []
  const commands: HubCommand[] = []
  const removed = new Map<string, Collections['sources']>()
  const counts = new Map<RouteName, number>()

  function table(name: CollectionName): Map<string, Collections[CollectionName]> {
    const known = tables.get(name) ?? new Map()
    tables.set(name, known)
    return known
  }

  function write(patches: readonly Patch[]): Batch {
    for (const [name, key, value] of patches) {
      if (value === null) table(name).delete(key)
      else table(name).set(key, value)
    }
    position += 1
    return { from: position - 1, to: position, patches }
  }

  function snapshot(): Patch[] {
    const patches: Patch[] = []
    for (const [name, rows] of tables) {
      for (const [key, value] of rows) patches.push([name, key, value] as unknown as Patch)
    }
    return patches
  }

  function rowsOf<C extends CollectionName>(name: C): ReadonlyMap<string, Collections[C]> {
    return table(name) as unknown as ReadonlyMap<string, Collections[C]>
  }

  /** What the program says of itself, changed in part; its notices are those of the program's facts. */
  function consoleState(change: Partial<ConsoleState>): Patch {
    const before = rowsOf('console').get(consoleStateKey) ?? { away: null, wall: false }
    return ['console', consoleStateKey, { ...before, ...change, notices: now.info.notices }]
  }

  function tell(message: Batch | HiddenWord): void {
    const text = JSON.stringify(message)
    for (const listener of listeners) listener(text)
  }

  function send(patches: readonly Patch[]): void {
    tell(write(patches))
  }

  const answers: { readonly [R in RouteName]: (input: RouteInput<R>) => Envelope<RouteOutput<R>> } = {
    'console.snapshot': () => ({ ok: true, data: { position, patches: snapshot() } }),
    'console.ack': ({ to }) => {
      acked.push(to)
      return { ok: true, data: null }
    },
    'console.awayRead': () => {
      send([consoleState({ away: null })])
      return { ok: true, data: null }
    },
    'app.info': () => ({ ok: true, data: now.info }),
    'settings.get': () => ({ ok: true, data: now.settings }),
    'settings.update': (change) => {
      now = { ...now, settings: { ...now.settings, ...withoutUndefined(change) } }
      return { ok: true, data: now.settings }
    },
    'sale.register': ({ sale }) => {
      sales.push(sale)
      if (now.saleError) return { ok: false, error: now.saleError }
      return { ok: true, data: { position: `00000000:${position}`, number: `TRX-00${75 + sales.length}` } }
    },
    ...fakeAttention({
      settings: () => now.settings,
      setSettings(change) {
        now = { ...now, settings: { ...now.settings, ...change } }
        return now.settings
      },
      alerts: () => rowsOf('alerts'),
      send,
      setWall: (wall) => send([consoleState({ wall })]),
    }),
    'source.add': () => ({ ok: true, data: null }),
    'source.update': ({ source }) => {
      const known = rowsOf('sources').get(source.id)
      if (!known) return { ok: false, error: { code: 'not_found', message: source.id } }
      send([['sources', source.id, { ...known, name: source.name, settings: source }]])
      return { ok: true, data: null }
    },
    'source.remove': ({ id }) => {
      const known = rowsOf('sources').get(id)
      if (known) removed.set(id, known)
      send([['sources', id, null]])
      return { ok: true, data: { undoUntil: Date.now() + 10_000 } }
    },
    'source.restore': ({ id }) => {
      const known = removed.get(id)
      if (!known) return { ok: false, error: { code: 'not_found', message: id } }
      send([['sources', id, known]])
      return { ok: true, data: null }
    },
    'source.reorder': ({ ids }) => {
      const patches: Patch[] = []
      for (const [id, source] of rowsOf('sources')) {
        if (ids.includes(id)) patches.push(['sources', id, { ...source, order: ids.indexOf(id) + 1 }])
      }
      send(patches)
      return { ok: true, data: null }
    },
    'source.test': () => ({ ok: true, data: { checkId: 'check' } }),
    'source.endTest': () => ({ ok: true, data: null }),
    'source.history': () => ({ ok: true, data: now.history }),
    'source.exportMapping': () => ({ ok: true, data: { saved: true, path: '/home/toko/mapping.json' } }),
    'source.setLive': ({ id, live }) => {
      const source = rowsOf('sources').get(id)
      if (!source) return { ok: false, error: { code: 'not_found', message: id } }
      const connection = live
        ? ({ state: 'live', since: Date.now(), transport: 'sse' } as const)
        : ({ state: 'paused', since: Date.now(), reason: 'user' } as const)
      send([['sources', id, { ...source, enabled: live, connection }]])
      return { ok: true, data: null }
    },
    'source.reconnect': () => ({ ok: true, data: null }),
    'log.export': () => ({
      ok: true,
      data: { saved: true, path: '/home/toko/log.txt', lines: rowsOf('logs').size },
    }),
    'hub.command': ({ command }) => {
      commands.push(command)
      return now.hubError ? { ok: false, error: now.hubError } : { ok: true, data: { answer: now.hubAnswer } }
    },
    'hub.directory': () => ({ ok: true, data: now.directory }),
  }

  write([consoleState({}), ...first])
  return {
    bridge: {
      async request(route, input) {
        counts.set(route, (counts.get(route) ?? 0) + 1)
        if (now.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, now.delayMs))
        return answers[route](input)
      },
      subscribe(onBatch) {
        listeners.add(onBatch)
        return () => listeners.delete(onBatch)
      },
    },
    send,
    skip(patches) {
      write(patches)
    },
    setHidden: (hidden) => tell({ hidden }),
    rows: rowsOf,
    acked,
    sales,
    commands,
    asked: (route) => counts.get(route) ?? 0,
    program: () => now,
    set(change) {
      now = { ...now, ...change }
    },
  }
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
