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
}

/** A notification daemon on a real bus, played by the test. */
export interface TestDaemon {
  readonly notified: readonly Notified[]
  readonly closed: readonly number[]
  /** A person clicks on a notification. */
  click(id: number): void
  stop(): void
}

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter & { end(): void }
  requestName(name: string, flags: number, done: (error: unknown) => void): void
  sendSignal(path: string, iface: string, name: string, signature: string, args: readonly unknown[]): void
  setMethodCallHandler(path: string, iface: string, member: string, handler: readonly unknown[]): void
}

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

type Hints = readonly (readonly [string, readonly [unknown, readonly unknown[]]])[]

/** @param mode `mute`: owns the name, but never answers a call */
export async function startNotificationDaemon(
  address: string,
  mode: 'ordinary' | 'mute' = 'ordinary',
): Promise<TestDaemon> {
  const socket = createConnection(address.replace(/^unix:path=/, '').replace(/,.*$/, ''))
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  bus.connection.on('error', () => socket.destroy())
  const notified: Notified[] = []
  const closed: number[] = []
  let lastId = 0

  function notify(...args: readonly unknown[]): unknown {
    const [, replaces, , title, body, , hints, expire] = args
    const id = typeof replaces === 'number' && replaces > 0 ? replaces : ++lastId
    const urgency = (hints as Hints).find(([key]) => key === 'urgency')?.[1][1][0]
    notified.push({
      id,
      replaces: Number(replaces),
      title: String(title),
      body: String(body),
      urgency: Number(urgency),
      expire: Number(expire),
    })
    return mode === 'mute' ? new Promise(() => {}) : id
  }

  bus.setMethodCallHandler(path, name, 'Notify', [notify, 'u'])
  bus.setMethodCallHandler(path, name, 'CloseNotification', [
    (id: number) => {
      closed.push(id)
      bus.sendSignal(path, name, 'NotificationClosed', 'uu', [id, 3])
    },
    '',
  ])
  await new Promise<void>((resolve, reject) => {
    bus.requestName(name, 0, (error) => (error ? reject(error) : resolve()))
  })
  return {
    notified,
    closed,
    click: (id) => bus.sendSignal(path, name, 'ActionInvoked', 'us', [id, 'default']),
    stop: () => {
      socket.destroy()
    },
  }
}
