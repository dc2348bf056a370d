import { app } from 'electron'
import type { Autostart } from './autostart.ts'

/**
 * The login items of Windows and macOS. macOS gives no arguments to a login item; there the start itself is asked
 * whether it was one ({@link wasLoginItem}).
 */
export function createLoginItem(command: readonly string[]): Autostart {
  const [path = process.execPath, ...args] = command
  const item = process.platform === 'win32' ? { path, args } : {}
  return {
    follow(on, cause) {
      if (cause === 'start' && app.getLoginItemSettings(item).openAtLogin === on) return
      app.setLoginItemSettings({ ...item, openAtLogin: on })
    },
  }
}

/** Whether the system started us at login, which it only tells on macOS. */
export function wasLoginItem(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
