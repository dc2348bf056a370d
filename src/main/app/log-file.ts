import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Size and number of files (practice.md 5: 5 x 5 MB). */
const fileBytes = 5 * 1024 * 1024
const files = 5
/** Lines kept in memory while the disk is slow; beyond it the oldest are lost, and the file says how many. */
const maxPending = 10_000

export interface LogFile {
  /** Adds one line; returns at once. Never throws. */
  write(line: string): void
  /** Resolves when all that was written so far is in the file, or lost to a bad disk. Never rejects. */
  flush(): Promise<void>
}

/**
 * A log file that rotates: `NAME.log`, then `NAME.1.log` to `NAME.4.log`. Writes happen off the caller's turn, one at a
 * time. A disk that cannot be written loses log lines, nothing else.
 */
export function openLogFile(folder: string, name: string, limit = fileBytes): LogFile {
  const path = (index: number): string => join(folder, index === 0 ? `${name}.log` : `${name}.${index}.log`)
  let pending: string[] = []
  let lost = 0
  let writing = false
  let written: Promise<void> = Promise.resolve()
  let size = -1

  function take(): string {
    const note = lost > 0 ? `${JSON.stringify({ level: 'warn', message: 'log lines lost', lost })}\n` : ''
    const text = `${note}${pending.join('\n')}\n`
    pending = []
    lost = 0
    return text
  }

  function makeRoom(bytes: number): void {
    if (size < 0) {
      mkdirSync(folder, { recursive: true })
      size = statSync(path(0), { throwIfNoEntry: false })?.size ?? 0
    }
    if (size > 0 && size + bytes > limit) {
      rmSync(path(files - 1), { force: true })
      for (let index = files - 2; index >= 0; index -= 1) {
        if (statSync(path(index), { throwIfNoEntry: false })) renameSync(path(index), path(index + 1))
      }
      size = 0
    }
    size += bytes
  }

  async function drain(): Promise<void> {
    writing = true
    while (pending.length > 0) {
      const text = take()
      try {
        makeRoom(Buffer.byteLength(text))
        await appendFile(path(0), text, { mode: 0o600 })
      } catch {
        size = -1
      }
    }
    writing = false
  }

  return {
    write(line) {
      pending.push(line)
      if (pending.length > maxPending) {
        pending.shift()
        lost += 1
      }
      if (!writing) written = drain()
    },
    flush: () => written,
  }
}
