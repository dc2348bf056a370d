import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'
import type { Log } from '../../node/log/log.ts'

const pixels = z.number().check(z.int(), z.minimum(-100_000), z.maximum(100_000))
const kept = z.object({
  version: z.literal(1),
  /** Where the window was before it became the wall. */
  bounds: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  maximised: z.boolean(),
})

/** The window as it was before it became the wall. */
export type WallMemory = Omit<z.infer<typeof kept>, 'version'>

/**
 * Remembers that this console is a wall: as long as the file is there, the wall comes back by itself, after a crash or a
 * power cut too. Leaving the wall takes it away.
 */
export interface WallFile {
  /** Null: it was no wall, or the file cannot be read. */
  load(): WallMemory | null
  save(memory: WallMemory): void
  clear(): void
}

/** @param folder data folder, or null when it cannot be used: then nothing is kept */
export function openWallFile(folder: string | null, log: Log): WallFile {
  const path = folder === null ? null : join(folder, 'wall-state.json')

  function attempt(what: string, write: (path: string) => void): void {
    if (path === null) return
    try {
      write(path)
    } catch (error) {
      log.warn(what, { reason: String(error) })
    }
  }

  return {
    load() {
      if (path === null) return null
      try {
        const parsed = kept.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return parsed.success ? { bounds: parsed.data.bounds, maximised: parsed.data.maximised } : null
      } catch {
        return null
      }
    },
    save(memory) {
      attempt('wall state not saved', (file) =>
        writeFileAtomic(file, JSON.stringify({ version: 1, ...memory })),
      )
    },
    clear() {
      attempt('wall state not removed', (file) => rmSync(file, { force: true }))
    },
  }
}
