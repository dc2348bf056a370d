import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What decides where the data folder is. */
export interface PathFacts {
  /** `--data-dir`. */
  readonly argument: string | null
  /** `PANTAU_DATA_DIR`. */
  readonly variable: string | undefined
  /** Electron's userData. */
  readonly fallback: string
  readonly cwd: string
}

/** The data folder (contract.md, The console): argument, then variable, then the system's own place. */
export function dataFolder({ argument, variable, fallback, cwd }: PathFacts): string {
  const given = argument ?? (variable === '' ? undefined : variable)
  return given === undefined ? fallback : resolve(cwd, given)
}

/**
 * The SQLite binding for runtimes that better-sqlite3's own prebuild does not fit (machine.md).
 *
 * @param variable `PANTAU_SQLITE_BINDING`
 * @param resources folder of a packaged app's resources; development builds carry a binding there
 * @returns null: the prebuild fits
 */
export function sqliteBinding(variable: string | undefined, resources: string | undefined): string | null {
  if (variable !== undefined && variable !== '') return variable
  if (resources === undefined) return null
  const shipped = join(resources, 'native', 'better_sqlite3.node')
  return existsSync(shipped) ? shipped : null
}
