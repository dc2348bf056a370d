import { createConnection } from 'node:net'
import { createClient } from '@homebridge/dbus-native'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchLinuxLock } from '../../../src/main/native/linux-lock.ts'
import { createMemoryLog } from '../../helpers/memory-log.ts'
import { startSessionBus, type TestBus } from '../../helpers/session-bus.ts'

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter & { end(): void }
  requestName(name: string, flags: number, done: (error: unknown) => void): void
  sendSignal(path: string, iface: string, name: string, signature: string, args: readonly unknown[]): void
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

const sessionPath = '/org/freedesktop/login1/session/_37'
const properties = 'org.freedesktop.DBus.Properties'

let bus: TestBus
let client: Bus
let locked: boolean[]
let stop: () => void = () => {}

beforeEach(async () => {
  bus = await startSessionBus()
  client = connect(bus.address)
  locked = []
})
afterEach(async () => {
  stop()
  client.connection.end()
  await bus.stop()
})

function connect(address: string): Bus {
  const socket = createConnection(address.replace(/^unix:path=/, '').replace(/,.*$/, ''))
  const made = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  made.connection.on('error', () => socket.destroy())
  return made
}

function watch(env: Readonly<Record<string, string>>, log = createMemoryLog()): void {
  stop = watchLinuxLock(env, log, (value) => locked.push(value))
}

/** logind with one session, played by the test. */
async function playLogin(hint: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    client.requestName('org.freedesktop.login1', 0, (error) => (error ? reject(error) : resolve())),
  )
  const findSession = (): string => sessionPath
  client.exportInterface({ GetSession: findSession }, '/org/freedesktop/login1', {
    name: 'org.freedesktop.login1.Manager',
    methods: { GetSession: ['s', 'o'] },
    signals: {},
    properties: {},
  })
  for (const path of [sessionPath, '/org/freedesktop/login1/session/auto']) {
    client.exportInterface({ Id: '7', LockedHint: hint }, path, {
      name: 'org.freedesktop.login1.Session',
      methods: {},
      signals: {},
      properties: { Id: 's', LockedHint: 'b' },
    })
  }
}

function hintChanged(value: boolean): void {
  client.sendSignal(sessionPath, properties, 'PropertiesChanged', 'sa{sv}as', [
    'org.freedesktop.login1.Session',
    [['LockedHint', ['b', value]]],
    [],
  ])
}

it('a screen saver that covers the screen is a lock, and its end an unlock (issue 4.8)', async () => {
  watch({ DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nonexistent' })
  const say = (active: boolean): void =>
    client.sendSignal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [active])
  await vi.waitFor(() => {
    say(true)
    expect(locked).toEqual([true])
  }, 5_000)
  await vi.waitFor(() => {
    say(false)
    expect(locked).toEqual([true, false])
  }, 5_000)
})

// Would catch a console whose screen stands still for ever, with old figures, because the screen saver crashed.
it('a screen saver that ends while it covers the screen covers it no longer', async () => {
  watch({ DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nonexistent' })
  const saver = connect(bus.address)
  await new Promise<void>((resolve, reject) =>
    saver.requestName('org.gnome.ScreenSaver', 0, (error) => (error ? reject(error) : resolve())),
  )
  await vi.waitFor(() => {
    saver.sendSignal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [true])
    expect(locked).toEqual([true])
  }, 5_000)
  saver.connection.end()
  await vi.waitFor(() => expect(locked).toEqual([true, false]), 5_000)
})

it('a session that is locked already is told, and logind says when it is open again', async () => {
  await playLogin(true)
  watch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DBUS_SYSTEM_BUS_ADDRESS: bus.address })
  await vi.waitFor(() => expect(locked).toEqual([true]), 5_000)
  await vi.waitFor(() => {
    hintChanged(false)
    expect(locked).toEqual([true, false])
  }, 5_000)
})

it('a bus that goes away does not leave the window paused for ever', async () => {
  await playLogin(true)
  watch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DBUS_SYSTEM_BUS_ADDRESS: bus.address })
  await vi.waitFor(() => expect(locked).toEqual([true]), 5_000)
  await bus.stop()
  await vi.waitFor(() => expect(locked).toEqual([true, false]), 5_000)
})

it('without any bus nothing happens: the window counts as seen', async () => {
  const log = createMemoryLog()
  watch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DBUS_SYSTEM_BUS_ADDRESS: '' }, log)
  await vi.waitFor(() => expect(log.lines.length).toBeGreaterThan(0), 5_000)
  expect(locked).toEqual([])
})
