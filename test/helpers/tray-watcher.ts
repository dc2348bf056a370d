import { createConnection } from 'node:net'
import { createClient } from '@homebridge/dbus-native'

/** What an icon in the tray tells a panel. */
export interface TrayItem {
  readonly tooltip: string
  /** Sizes of its pictures, and their bytes as text: two icons that look alike have the same. */
  readonly pictures: string
  readonly width: number
}

/** One line of an icon's menu. */
export interface TrayLine {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly separator: boolean
  /** Null where it is no switch. */
  readonly checked: boolean | null
  readonly children: readonly TrayLine[]
}

/** A panel with a tray on a real bus, played by the test (StatusNotifierItem and dbusmenu, as KDE and GNOME have it). */
export interface TrayPanel {
  /** Icons that registered so far. */
  items(): number
  /** The icon that registered last. Rejects when there is none. */
  item(): Promise<TrayItem>
  menu(): Promise<readonly TrayLine[]>
  /** A person picks the line with this label. */
  pick(label: string): Promise<void>
  /** A person clicks on the icon. */
  click(): Promise<void>
  /** The panel ends, as at a crash or a change of the desktop. */
  stop(): void
}

interface Call {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature?: string
  readonly body?: readonly unknown[]
}

/** The parts of the D-Bus client that its types leave out. */
interface Bus {
  readonly connection: NodeJS.EventEmitter
  requestName(name: string, flags: number, done: (error: unknown) => void): void
  invoke(call: Call, reply: (error: { message: string } | null, ...values: readonly unknown[]) => void): void
  exportInterface(implementation: object, path: string, description: object): void
}

const name = 'org.kde.StatusNotifierWatcher'
const path = '/StatusNotifierWatcher'
const itemInterface = 'org.kde.StatusNotifierItem'
const itemPath = '/StatusNotifierItem'
const menuInterface = 'com.canonical.dbusmenu'

/** The library gives a variant as its signature and its values. */
type Variant = readonly [unknown, readonly unknown[]]
/** A line of the menu: its id, properties and lines below. */
type Layout = readonly [number, readonly (readonly [string, Variant])[], readonly Variant[]]

/** @param address of the session bus */
export async function startTrayPanel(address: string): Promise<TrayPanel> {
  const socket = createConnection(
    address
      .replace(/^unix:(path|abstract)=/, (_all, kind: string) => (kind === 'abstract' ? '\0' : ''))
      .replace(/,.*$/, ''),
  )
  const bus = createClient({ stream: socket, authMethods: ['EXTERNAL'] }) as Bus
  bus.connection.on('error', () => socket.destroy())
  const items: string[] = []

  const register = (service: string): void => {
    items.push(service)
  }
  const nothing = (): void => undefined

  bus.exportInterface(
    {
      RegisterStatusNotifierItem: register,
      RegisterStatusNotifierHost: nothing,
      IsStatusNotifierHostRegistered: true,
      ProtocolVersion: 0,
      RegisteredStatusNotifierItems: [],
    },
    path,
    {
      name,
      methods: { RegisterStatusNotifierItem: ['s', ''], RegisterStatusNotifierHost: ['s', ''] },
      signals: {},
      properties: {
        IsStatusNotifierHostRegistered: 'b',
        ProtocolVersion: 'i',
        RegisteredStatusNotifierItems: 'as',
      },
    },
  )
  await new Promise<void>((resolve, reject) => {
    bus.requestName(name, 0, (error) => (error ? reject(error) : resolve()))
  })

  function call(rest: Omit<Call, 'destination'>): Promise<readonly unknown[]> {
    const destination = items.at(-1)
    if (destination === undefined) return Promise.reject(new Error('no icon is in the tray'))
    return new Promise((resolve, reject) => {
      bus.invoke({ destination, ...rest }, (error, ...values) =>
        error ? reject(new Error(error.message)) : resolve(values),
      )
    })
  }

  async function property(of: string): Promise<unknown> {
    const [variant] = await call({
      path: itemPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [itemInterface, of],
    })
    return (variant as Variant)[1][0]
  }

  async function menu(): Promise<readonly TrayLine[]> {
    const [, layout] = await call({
      path: String(await property('Menu')),
      interface: menuInterface,
      member: 'GetLayout',
      signature: 'iias',
      body: [0, -1, []],
    })
    return lineOf(layout as Layout).children
  }

  return {
    items: () => items.length,
    async item() {
      const pictures = (await property('IconPixmap')) as readonly (readonly [number, number, Buffer])[]
      const tooltip = (await property('ToolTip')) as readonly unknown[]
      return {
        tooltip: [tooltip[2], tooltip[3]].filter((text) => text !== '').join(' '),
        pictures: pictures
          .map(([width, , bytes]) => `${width}:${Buffer.from(bytes).toString('base64')}`)
          .join(),
        width: pictures[0]?.[0] ?? 0,
      }
    },
    menu,
    async pick(label) {
      const line = flat(await menu()).find((each) => each.label === label)
      if (line === undefined) throw new Error(`no line ${label} in the menu of the tray`)
      await call({
        path: String(await property('Menu')),
        interface: menuInterface,
        member: 'Event',
        signature: 'isvu',
        body: [line.id, 'clicked', ['i', 0], 0],
      })
    },
    async click() {
      await call({
        path: itemPath,
        interface: itemInterface,
        member: 'Activate',
        signature: 'ii',
        body: [0, 0],
      })
    },
    stop: () => {
      socket.destroy()
    },
  }
}

function flat(lines: readonly TrayLine[]): readonly TrayLine[] {
  return lines.flatMap((line) => [line, ...flat(line.children)])
}

function lineOf([id, properties, children]: Layout): TrayLine {
  const values = new Map(properties.map(([key, [, value]]) => [key, value[0]]))
  return {
    id,
    label: String(values.get('label') ?? '').replaceAll('__', '_'),
    enabled: values.get('enabled') !== false,
    separator: values.get('type') === 'separator',
    checked:
      values.has('toggle-state') && values.get('toggle-type') !== ''
        ? values.get('toggle-state') === 1
        : null,
    children: children.map(([, value]) => lineOf(value[0] as Layout)),
  }
}
