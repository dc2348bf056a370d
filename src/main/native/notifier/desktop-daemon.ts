import { assertNever } from '../../../shared/assert-never.ts'
import type { Urgency } from './presenter.ts'
import type { SessionBus } from './session-bus.ts'

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'
const busName = 'org.freedesktop.DBus'
const busPath = '/org/freedesktop/DBus'

/** Names of our application on the desktop: shown to the user, and of its .desktop file. */
const appName = 'Pantau'
const desktopEntry = 'pantau'

/** One notification in the daemon's terms. */
export interface DesktopNotification {
  /** Id that the daemon gave an earlier one to be replaced; 0: none. */
  readonly replaces: number
  readonly title: string
  readonly body: string
  readonly urgency: Urgency
  readonly openLabel: string
}

/** The program that shows notifications (Desktop Notifications Specification 1.2). Every call may reject. */
export interface DesktopDaemon {
  /** Whether the name is owned, or the bus would start its owner. Asked before each use, never waited for. */
  isThere(): Promise<boolean>
  /** @returns the daemon's id */
  notify(notification: DesktopNotification): Promise<number>
  close(id: number): Promise<void>
  dispose(): void
}

export interface DaemonEvents {
  readonly onActivated: (id: number) => void
  readonly onClosed: (id: number) => void
  /** The daemon ended or was replaced: its ids mean nothing any more. */
  readonly onDaemonGone: () => void
}

/** Subscribes to the daemon's signals on a bus. */
export async function createDesktopDaemon(bus: SessionBus, events: DaemonEvents): Promise<DesktopDaemon> {
  bus.onSignal(path, name, 'ActionInvoked', ([id, action]) => {
    if (typeof id === 'number' && action === 'default') events.onActivated(id)
  })
  bus.onSignal(path, name, 'NotificationClosed', ([id]) => {
    if (typeof id === 'number') events.onClosed(id)
  })
  bus.onSignal(busPath, busName, 'NameOwnerChanged', ([changed]) => {
    if (changed === name) events.onDaemonGone()
  })
  await Promise.all([
    addMatch(bus, `type='signal',interface='${name}',path='${path}'`),
    addMatch(bus, `type='signal',interface='${busName}',member='NameOwnerChanged',arg0='${name}'`),
  ])

  return {
    async isThere() {
      const [owned] = await askBus(bus, 'NameHasOwner', 's', [name])
      if (owned === true) return true
      const [activatable] = await askBus(bus, 'ListActivatableNames')
      return Array.isArray(activatable) && activatable.includes(name)
    },
    async notify(notification) {
      const [id] = await bus.call({
        destination: name,
        path,
        interface: name,
        member: 'Notify',
        signature: 'susssasa{sv}i',
        body: [
          appName,
          notification.replaces,
          desktopEntry,
          notification.title,
          escapeMarkup(notification.body),
          ['default', notification.openLabel],
          [
            ['urgency', ['y', urgencyByte(notification.urgency)]],
            ['desktop-entry', ['s', desktopEntry]],
          ],
          // 0 stays until it is answered; -1 leaves it to the desktop.
          notification.urgency === 'critical' ? 0 : -1,
        ],
      })
      if (typeof id !== 'number') throw new Error('the notification daemon gave no id')
      return id
    },
    async close(id) {
      await bus.call({
        destination: name,
        path,
        interface: name,
        member: 'CloseNotification',
        signature: 'u',
        body: [id],
      })
    },
    dispose: () => bus.close(),
  }
}

function askBus(bus: SessionBus, member: string, signature?: string, body?: readonly unknown[]) {
  const call = { destination: busName, path: busPath, interface: busName, member }
  return bus.call(signature === undefined ? call : { ...call, signature, body: body ?? [] })
}

async function addMatch(bus: SessionBus, rule: string): Promise<void> {
  await askBus(bus, 'AddMatch', 's', [rule])
}

/** The body is markup in the specification, the title is not. Names come from outside: nothing in them is markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function urgencyByte(urgency: Urgency): number {
  switch (urgency) {
    case 'low':
      return 0
    case 'normal':
      return 1
    case 'critical':
      return 2
    default:
      return assertNever(urgency)
  }
}
