import type { Clock } from '../../node/time/clock.ts'
import { type Attempt, startAttempt } from './attempt.ts'
import type { SseMessage } from './sse-reader.ts'
import type { Transport } from './transport.ts'
import type { StreamLimits, StreamOwner } from './types.ts'

export interface FallbackOptions {
  readonly url: string
  readonly pollMs: number
  readonly owner: StreamOwner
  readonly limits: StreamLimits
  readonly clock: Clock
  readonly transport: Transport
  onBytes(count: number): void
  onMessage(message: SseMessage): void
}

/**
 * Asks for the snapshot again and again while a proxy holds the stream back (C4). What fails is simply asked again at
 * the next turn: the stream's own state says already that something is wrong.
 *
 * @returns the stop
 */
export function startFallback(options: FallbackOptions): () => void {
  let attempt: Attempt | null = null
  let cancelTimer: (() => void) | null = null
  let stopped = false

  function ask(): void {
    cancelTimer = null
    attempt = startAttempt(
      { ...options, accept: 'document', lastEventId: '' },
      {
        onOpen: () => {},
        onBytes: (count) => options.onBytes(count),
        onMessage: (message) => options.onMessage(message),
        onIdOnly: () => {},
        onRetry: () => {},
        onTooLarge: () => {},
        onEnd: () => {
          attempt = null
          if (!stopped) cancelTimer = options.clock.after(options.pollMs, ask)
        },
      },
    )
  }

  ask()
  return () => {
    stopped = true
    attempt?.cancel()
    cancelTimer?.()
  }
}
