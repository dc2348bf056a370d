import type { Log } from '../../node/log/log.ts'
import { sessionBusAddress } from './notifier/bus-address.ts'
import { openSessionBus, type SessionBus, variantValue } from './notifier/session-bus.ts'

/** Where the system bus listens unless the environment says otherwise (D-Bus specification). */
const systemBusAddress = 'unix:path=/run/dbus/system_bus_socket'

/** Screen savers that tell when they cover the screen, as each desktop names them. */
const screenSavers: readonly { readonly path: string; readonly interface: string }[] = [
  { path: '/org/freedesktop/ScreenSaver', interface: 'org.freedesktop.ScreenSaver' },
  { path: '/ScreenSaver', interface: 'org.freedesktop.ScreenSaver' },
  { path: '/org/gnome/ScreenSaver', interface: 'org.gnome.ScreenSaver' },
  { path: '/org/cinnamon/ScreenSaver', interface: 'org.cinnamon.ScreenSaver' },
  { path: '/org/mate/ScreenSaver', interface: 'org.mate.ScreenSaver' },
  { path: '/org/xfce/ScreenSaver', interface: 'org.xfce.ScreenSaver' },
]

const daemon = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const

const login = {
  destination: 'org.freedesktop.login1',
  manager: '/org/freedesktop/login1',
  managerInterface: 'org.freedesktop.login1.Manager',
  sessionInterface: 'org.freedesktop.login1.Session',
} as const

const properties = 'org.freedesktop.DBus.Properties'

/**
 * Tells when the session is locked or covered by a screen saver on Linux, where Electron has no such event (practice.md
 * 2.2): logind's `LockedHint`, and `ActiveChanged` of the desktop's screen saver. Where there is no bus, or nobody
 * tells, nothing happens and the window counts as seen.
 *
 * @returns the stop
 */
export function watchLinuxLock(
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  onLock: (locked: boolean) => void,
): () => void {
  const saying = { login: false, saver: false }
  let locked = false
  let stopped = false
  const buses: SessionBus[] = []

  function say(who: keyof typeof saying, value: boolean): void {
    saying[who] = value
    const now = saying.login || saying.saver
    if (stopped || now === locked) return
    locked = now
    onLock(now)
  }

  async function follow(
    who: keyof typeof saying,
    address: string | null,
    watch: (bus: SessionBus, say: (locked: boolean) => void) => Promise<void>,
  ): Promise<void> {
    if (address === null) return
    try {
      // Who told it is locked and then hung up can no longer tell that it is open: better seen than paused for ever.
      const bus = await openSessionBus(address, () => say(who, false))
      if (stopped) return bus.close()
      buses.push(bus)
      await watch(bus, (value) => say(who, value))
    } catch (error) {
      log.info('no word about the lock screen', { who, reason: String(error) })
    }
  }

  void follow('saver', sessionBusAddress(env), watchSavers)
  void follow('login', env.DBUS_SYSTEM_BUS_ADDRESS || systemBusAddress, (bus, tell) =>
    watchLogin(bus, env.XDG_SESSION_ID, tell),
  )
  return () => {
    stopped = true
    for (const bus of buses) bus.close()
  }
}

async function watchSavers(bus: SessionBus, tell: (locked: boolean) => void): Promise<void> {
  // One that ended while it covered the screen never says that it covers it no longer.
  const names = new Set(screenSavers.map((saver) => saver.interface))
  bus.onSignal(daemon.path, daemon.name, 'NameOwnerChanged', ([name, , owner]) => {
    if (owner === '' && names.has(String(name))) tell(false)
  })
  for (const name of names) {
    await match(bus, `type='signal',sender='${daemon.name}',member='NameOwnerChanged',arg0='${name}'`)
  }
  for (const { path, interface: name } of screenSavers) {
    bus.onSignal(path, name, 'ActiveChanged', ([active]) => tell(active === true))
    await match(bus, `type='signal',path='${path}',interface='${name}',member='ActiveChanged'`)
  }
}

/** @param sessionId `XDG_SESSION_ID`; without it logind is asked for the session of this user */
async function watchLogin(
  bus: SessionBus,
  sessionId: string | undefined,
  tell: (locked: boolean) => void,
): Promise<void> {
  const id = sessionId ?? String(variantValue((await get(bus, `${login.manager}/session/auto`, 'Id'))[0]))
  const [path] = await bus.call({
    destination: login.destination,
    path: login.manager,
    interface: login.managerInterface,
    member: 'GetSession',
    signature: 's',
    body: [id],
  })
  if (typeof path !== 'string') throw new Error(`logind knows no session ${id}`)
  bus.onSignal(path, properties, 'PropertiesChanged', ([, changed]) => {
    const hint = changedProperty(changed, 'LockedHint')
    if (hint !== undefined) tell(hint === true)
  })
  await match(bus, `type='signal',path='${path}',interface='${properties}',member='PropertiesChanged'`)
  tell(variantValue((await get(bus, path, 'LockedHint'))[0]) === true)
}

function get(bus: SessionBus, path: string, name: string): Promise<readonly unknown[]> {
  return bus.call({
    destination: login.destination,
    path,
    interface: properties,
    member: 'Get',
    signature: 'ss',
    body: [login.sessionInterface, name],
  })
}

async function match(bus: SessionBus, rule: string): Promise<void> {
  await bus.call({
    destination: daemon.name,
    path: daemon.path,
    interface: daemon.name,
    member: 'AddMatch',
    signature: 's',
    body: [rule],
  })
}

/** A property out of `a{sv}`; undefined where it did not change. */
function changedProperty(changed: unknown, name: string): unknown {
  if (!Array.isArray(changed)) return undefined
  const entry = changed.find((pair) => Array.isArray(pair) && pair[0] === name)
  return Array.isArray(entry) ? variantValue(entry[1]) : undefined
}
