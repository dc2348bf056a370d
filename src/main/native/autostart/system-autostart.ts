import { homedir } from 'node:os'
import { app } from 'electron'
import { desktopName } from '../desktop-name.ts'
import type { Autostart } from './autostart.ts'
import { autostartFile, createLinuxAutostart } from './linux-autostart.ts'
import { createLoginItem } from './login-item.ts'

/** Starting at login on this system. @param command program and arguments of such a start */
export function createSystemAutostart(command: readonly string[]): Autostart {
  return process.platform === 'linux'
    ? createLinuxAutostart(autostartFile(process.env, homedir(), desktopName), command)
    : createLoginItem(command, process.platform, app)
}

/** Whether the system started us at login, which it only tells on macOS. */
export function wasLoginItem(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
