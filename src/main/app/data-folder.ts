import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the console can live in a folder. `reason` is the file system's own short word for why not. */
export type DataFolderCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly path: string; readonly reason: string }

/**
 * Makes the data folder and proves that it can be written. Permission bits alone do not tell (read-only mounts, quotas),
 * so a probe file is written and removed.
 */
export function checkDataFolder(path: string): DataFolderCheck {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = join(path, `.probe-${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
    return { ok: true }
  } catch (error) {
    return { ok: false, path, reason: reasonOf(error) }
  }
}

/** `EACCES: permission denied` out of a longer message; never the whole, which repeats the path. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z]+: [^,]+/.exec(message)?.[0] ?? message
}
