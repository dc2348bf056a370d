import { assertNever } from '../../../shared/assert-never.ts'
import { askKeptBack } from './do-not-disturb.ts'
import type { Stay, Urgency } from './presenter.ts'
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
  readonly stay: Stay
  readonly openLabel: string
  /** Words of the button that answers; null for none. */
  readonly answerLabel: string | null
}

/** The program that shows notifications (Desktop Notifications Specification 1.2). Every call may reject. */
export interface DesktopDaemon {
  /** Whether the name is owned, or the bus would start its owner. Asked before each use, never waited for. */
  isThere(): Promise<boolean>
  /** @returns the daemon's id */
  notify(notification: DesktopNotification): Promise<number>
  close(id: number): Promise<void>
  /** What do-not-disturb keeps back now; see askKeptBack. */
  keptBack(): ReturnType<typeof askKeptBack>
  dispose(): void
}

export interface DaemonEvents {
  readonly onActivated: (id: number) => void
  /** The button that answers was pressed. */
  readonly onAnswered: (id: number) => void
  /** It is gone. One that only went by itself may stand in the desktop's list, from where its click still comes. */
  readonly onClosed: (id: number) => void
  /** The daemon ended or was replaced: its ids mean nothing any more. */
  readonly onDaemonGone: () => void
}

/** Names of our actions. Many daemons answer a click by calling `default`. */
const actions = { open: 'default', answer: 'answer' } as const

/** `NotificationClosed` says so where the time was over; everything else is a person, or us. */
const expired = 1

/** How long what is critical but need not stay is shown, ms: daemons keep critical ones for ever by themselves. */
const criticalMs = 15_000

/** Subscribes to the daemon's signals on a bus. */
export async function createDesktopDaemon(
  bus: SessionBus,
  env: Readonly<Record<string, string | undefined>>,
  events: DaemonEvents,
): Promise<DesktopDaemon> {
  let abilities: Promise<ReadonlySet<unknown>> | null = null

  /** Asked once of each daemon. One that does not know the question is taken for one that can what most can. */
  function able(): Promise<ReadonlySet<unknown>> {
    abilities ??= bus
      .call({ destination: name, path, interface: name, member: 'GetCapabilities' })
      .then(([list]) => new Set<unknown>(Array.isArray(list) ? list : []))
      .catch(() => new Set<unknown>(['actions', 'body-markup']))
    return abilities
  }

  bus.onSignal(path, name, 'ActionInvoked', ([id, action]) => {
    if (typeof id !== 'number') return
    if (action === actions.open) events.onActivated(id)
    if (action === actions.answer) events.onAnswered(id)
  })
  bus.onSignal(path, name, 'NotificationClosed', ([id, reason]) => {
    if (typeof id === 'number' && reason !== expired) events.onClosed(id)
  })
  bus.onSignal(busPath, busName, 'NameOwnerChanged', ([changed]) => {
    if (changed !== name) return
    abilities = null
    events.onDaemonGone()
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
      const can = await able()
      const { urgency, stay, openLabel, answerLabel } = notification
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
          can.has('body-markup') ? escapeMarkup(notification.body) : notification.body,
          can.has('actions')
            ? [actions.open, openLabel, ...(answerLabel === null ? [] : [actions.answer, answerLabel])]
            : [],
          [
            ['urgency', ['y', urgencyByte(urgency)]],
            ['desktop-entry', ['s', desktopEntry]],
            // Pantau's own sounds say which severity it is, and can be muted in one place.
            ['suppress-sound', ['b', true]],
          ],
          expireMs(urgency, stay),
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
    keptBack: () => askKeptBack(bus, env),
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

/** 0 stays until it is answered; -1 leaves it to the desktop. */
function expireMs(urgency: Urgency, stay: Stay): number {
  if (stay === 'until-answered') return 0
  return urgency === 'critical' ? criticalMs : -1
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
