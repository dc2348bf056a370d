import { attend } from '../../src/engine/attention/attend.ts'
import { type AttentionParts, createAttention } from '../../src/engine/attention/attention.ts'
import type { BeforeView, CommitCause, Committer } from '../../src/engine/pipeline/committer.ts'
import type { Digest, Notifier, Voice } from '../../src/engine/ports.ts'
import { createDraft, createState, type Draft, type State } from '../../src/engine/projections/view.ts'
import { type AlertCall, raise } from '../../src/engine/rules/alert-life.ts'
import { resolveAlert } from '../../src/engine/rules/breach.ts'
import type { Alert } from '../../src/shared/domain/alert.ts'
import { type Settings, settingsSchema } from '../../src/shared/settings/schema.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'

/** A desk of alerts on a state in memory and a clock that is moved by hand, with people who remember what reached them. */
export interface AttentionWorld {
  readonly clock: FakeClock
  readonly state: State
  readonly attention: AttentionParts
  /** Native notifications: `id`, with a star for a repeated one, and `over` for one that says so. */
  readonly shown: string[]
  readonly closed: string[]
  readonly digests: Digest[]
  /** `severity@volume`. */
  readonly sounds: string[]
  readonly spoken: string[]
  readonly troubles: (string | null)[]
  readonly secrets: Map<string, string>
  settings: Settings
  change(edit: (draft: Draft) => void, cause?: CommitCause): void
  raise(...calls: readonly Partial<AlertCall>[]): void
  resolve(id: string): void
  alert(id: string): Alert
  /** Lets promises settle and writes what they brought. */
  settle(): Promise<void>
  apply(change: Readonly<Record<string, unknown>>): void
  /** The program ends and begins again on what was kept. */
  restart(): void
}

export interface AttentionWorldOptions {
  readonly settings?: Readonly<Record<string, unknown>>
  /** Epoch ms. */
  readonly start?: number
  readonly zone?: string
  readonly notifier?: Notifier
  readonly voice?: Voice
}

export function createAttentionWorld(options: AttentionWorldOptions = {}): AttentionWorld {
  const clock = createFakeClock(options.start)
  const state = createState()
  const zone = options.zone ?? 'Asia/Jakarta'
  const closed: string[] = []
  const shown: string[] = []
  const digests: Digest[] = []
  const sounds: string[] = []
  const spoken: string[] = []
  const troubles: (string | null)[] = []
  const secrets = new Map<string, string>()
  let running = false

  const notifier: Notifier = options.notifier ?? {
    async show({ id, state }, how) {
      shown.push(state === 'resolved' ? `${id} over` : how?.repeat === true ? `${id}*` : id)
      return { status: 'shown', at: clock.now() }
    },
    async digest(digest) {
      digests.push(digest)
      return { status: 'shown', at: clock.now() }
    },
    close: (id) => void closed.push(id),
  }
  const voice: Voice = options.voice ?? {
    async sound({ severity, volume }) {
      sounds.push(`${severity}@${volume}`)
      return { ok: true, detail: '' }
    },
    async say(text) {
      spoken.push(text)
      return { ok: true, detail: '' }
    },
    stop: () => {},
  }

  function change(edit: (draft: Draft) => void, cause: CommitCause = 'new'): void {
    const draft = createDraft(state)
    edit(draft)
    const { quietHours, attention } = world.settings
    // What is only shown again passes no transaction (committer.ts).
    const finish = cause === 'new' ? attend : () => {}
    finish(draft, { now: clock.now(), quietHours, repeatMinutes: attention.repeatMinutes, zone: () => zone })
    const changes = draft.changes()
    const old = new Map(changes.map(({ patch: [collection, key] }) => [key, state.get(collection, key)]))
    state.apply(changes)
    const before = { get: (_collection: string, key: string) => old.get(key) } as BeforeView
    if (running) world.attention.desk.afterCommit(changes, before, cause)
  }

  const begin = (): AttentionParts =>
    createAttention({
      state,
      clock,
      settings: () => world.settings,
      notifier,
      voice,
      secrets: {
        get: async (id) => secrets.get(id) ?? null,
        set: async () => 'stored',
        delete: async () => {},
      },
      systemProxy: async () => null,
      userName: 'kasir',
      zone: () => zone,
      committer: () => ({ change }) as Committer,
      onWebhookTrouble: (detail) => troubles.push(detail),
    })

  const world: AttentionWorld = {
    clock,
    state,
    shown,
    closed,
    digests,
    sounds,
    spoken,
    troubles,
    secrets,
    settings: settingsSchema.parse({ locale: 'en', ...options.settings }),
    get attention() {
      return parts
    },
    change,
    raise: (...calls) =>
      change((draft) => {
        for (const call of calls) {
          const alert = raise({ ...sample, ...call }, draft.get('alerts', call.id ?? sample.id), clock.now())
          draft.set(['alerts', alert.id, alert])
        }
      }),
    resolve: (id) => change((draft) => resolveAlert(draft, id, clock.now())),
    alert(id) {
      const alert = state.get('alerts', id)
      if (alert === undefined) throw new Error(`no alert ${id}`)
      return alert
    },
    async settle() {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      clock.advance(0)
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    },
    apply(change) {
      world.settings = settingsSchema.parse({ ...world.settings, ...change })
      parts.desk.applySettings()
    },
    restart() {
      parts.stop()
      parts = begin()
      parts.desk.start()
    },
  }
  let parts = begin()
  running = true
  parts.desk.start()
  return world
}

const sample: AlertCall = {
  id: 'stock:a',
  kind: 'stock-low',
  rule: 'stock-low',
  severity: 'critical',
  source: 'shop',
  params: { name: 'Frame A', code: 'A', branch: 'Utama', stock: 3 },
  subject: 'a',
}
