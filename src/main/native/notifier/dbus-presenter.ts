import { createDesktopDaemon, type DesktopDaemon } from './desktop-daemon.ts'
import { isKeptBack } from './do-not-disturb.ts'
import { setNewest } from './newest.ts'
import type { PersonEvents, Presentation, Presenter, PresentOutcome } from './presenter.ts'
import type { SessionBus } from './session-bus.ts'
import { createTurns } from './turns.ts'

export interface DbusPresenterOptions {
  /** Connects to the session bus; rejects when there is none. */
  readonly open: (onClosed: () => void) => Promise<SessionBus>
  /** Variables of this process: they tell which desktop it is. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly labels: {
    /** Words on the button of a notification that opens the console. */
    open(): string
    /** Words on the button that answers its alert. */
    answer(): string
  }
  readonly person: PersonEvents
}

/** The D-Bus presenter also knows whether the desktop wants to be left alone. */
export interface DbusPresenter extends Presenter {
  /** Whether do-not-disturb is on. False where nobody says so. May reject, or never answer. */
  isQuiet(): Promise<boolean>
}

/**
 * Notifications over D-Bus, without a synchronous call anywhere: Electron's own ones on Linux block the main process
 * for up to 100 s when no daemon owns the name (practice.md, platform bug 1), and cannot replace each other.
 * The connection is made at the first use and again after it was lost. `present` may reject or never answer: see
 * limitAnswers. What a daemon missed before it came is never told later: the list in the console has it, and who does
 * not answer is called again.
 */
export function createDbusPresenter(options: DbusPresenterOptions): DbusPresenter {
  const idByKey = new Map<string, number>()
  const turns = createTurns()
  let daemon: Promise<DesktopDaemon> | null = null
  let disposed = false

  function tell(id: number, event: (key: string) => void): void {
    for (const [key, known] of idByKey) if (known === id) event(key)
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
    let bus: SessionBus | null = null
    try {
      bus = await options.open(lost)
      if (mine.closed) throw new Error('the session bus hung up')
      return await createDesktopDaemon(bus, options.env, {
        onActivated: (id) => tell(id, options.person.onActivate),
        onAnswered: (id) => tell(id, options.person.onAnswer),
        onClosed: (id) => tell(id, (key) => idByKey.delete(key)),
        onDaemonGone: () => idByKey.clear(),
      })
    } catch (error) {
      daemon = null
      bus?.close()
      throw error
    }
  }

  async function show(presentation: Presentation): Promise<PresentOutcome> {
    if (disposed) return { shown: false, reason: 'failed', detail: 'the console is ending' }
    const current = await connect().catch(wordsOf)
    // Without a bus nothing shows any, whatever the reason; "refused" would say that somebody was asked.
    if (typeof current === 'string') return { shown: false, reason: 'unavailable', detail: current }
    if (!(await current.isThere()))
      return { shown: false, reason: 'unavailable', detail: 'no notification daemon' }
    // Asked first, and not waited for: who does not answer has nothing to say about what is shown.
    const asked = current.keptBack()
    const id = await current.notify({
      replaces: idByKey.get(presentation.key) ?? 0,
      title: presentation.title,
      body: presentation.body,
      urgency: presentation.urgency,
      stay: presentation.stay,
      openLabel: options.labels.open(),
      answerLabel: presentation.answerable ? options.labels.answer() : null,
    })
    setNewest(idByKey, presentation.key, id)
    // It was sent all the same: the desktop keeps it in its list, and its click works from there.
    return isKeptBack(await asked, presentation.urgency)
      ? { shown: false, reason: 'do-not-disturb', detail: 'the desktop keeps notifications back' }
      : { shown: true }
  }

  return {
    present: (presentation) => turns.take(presentation.key, () => show(presentation)),
    withdraw(key) {
      // In turn, because what is still on its way has no id yet, and would stay for good.
      turns
        .take(key, async () => {
          const id = idByKey.get(key)
          if (id === undefined || daemon === null) return
          idByKey.delete(key)
          await (await daemon).close(id)
        })
        .catch(() => {})
    },
    async isQuiet() {
      if (disposed) return false
      const current = await connect()
      return (await current.isThere()) && (await current.keptBack()) !== 'nothing'
    },
    dispose() {
      disposed = true
      daemon?.then((current) => current.dispose()).catch(() => {})
      daemon = null
    },
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
