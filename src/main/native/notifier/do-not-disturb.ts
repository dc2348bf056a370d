import type { Urgency } from './presenter.ts'
import { type SessionBus, variantValue } from './session-bus.ts'

const notifications = { name: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications' }
const portal = { name: 'org.freedesktop.portal.Desktop', path: '/org/freedesktop/portal/desktop' }

/** Longest wait for each, ms: a portal that hangs, as they do, must not keep a notification back. */
const askMs = 500

/**
 * What the desktop keeps back at this moment. Each desktop says it in its own way, and each is asked at the same time:
 * the daemon by the property of KDE (`Inhibited`) or that of dunst (`paused`), GNOME by its setting, through the portal.
 * Who does not know the question answers with an error, which is a no; so is silence.
 */
export async function askKeptBack(bus: SessionBus): Promise<'nothing' | 'uncritical' | 'everything'> {
  const [inhibited, paused, banners] = await Promise.all([
    property(bus, 'org.freedesktop.Notifications', 'Inhibited'),
    property(bus, 'org.dunstproject.cmd0', 'paused'),
    showsBanners(bus),
  ])
  if (inhibited === true || paused === true) return 'everything'
  // GNOME's banners of critical notifications come all the same.
  return banners === false ? 'uncritical' : 'nothing'
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

async function showsBanners(bus: SessionBus): Promise<unknown> {
  // Asked only where it runs: the question must not start a program.
  const isThere = await answerOf(bus, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    signature: 's',
    body: [portal.name],
  })
  if (isThere !== true) return undefined
  return answerOf(bus, {
    destination: portal.name,
    path: portal.path,
    interface: 'org.freedesktop.portal.Settings',
    member: 'Read',
    signature: 'ss',
    body: ['org.gnome.desktop.notifications', 'show-banners'],
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
