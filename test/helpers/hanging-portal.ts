import { createConnection } from 'node:net'
import { createClient } from '@homebridge/dbus-native'

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter
  requestName(name: string, flags: number, done: (error: unknown) => void): void
  setMethodCallHandler(path: string, iface: string, member: string, handler: readonly unknown[]): void
}

/** The portal of the desktop as it is when one of its parts hangs: it owns its name, and answers nothing. */
export async function startHangingPortal(address: string): Promise<{ asked(): number; stop(): void }> {
  const socket = createConnection(address.replace(/^unix:path=/, '').replace(/,.*$/, ''))
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  bus.connection.on('error', () => socket.destroy())
  let asked = 0
  const hang = (): Promise<never> => {
    asked += 1
    return new Promise(() => {})
  }
  bus.setMethodCallHandler('/org/freedesktop/portal/desktop', 'org.freedesktop.portal.Settings', 'Read', [
    hang,
    'v',
  ])
  await new Promise<void>((resolve, reject) => {
    bus.requestName('org.freedesktop.portal.Desktop', 0, (error) => (error ? reject(error) : resolve()))
  })
  return {
    asked: () => asked,
    stop: () => {
      socket.destroy()
    },
  }
}
