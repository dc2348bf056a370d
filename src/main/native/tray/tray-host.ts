import type { Clock } from '../../../node/time/clock.ts'
import { type SessionBus, variantValue } from '../notifier/session-bus.ts'

const watcher = 'org.kde.StatusNotifierWatcher'
const watcherPath = '/StatusNotifierWatcher'
const busName = 'org.freedesktop.DBus'
const busPath = '/org/freedesktop/DBus'

/** After a lost or missing session bus, ms. */
const againMs = 30_000

export interface TrayHostOptions {
  readonly platform: NodeJS.Platform
  /** Connects to the session bus; rejects when there is none. */
  readonly open: (onClosed: () => void) => Promise<SessionBus>
  readonly clock: Pick<Clock, 'after'>
  readonly onChange: (isThere: boolean) => void
}

/** Whether this desktop shows tray icons. */
export interface TrayHost {
  isThere(): boolean
  stop(): void
}

/**
 * Windows and macOS always have a tray. On Linux it is there while somebody owns the watcher's name and a panel has
 * registered with it (StatusNotifierItem specification); a window that hides without one is lost to its user. Asked
 * over the bus and followed by its signals, never waited for.
 */
export function watchTrayHost(options: TrayHostOptions): TrayHost {
  if (options.platform !== 'linux') {
    options.onChange(true)
    return { isThere: () => true, stop: () => undefined }
  }
  let there = false
  let stopped = false
  let bus: SessionBus | null = null
  let cancel: () => void = () => {}

  function set(now: boolean): void {
    if (stopped || now === there) return
    there = now
    options.onChange(now)
  }

  async function ask(current: SessionBus): Promise<void> {
    const [owned] = await askBus(current, 'NameHasOwner', [watcher])
    set(owned === true && (await hasPanel(current)))
  }

  function look(current: SessionBus): void {
    ask(current).catch(() => set(false))
  }

  function lost(): void {
    bus = null
    set(false)
    if (!stopped) cancel = options.clock.after(againMs, () => void connect())
  }

  async function connect(): Promise<void> {
    const state = { closed: false }
    try {
      const current = await options.open(() => {
        state.closed = true
        lost()
      })
      if (stopped || state.closed) {
        current.close()
        return
      }
      bus = current
      const again = (): void => look(current)
      current.onSignal(busPath, busName, 'NameOwnerChanged', ([name]) => {
        if (name === watcher) again()
      })
      for (const member of ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']) {
        current.onSignal(watcherPath, watcher, member, again)
      }
      await askBus(current, 'AddMatch', [
        `type='signal',interface='${busName}',member='NameOwnerChanged',arg0='${watcher}'`,
      ])
      await askBus(current, 'AddMatch', [`type='signal',interface='${watcher}',path='${watcherPath}'`])
      await ask(current)
    } catch {
      // A bus that hung up told so by itself, and has its next try already.
      if (bus === null && !state.closed) lost()
      else set(false)
    }
  }

  void connect()
  return {
    isThere: () => there,
    stop() {
      stopped = true
      cancel()
      bus?.close()
    },
  }
}

function askBus(bus: SessionBus, member: string, body: readonly unknown[]): Promise<readonly unknown[]> {
  return bus.call({
    destination: busName,
    path: busPath,
    interface: busName,
    member,
    signature: 's',
    body,
  })
}

/** A watcher that does not say counts as one with a panel: Chromium takes it for one, too. */
async function hasPanel(bus: SessionBus): Promise<boolean> {
  try {
    const [variant] = await bus.call({
      destination: watcher,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [watcher, 'IsStatusNotifierHostRegistered'],
    })
    return variantValue(variant) !== false
  } catch {
    return true
  }
}
