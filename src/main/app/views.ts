import type { WebContents } from 'electron'
import type { Engine } from '../../engine/engine-api.ts'
import { channels, type HiddenWord } from '../../shared/ipc/batch.ts'

/** Connects pages to the engine's outbox, whichever of the two is there first. */
export interface Views {
  /** Ids of the web contents whose pages may ask. */
  readonly ids: ReadonlySet<number>
  add(contents: WebContents): void
  /** A page begins to load: what was sent to the one before it is forgotten. */
  onPage(viewId: number): void
  /** The page listens: it is told whether anybody sees it. */
  onPageLoaded(viewId: number): void
  onPageGone(viewId: number): void
  onSeen(viewId: number, seen: boolean): void
  /** The engine runs from now on. */
  connect(engine: Pick<Engine, 'attach' | 'setVisible'>): void
  /** The engine is about to end: a page that is just being loaded finds none. */
  disconnect(): void
}

interface View {
  readonly contents: WebContents
  /** Null while no page is loaded. */
  detach: (() => void) | null
  hasPage: boolean
  seen: boolean
}

export function createViews(): Views {
  const views = new Map<number, View>()
  const ids = new Set<number>()
  let engine: Pick<Engine, 'attach' | 'setVisible'> | null = null

  /**
   * Attached before the page runs, so that its first snapshot and the batches after it join without a hole. A batch
   * that is sent too early is lost with no harm: the snapshot gives its credit back.
   */
  function attach(viewId: number, view: View): void {
    view.detach?.()
    view.detach = null
    if (engine === null || !view.hasPage) return
    view.detach = engine.attach(viewId, (batch) => send(view, batch))
    engine.setVisible(viewId, view.seen)
  }

  function send({ contents }: View, text: string): void {
    if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(channels.batch, text)
  }

  /** Before the batches that it may bring: what comes back to sight is drawn at once. */
  function tellWhetherSeen(view: View): void {
    const word: HiddenWord = { hidden: !view.seen }
    send(view, JSON.stringify(word))
  }

  return {
    ids,
    add(contents) {
      views.set(contents.id, { contents, detach: null, hasPage: false, seen: false })
      ids.add(contents.id)
    },
    onPage(viewId) {
      const view = views.get(viewId)
      if (view === undefined) return
      view.hasPage = true
      attach(viewId, view)
    },
    onPageLoaded(viewId) {
      const view = views.get(viewId)
      if (view !== undefined) tellWhetherSeen(view)
    },
    onPageGone(viewId) {
      const view = views.get(viewId)
      if (view === undefined) return
      view.hasPage = false
      view.detach?.()
      view.detach = null
      if (view.contents.isDestroyed()) {
        views.delete(viewId)
        ids.delete(viewId)
      }
    },
    onSeen(viewId, seen) {
      const view = views.get(viewId)
      if (view === undefined) return
      view.seen = seen
      tellWhetherSeen(view)
      if (view.detach !== null) engine?.setVisible(viewId, seen)
    },
    connect(running) {
      engine = running
      for (const [viewId, view] of views) attach(viewId, view)
    },
    disconnect() {
      engine = null
      for (const [viewId, view] of views) attach(viewId, view)
    },
  }
}
