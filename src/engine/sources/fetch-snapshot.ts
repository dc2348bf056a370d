import type { Clock } from '../../node/time/clock.ts'
import { startAttempt } from '../stream/attempt.ts'
import { defaultLimits } from '../stream/limits.ts'

/** Largest snapshot, bytes: 100,000 stock rows of a hub are some 30 MB. */
const snapshotBytes = 64 * 1024 * 1024
/** A snapshot that takes longer is given up and asked for again, ms. */
const snapshotMs = 20_000

export type SnapshotAnswer =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly reason: string }

/** Asks once for a document beside the stream, under the stream's own rules for redirects, headers and size. */
export function fetchSnapshot(
  url: string,
  headers: () => Promise<Readonly<Record<string, string>>>,
  clock: Clock,
  done: (answer: SnapshotAnswer) => void,
): () => void {
  let body: string | null = null
  let over = false
  const finish = (answer: SnapshotAnswer): void => {
    if (over) return
    over = true
    cancelTimer()
    attempt.cancel()
    done(answer)
  }
  const cancelTimer = clock.after(snapshotMs, () => finish({ ok: false, reason: 'timeout' }))
  const attempt = startAttempt(
    {
      url,
      accept: 'document',
      lastEventId: '',
      owner: { cursor: () => null, headers, isFull: () => false },
      limits: { ...defaultLimits, eventBytes: snapshotBytes },
      clock,
    },
    {
      onOpen: () => {},
      onBytes: () => {},
      onMessage: (message) => {
        body = message.data
      },
      onIdOnly: () => {},
      onRetry: () => {},
      onTooLarge: () => finish({ ok: false, reason: 'too large' }),
      onEnd: (outcome) => {
        if (body !== null) finish({ ok: true, body })
        else finish({ ok: false, reason: 'detail' in outcome ? outcome.detail : outcome.kind })
      },
    },
  )
  return () => {
    over = true
    cancelTimer()
    attempt.cancel()
  }
}
