import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomic } from '../../../node/files/write-atomic.ts'
import type { Autostart } from './autostart.ts'
import { autostartEntry, isSwitchedOff, startsCommand } from './desktop-entry.ts'

/** Where this user's desktop looks. @param home the user's home folder */
export function autostartFile(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  desktopName: string,
): string {
  const given = env.XDG_CONFIG_HOME
  // A relative path is to be ignored (XDG Base Directory Specification).
  const folder = given?.startsWith('/') === true ? given : join(home, '.config')
  return join(folder, 'autostart', `${desktopName}.desktop`)
}

/**
 * Electron does nothing for this on Linux (practice.md 4). At the program's start a file that leads nowhere any more is
 * mended, one that another installation wrote is taken over, and one that was switched off in the desktop's own settings
 * is left alone.
 */
export function createLinuxAutostart(file: string, command: readonly string[]): Autostart {
  const entry = autostartEntry({ name: 'Pantau', command })

  return {
    follow(on, cause) {
      const found = read(file)
      if (on) {
        if (found === entry) return
        if (cause === 'start' && found !== null && isSwitchedOff(found)) return
        writeFileAtomic(file, entry)
      } else if (found !== null && (cause === 'change' || startsCommand(found, command))) {
        // At the start only our own: another console on other data may want to begin at login.
        rmSync(file, { force: true })
      }
    },
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
