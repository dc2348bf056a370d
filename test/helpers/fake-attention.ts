import type { Alert } from '../../src/shared/domain/alert.ts'
import type { Patch } from '../../src/shared/domain/collections.ts'
import type { RouteInput, RouteName, RouteOutput } from '../../src/shared/ipc/contract.ts'
import type { Envelope } from '../../src/shared/ipc/envelope.ts'
import type { SettingsView } from '../../src/shared/ipc/routes/settings.ts'

/** The PIN that the stand-in knows; nothing is hashed there. */
export const fakePin = '1234'

/** What these answers read and write of the stand-in. */
export interface FakeAttentionParts {
  readonly settings: () => SettingsView
  readonly setSettings: (change: Partial<SettingsView>) => SettingsView
  readonly alerts: () => ReadonlyMap<string, Alert>
  readonly send: (patches: readonly Patch[]) => void
  readonly setWall: (wall: boolean) => void
}

type AttentionRoute = Extract<
  RouteName,
  `alert.${string}` | `rule.${string}` | `wall.${string}` | `pin.${string}` | `privacy.${string}`
>
type OtherRoute = 'webhook.setSecret' | 'webhook.test' | 'sound.pick'
type Answers = {
  readonly [R in AttentionRoute | OtherRoute]: (input: RouteInput<R>) => Envelope<RouteOutput<R>>
}

const wrongPin = { ok: false, error: { code: 'wrong_pin', message: 'wrong pin' } } as const
const done = { ok: true, data: null } as const

/** What the stand-in answers about alerts, rules, the wall and what is hidden; as the engine does, without its rules. */
export function fakeAttention({ settings, setSettings, alerts, send, setWall }: FakeAttentionParts): Answers {
  function change(ids: readonly string[], changed: (alert: Alert) => Partial<Alert>): typeof done {
    const patches: Patch[] = []
    for (const [key, alert] of alerts()) {
      if (!ids.includes(alert.id) || alert.state === 'resolved') continue
      patches.push(['alerts', key, { ...alert, ...changed(alert), changedAt: Date.now() }])
    }
    send(patches)
    return done
  }

  function turnWall(wall: boolean): typeof done {
    setWall(wall)
    return done
  }

  const asks = (pin: string | undefined): boolean => settings().hasPin && pin !== fakePin

  return {
    'alert.acknowledge': ({ ids, word }) =>
      change(ids, () => ({
        state: 'acknowledged',
        snoozedUntil: null,
        heldUntil: null,
        answer: { by: settings().operator || 'toko', at: Date.now(), word },
        escalation: null,
      })),
    'alert.snooze': ({ ids, until }) =>
      change(ids, () => ({
        state: 'snoozed',
        snoozedUntil: until === 'recovery' ? until : Date.now() + until.minutes * 60_000,
        answer: { by: settings().operator || 'toko', at: Date.now(), word: '' },
      })),
    'alert.reopen': ({ ids }) => change(ids, () => ({ state: 'open', snoozedUntil: null, answer: null })),
    'alert.export': ({ format, states }) => {
      const matching = [...alerts().values()].filter(
        (alert) => states.length === 0 || states.includes(alert.state),
      )
      return {
        ok: true,
        data: { saved: true, path: `/home/toko/alerts.${format}`, alerts: matching.length },
      }
    },
    'rule.preview': () => ({
      ok: true,
      data: { calls: [], fired: 0, events: 12_408, from: Date.now() - 7 * 24 * 3_600_000 },
    }),
    'rule.endPreview': () => done,
    'rule.test': () => ({
      ok: true,
      data: [
        { channel: 'desktop', ok: true, reason: null, detail: '' },
        { channel: 'sound', ok: true, reason: null, detail: 'played' },
      ],
    }),
    'privacy.set': ({ hideAmounts, hideNames, pin }) => {
      const { privacy } = settings()
      const shows = (privacy.hideAmounts && !hideAmounts) || (privacy.hideNames && !hideNames)
      if (shows && asks(pin)) return wrongPin
      return { ok: true, data: setSettings({ privacy: { hideAmounts, hideNames } }) }
    },
    'pin.set': ({ current, next }) =>
      asks(current) ? wrongPin : { ok: true, data: setSettings({ hasPin: next !== null }) },
    'webhook.setSecret': () => done,
    'webhook.test': ({ webhook }) => ({
      ok: true,
      data: webhook.url === '' ? { ok: false, detail: 'no url' } : { ok: true, detail: '200 OK' },
    }),
    'sound.pick': () => ({ ok: true, data: { path: '/home/toko/lonceng.ogg' } }),
    'wall.displays': () => ({
      ok: true,
      data: {
        displays: [
          { id: '1', label: 'Layar kasir', width: 1366, height: 768, primary: true },
          { id: '2', label: 'TV toko', width: 1920, height: 1080, primary: false },
        ],
      },
    }),
    'wall.enter': () => turnWall(true),
    'wall.leave': ({ pin }) => (asks(pin) ? wrongPin : turnWall(false)),
  }
}
