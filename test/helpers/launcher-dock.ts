import { createConnection } from 'node:net'
import { createClient } from '@homebridge/dbus-native'

/** A dock on a real bus, played by the test: what programs told it, the newest last. */
export interface LauncherDock {
  readonly told: readonly { readonly program: string; readonly values: Readonly<Record<string, unknown>> }[]
  stop(): void
}

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter
  addMatch(rule: string, done: (error: unknown) => void): void
}

const interfaceName = 'com.canonical.Unity.LauncherEntry'

type Values = readonly (readonly [string, readonly [unknown, readonly unknown[]]])[]

/** @param address of the session bus, a path */
export async function startLauncherDock(address: string): Promise<LauncherDock> {
  const socket = createConnection(address.replace(/^unix:path=/, '').replace(/,.*$/, ''))
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  bus.connection.on('error', () => socket.destroy())
  const told: { program: string; values: Record<string, unknown> }[] = []
  bus.connection.on(
    'message',
    (message: { interface?: string; member?: string; body?: readonly unknown[] }) => {
      if (message.interface !== interfaceName || message.member !== 'Update') return
      const [program, values] = message.body ?? []
      told.push({
        program: String(program),
        values: Object.fromEntries((values as Values).map(([key, [, value]]) => [key, Number(value[0])])),
      })
    },
  )
  await new Promise<void>((resolve, reject) => {
    bus.addMatch(`type='signal',interface='${interfaceName}'`, (error) => (error ? reject(error) : resolve()))
  })
  return {
    told,
    stop: () => {
      socket.destroy()
    },
  }
}
