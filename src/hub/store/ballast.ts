import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Disk space that is kept for the day when there is none: on a full disk SQLite cannot even delete (S10). */
export interface Ballast {
  /** Makes the file where there is none and the disk has room for it; quietly does nothing otherwise. */
  ensure(): void
  /** Gives the space back. @returns whether there was any */
  release(): boolean
  /** Whether the disk has room again for the ballast and for work beside it. */
  roomAgain(): boolean
}

const block = Buffer.alloc(1024 * 1024)

/**
 * @param file path of the ballast
 * @param bytes its size; 16 MiB is what retention needs for its own writes
 */
export function createBallast(file: string, bytes = 16 * 1024 * 1024): Ballast {
  let given = false

  function exists(): boolean {
    try {
      return statSync(file).size >= bytes
    } catch {
      return false
    }
  }
  function free(): number {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize
  }
  return {
    ensure() {
      given = false
      if (exists()) return
      try {
        if (free() < bytes * 2) return
        const fd = openSync(file, 'w', 0o600)
        try {
          // Real blocks, not a hole: a sparse file would give nothing back.
          for (let written = 0; written < bytes; written += block.length) writeSync(fd, block)
          fsyncSync(fd)
        } finally {
          closeSync(fd)
        }
      } catch {
        rmSync(file, { force: true })
      }
    },
    release() {
      const had = exists()
      rmSync(file, { force: true })
      given ||= had
      return had
    },
    // A disk too small to ever have had the ballast must not be asked for it.
    roomAgain: () => free() > (given ? bytes : 0) + 1024 * 1024,
  }
}
