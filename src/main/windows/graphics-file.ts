import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'

const kept = z.object({
  version: z.literal(1),
  /** The program that lost its graphics process: another one tries again. */
  program: z.string(),
})

/** Remembers that this computer's graphics cannot be trusted with this version of the program (practice.md 2.3). */
export interface GraphicsFile {
  /** The program draws without the graphics processor. */
  isOff(): boolean
  /** From the next start on. @throws what the file system throws */
  turnOff(): void
}

/**
 * Reads the file once, synchronously: whether graphics are used is decided before the app is ready.
 *
 * @param folder data folder, or null when it cannot be used: then nothing is kept
 * @param program versions of Pantau and Electron; after an update of either the graphics get another try
 */
export function openGraphicsFile(folder: string | null, program: string): GraphicsFile {
  const path = folder === null ? null : join(folder, 'graphics-state.json')
  const off = path !== null && programOf(path) === program
  return {
    isOff: () => off,
    turnOff() {
      if (path !== null) writeFileAtomic(path, JSON.stringify({ version: 1, program }))
    },
  }
}

function programOf(path: string): string | null {
  try {
    const parsed = kept.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data.program : null
  } catch {
    return null
  }
}
