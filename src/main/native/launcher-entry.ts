import { createConnection, type Socket } from 'node:net'
import { createClient } from '@homebridge/dbus-native'
import { parseBusAddress } from './notifier/bus-address.ts'

const interfaceName = 'com.canonical.Unity.LauncherEntry'
const path = '/id/pantau/console/LauncherEntry'

/** What the docks of Linux draw on the icon of a program. */
export interface LauncherState {
  /** 0 shows none. */
  readonly count: number
  /** 0 to 1; null shows no bar. */
  readonly progress: number | null
}

export interface LauncherEntry {
  /** Tells the docks; returns at once. Nothing is told twice. */
  show(state: LauncherState): void
  dispose(): void
}

/** The part of the D-Bus client that its types leave out. */
interface SignalBus {
  readonly connection: NodeJS.EventEmitter
  sendSignal(
    path: string,
    interfaceName: string,
    name: string,
    signature: string,
    body: readonly unknown[],
  ): void
}

/**
 * Count and progress for the docks of KDE, Ubuntu and others, by the signal that they listen to. Electron sends it only
 * through a library of Unity, which hardly any desktop still installs. A session without a bus shows none; a bus that was
 * lost is opened again at the next change.
 *
 * @param address of the session bus; null where there is none
 * @param desktopName name of the installed .desktop file, by which docks know a program
 */
export function createLauncherEntry(address: string | null, desktopName: string): LauncherEntry {
  const [place] = address === null ? [] : parseBusAddress(address)
  let shown = ''
  let open: { readonly socket: Socket; readonly bus: SignalBus } | null = null

  function connect(): SignalBus | null {
    if (place === undefined) return null
    if (open !== null) return open.bus
    const socket = createConnection(place.path)
    // Neither a lost bus nor its last message may keep the program.
    socket.unref()
    const lost = (): void => {
      socket.destroy()
      if (open?.socket === socket) {
        open = null
        shown = ''
      }
    }
    socket.on('error', lost)
    socket.once('end', lost)
    socket.once('close', lost)
    const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as SignalBus
    bus.connection.on('error', lost)
    open = { socket, bus }
    return bus
  }

  return {
    show({ count, progress }) {
      const now = JSON.stringify([count, progress])
      if (now === shown) return
      const bus = connect()
      if (bus === null) return
      shown = now
      bus.sendSignal(path, interfaceName, 'Update', 'sa{sv}', [
        `application://${desktopName}.desktop`,
        [
          ['count', ['x', count]],
          ['count-visible', ['b', count > 0]],
          ['progress', ['d', progress ?? 0]],
          ['progress-visible', ['b', progress !== null]],
        ],
      ])
    },
    dispose() {
      // What was told last is still on its way.
      open?.socket.end()
      open = null
    },
  }
}
