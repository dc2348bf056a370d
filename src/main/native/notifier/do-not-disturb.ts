import { execFile } from 'node:child_process'
import type { Urgency } from './presenter.ts'
import { type SessionBus, variantValue } from './session-bus.ts'

const notifications = { name: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications' }

/** Longest wait for each answer, ms: a part of the desktop that hangs must not keep a notification back. */
const askMs = 500

/** Variables of a process. */
type Env = Readonly<Record<string, string | undefined>>

/**
 * What the desktop keeps back at this moment. Each desktop says it in its own way, and each is asked at the same time:
 * the daemon by the property of KDE (`Inhibited`) or that of dunst (`paused`), GNOME by its setting, which only its own
 * tool tells (no service of the bus does, the portal neither). An error is a no; so is silence.
 */
export async function askKeptBack(
  bus: SessionBus,
  env: Env,
): Promise<'nothing' | 'uncritical' | 'everything'> {
  const [inhibited, paused, hidden] = await Promise.all([
    property(bus, 'org.freedesktop.Notifications', 'Inhibited'),
    property(bus, 'org.dunstproject.cmd0', 'paused'),
    hidesBanners(env),
  ])
  if (inhibited === true || paused === true) return 'everything'
  // GNOME's banners of critical notifications come all the same.
  return hidden ? 'uncritical' : 'nothing'
}

/** Whether a notification of this urgency is kept back. */
export function isKeptBack(kept: Awaited<ReturnType<typeof askKeptBack>>, urgency: Urgency): boolean {
  return kept === 'everything' || (kept === 'uncritical' && urgency !== 'critical')
}

function property(bus: SessionBus, interfaceName: string, property: string): Promise<unknown> {
  return answerOf(bus, {
    destination: notifications.name,
    path: notifications.path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [interfaceName, property],
  })
}

function hidesBanners(env: Env): Promise<boolean> {
  if (!(env.XDG_CURRENT_DESKTOP ?? '').split(':').includes('GNOME')) return Promise.resolve(false)
  const question = ['get', 'org.gnome.desktop.notifications', 'show-banners']
  return new Promise((resolve) => {
    execFile('gsettings', question, { env, timeout: askMs }, (error, answer) =>
      resolve(error === null && answer.trim() === 'false'),
    )
  })
}

async function answerOf(bus: SessionBus, call: Parameters<SessionBus['call']>[0]): Promise<unknown> {
  try {
    const [value] = await bus.call(call, askMs)
    return variantValue(value)
  } catch {
    return undefined
  }
}
