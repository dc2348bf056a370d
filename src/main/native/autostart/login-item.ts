import type { App } from 'electron'
import type { Autostart } from './autostart.ts'

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>

/**
 * The login items of Windows and macOS. macOS gives no arguments to a login item; there the start itself is asked
 * whether it was one (system-autostart.ts).
 */
export function createLoginItem(
  command: readonly string[],
  platform: NodeJS.Platform,
  items: LoginItems,
): Autostart {
  const [path = process.execPath, ...args] = command
  const item = platform === 'win32' ? { path, args: args.map(quoteForWindows) } : {}
  return {
    follow(on, cause) {
      const isOn = (): boolean => items.getLoginItemSettings(item).openAtLogin
      if (cause === 'start' && isOn() === on) return
      items.setLoginItemSettings({ ...item, openAtLogin: on })
      // Neither system says no by itself: macOS may want to be asked in its own settings first.
      if (cause === 'change' && isOn() !== on) throw new Error('the system does not take the setting')
    },
  }
}

/** One argument as Windows takes command lines apart; Electron only puts them behind each other. */
export function quoteForWindows(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
}
