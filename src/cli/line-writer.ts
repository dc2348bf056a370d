import type { Writable } from 'node:stream'

/** Bytes that may wait for a slow reader before the sources are held back. */
const waitingLimit = 1024 * 1024

/** JSON lines on a stream that may be slow or may go away. */
export interface LineWriter {
  write(line: string): void
  /** The reader is behind: read no more from the sources, or memory grows (C7). */
  isFull(): boolean
  /** Resolves when what was written has left, when the reader is gone, or after `ms`. */
  flush(ms: number): Promise<void>
}

/**
 * Writes whole lines, those of one turn of the event loop with one call.
 *
 * @param onGone the reader closed its end (EPIPE), which ends a command in order
 */
export function createLineWriter(out: Writable, onGone: () => void): LineWriter {
  let waiting: string[] = []
  let waitingLength = 0
  let gone = false

  out.on('error', () => {
    gone = true
    waiting = []
    onGone()
  })

  function send(): void {
    if (waiting.length === 0 || gone) return
    out.write(`${waiting.join('\n')}\n`)
    waiting = []
    waitingLength = 0
  }

  return {
    write(line) {
      if (gone) return
      if (waiting.length === 0) queueMicrotask(send)
      waiting.push(line)
      waitingLength += line.length
    },
    // Not `writableNeedDrain`: its 16 KiB would make every chunk of a fast reader wait for a timer.
    isFull: () => !gone && out.writableLength + waitingLength > waitingLimit,
    flush(ms) {
      send()
      if (gone || out.writableLength === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        const done = (): void => {
          clearTimeout(timer)
          resolve()
        }
        out.once('drain', done)
        out.once('error', done)
      })
    },
  }
}
