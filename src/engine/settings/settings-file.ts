import { existsSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'
import { type RawSettings, readObject } from './parse-settings.ts'

/** What reading settings.json gave, and what had to be done for it. */
export interface LoadedFile {
  readonly raw: RawSettings
  /** Where a damaged file was put; null when it was sound. */
  readonly movedAside: string | null
  /** Why the folder could not be written, where that was needed. */
  readonly unwritable: string | null
}

/** `settings.json` of a data folder, its last good copy beside it. Never loses what a person wrote. */
export interface SettingsFile {
  load(now: number): LoadedFile
  /** @returns why it could not be written, else null; the old file is then untouched */
  save(raw: RawSettings): string | null
}

export function createSettingsFile(file: string): SettingsFile {
  const lastGood = join(dirname(file), 'settings.last-good.json')

  function write(path: string, raw: RawSettings): string | null {
    try {
      writeFileAtomic(path, `${JSON.stringify(raw, null, 2)}\n`)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  function read(path: string): RawSettings | null {
    try {
      return readObject(readFileSync(path, 'utf8'))
    } catch {
      return null
    }
  }

  function restore(now: number): LoadedFile {
    const raw = read(lastGood) ?? {}
    const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
    const movedAside = join(dirname(file), `settings.damaged-${stamp}.json`)
    try {
      renameSync(file, movedAside)
    } catch (error) {
      // The damaged file stays where it is; nothing is written over it in this run's start.
      return { raw, movedAside: file, unwritable: String(error) }
    }
    return { raw, movedAside, unwritable: write(file, raw) }
  }

  return {
    load(now) {
      if (!existsSync(file)) return { raw: {}, movedAside: null, unwritable: null }
      const raw = read(file)
      if (raw === null) return restore(now)
      const same = JSON.stringify(read(lastGood)) === JSON.stringify(raw)
      return { raw, movedAside: null, unwritable: same ? null : write(lastGood, raw) }
    },
    save(raw) {
      const trouble = write(file, raw)
      if (trouble === null) write(lastGood, raw)
      return trouble
    },
  }
}
