import type { Socket } from 'node:net'

/** How far a peer has come with what was written to it. */
export interface Progress {
  readonly socket: Socket
  /** Bytes that left the process, and when that number last grew. */
  progress: number
  progressAt: number
}

/**
 * Looks whether a peer takes what it is sent (S8). To be asked regularly: it remembers what it sees.
 *
 * @returns true when something waits for it and nothing of it has left the process for `stallMs`
 */
export function hasStalled(peer: Progress, now: number, stallMs: number): boolean {
  const pending = peer.socket.writableLength
  const progress = peer.socket.bytesWritten - pending
  if (pending === 0 || progress !== peer.progress) {
    peer.progress = progress
    peer.progressAt = now
    return false
  }
  return now - peer.progressAt >= stallMs
}
