import { createCursorJoin, type JoinAction } from '../../shared/cursor/join.ts'
import type { Batch, ConsoleSnapshot, HiddenWord } from '../../shared/ipc/batch.ts'
import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import type { ConsoleStore } from '../store/console-store.ts'

/** What the feed tells about itself. */
export type FeedPhase = 'waiting' | 'ready' | 'failed'

export interface FeedOptions {
  readonly bridge: ConsoleBridge
  readonly store: ConsoleStore
  readonly onPhase: (phase: FeedPhase) => void
  /** Runs at the next frame, or at once where none will come. Gives the engine its credit back (performance.md). */
  readonly afterFrame: (run: () => void) => void
  readonly now: () => number
  /** Main says whether anybody can see the page. */
  readonly onHidden: (hidden: boolean) => void
}

/** Waits between two attempts at a snapshot that failed, ms. */
const snapshotRetryMs = 1000

/**
 * Feeds the store: subscribe first, then snapshot, then only what follows it; a hole asks again (design.md, section 3).
 * A batch is applied in the task in which it arrives. No timer is in that path.
 *
 * @returns stops it
 */
export function startFeed({ bridge, store, onPhase, afterFrame, now, onHidden }: FeedOptions): () => void {
  const join = createCursorJoin<ConsoleSnapshot, Batch>()
  let stopped = false
  let retry: ReturnType<typeof setTimeout> | null = null
  let lastAcked = -1

  function acknowledge(): void {
    afterFrame(() => {
      const to = join.position()
      if (stopped || to === null || to === lastAcked) return
      lastAcked = to
      void bridge.request('console.ack', { to })
    })
  }

  function act(actions: readonly JoinAction<ConsoleSnapshot, Batch>[]): void {
    for (const action of actions) {
      switch (action.do) {
        case 'deliver-snapshot':
          store.applySnapshot(action.snapshot, now())
          onPhase('ready')
          break
        case 'deliver':
          store.applyBatch(action.value)
          break
        case 'request-snapshot':
          void askForSnapshot()
          break
      }
    }
    acknowledge()
  }

  async function askForSnapshot(): Promise<void> {
    const answer = await bridge.request('console.snapshot', {})
    if (stopped) return
    if (answer.ok) {
      act(join.snapshot(answer.data, answer.data.position))
    } else {
      onPhase('failed')
      retry = setTimeout(() => void askForSnapshot(), snapshotRetryMs)
    }
  }

  const unsubscribe = bridge.subscribe((text) => {
    // Main is trusted: it made this text from one of the two (contract.ts).
    const message = JSON.parse(text) as Batch | HiddenWord
    if ('hidden' in message) onHidden(message.hidden)
    else act(join.live({ from: message.from, to: message.to, value: message }))
  })
  onPhase('waiting')
  void askForSnapshot()

  return () => {
    stopped = true
    if (retry !== null) clearTimeout(retry)
    unsubscribe()
  }
}
