import { createDesktopDaemon, type DesktopDaemon } from './desktop-daemon.ts'
import type { OnActivate, Presentation, Presenter, PresentOutcome } from './presenter.ts'
import type { SessionBus } from './session-bus.ts'

export interface DbusPresenterOptions {
  /** Connects to the session bus; rejects when there is none. */
  readonly open: (onClosed: () => void) => Promise<SessionBus>
  /** Words on the button of a notification that opens the console. */
  readonly openLabel: () => string
  readonly onActivate: OnActivate
}

/**
 * Notifications over D-Bus, without a synchronous call anywhere: Electron's own ones on Linux block the main process
 * for up to 100 s when no daemon owns the name (practice.md, platform bug 1), and cannot replace each other.
 * The connection is made at the first use and again after it was lost. `present` may reject or never answer: see
 * limitAnswers.
 */
export function createDbusPresenter(options: DbusPresenterOptions): Presenter {
  const idByKey = new Map<string, number>()
  let daemon: Promise<DesktopDaemon> | null = null
  let disposed = false

  function forget(id: number): void {
    for (const [key, known] of idByKey) if (known === id) idByKey.delete(key)
  }

  function connect(): Promise<DesktopDaemon> {
    daemon ??= open()
    return daemon
  }

  async function open(): Promise<DesktopDaemon> {
    const mine: { closed: boolean } = { closed: false }
    const lost = (): void => {
      mine.closed = true
      daemon = null
      idByKey.clear()
    }
    try {
      const bus = await options.open(lost)
      if (mine.closed) throw new Error('the session bus hung up')
      return await createDesktopDaemon(bus, {
        onActivated: (id) => {
          for (const [key, known] of idByKey) if (known === id) options.onActivate(key)
        },
        onClosed: forget,
        onDaemonGone: () => idByKey.clear(),
      })
    } catch (error) {
      daemon = null
      throw error
    }
  }

  async function show(presentation: Presentation): Promise<PresentOutcome> {
    if (disposed) return { shown: false, reason: 'failed', detail: 'the console is ending' }
    const current = await connect()
    if (!(await current.isThere()))
      return { shown: false, reason: 'unavailable', detail: 'no notification daemon' }
    const id = await current.notify({
      replaces: idByKey.get(presentation.key) ?? 0,
      title: presentation.title,
      body: presentation.body,
      urgency: presentation.urgency,
      openLabel: options.openLabel(),
    })
    idByKey.set(presentation.key, id)
    return { shown: true }
  }

  return {
    present: show,
    withdraw(key) {
      const id = idByKey.get(key)
      if (id === undefined || daemon === null) return
      idByKey.delete(key)
      daemon.then((current) => current.close(id)).catch(() => {})
    },
    dispose() {
      disposed = true
      daemon?.then((current) => current.dispose()).catch(() => {})
      daemon = null
    },
  }
}
