import { createConnection } from 'node:net'
import { createClient } from '@homebridge/dbus-native'

/** One `Notify` call as the daemon got it. */
export interface Notified {
  readonly id: number
  readonly replaces: number
  readonly title: string
  readonly body: string
  readonly urgency: number
  readonly expire: number
  /** Keys and words of its buttons, one after the other. */
  readonly actions: readonly string[]
}

/** A notification daemon on a real bus, played by the test. */
export interface TestDaemon {
  readonly notified: readonly Notified[]
  readonly closed: readonly number[]
  /** A person clicks on a notification, or presses one of its buttons. */
  click(id: number, action?: string): void
  /** It goes because its time on the screen is over; such desktops keep it in their list. */
  expire(id: number): void
  /** Answers what waits in a mute daemon, and from now on everything: it came to itself. */
  recover(): void
  stop(): void
}

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter & { end(): void }
  requestName(name: string, flags: number, done: (error: unknown) => void): void
  sendSignal(path: string, iface: string, name: string, signature: string, args: readonly unknown[]): void
  setMethodCallHandler(path: string, iface: string, member: string, handler: readonly unknown[]): void
  exportInterface(
    implementation: object,
    path: string,
    description: {
      readonly name: string
      readonly methods: Readonly<Record<string, readonly string[]>>
      readonly signals: object
      readonly properties: Readonly<Record<string, string>>
    },
  ): void
}

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

type Hints = readonly (readonly [string, readonly [unknown, readonly unknown[]]])[]

/** What a daemon is like. */
export interface DaemonTraits {
  /** What `GetCapabilities` answers; left out: it does not know the question. */
  readonly capabilities?: readonly string[]
  /** KDE's do-not-disturb. */
  readonly inhibited?: boolean
}

/** @param mode `mute`: owns the name, but never answers `Notify` */
export async function startNotificationDaemon(
  address: string,
  mode: 'ordinary' | 'mute' = 'ordinary',
  { capabilities, inhibited }: DaemonTraits = {},
): Promise<TestDaemon> {
  const socket = createConnection(address.replace(/^unix:path=/, '').replace(/,.*$/, ''))
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  bus.connection.on('error', () => socket.destroy())
  const notified: Notified[] = []
  const closed: number[] = []
  let lastId = 0
  let isMute = mode === 'mute'
  const waiting: (() => void)[] = []

  function notify(...args: readonly unknown[]): unknown {
    const [, replaces, , title, body, actions, hints, expire] = args
    const id = typeof replaces === 'number' && replaces > 0 ? replaces : ++lastId
    const urgency = (hints as Hints).find(([key]) => key === 'urgency')?.[1][1][0]
    notified.push({
      id,
      replaces: Number(replaces),
      title: String(title),
      body: String(body),
      urgency: Number(urgency),
      expire: Number(expire),
      actions: actions as readonly string[],
    })
    return isMute ? new Promise((resolve) => waiting.push(() => resolve(id))) : id
  }

  function close(id: number): void {
    closed.push(id)
    bus.sendSignal(path, name, 'NotificationClosed', 'uu', [id, 3])
  }

  const abilities = (): readonly string[] => capabilities ?? []
  if (inhibited === undefined) {
    bus.setMethodCallHandler(path, name, 'Notify', [notify, 'u'])
    bus.setMethodCallHandler(path, name, 'CloseNotification', [close, ''])
    if (capabilities !== undefined) {
      bus.setMethodCallHandler(path, name, 'GetCapabilities', [abilities, 'as'])
    }
  } else {
    // The client answers questions for properties itself, and then everything else must be told to it in this way, too.
    bus.exportInterface(
      { Notify: notify, CloseNotification: close, GetCapabilities: abilities, Inhibited: inhibited },
      path,
      {
        name,
        methods: {
          Notify: ['susssasa{sv}i', 'u'],
          CloseNotification: ['u', ''],
          GetCapabilities: ['', 'as'],
        },
        signals: {},
        properties: { Inhibited: 'b' },
      },
    )
  }
  await new Promise<void>((resolve, reject) => {
    bus.requestName(name, 0, (error) => (error ? reject(error) : resolve()))
  })
  return {
    notified,
    closed,
    click: (id, action = 'default') => bus.sendSignal(path, name, 'ActionInvoked', 'us', [id, action]),
    expire: (id) => bus.sendSignal(path, name, 'NotificationClosed', 'uu', [id, 1]),
    recover() {
      isMute = false
      for (const answer of waiting.splice(0)) answer()
    },
    stop: () => {
      socket.destroy()
    },
  }
}
