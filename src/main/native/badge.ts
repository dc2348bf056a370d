import { join } from 'node:path'
import { app, type BrowserWindow, nativeImage } from 'electron'
import { badgeFile } from './badge-label.ts'

/** How many alerts are open, on the icon of the dock or the taskbar. */
export interface Badge {
  /** @param words the count in words, for who cannot see it */
  set(count: number, words: string): void
}

/** @param folder of the pictures that Windows lays over the icon; the others draw the number themselves */
export function createBadge(window: BrowserWindow, folder: string, platform: NodeJS.Platform): Badge {
  let shown = 0
  return {
    set(count, words) {
      if (count === shown) return
      shown = count
      if (platform !== 'win32') {
        app.setBadgeCount(count)
      } else if (!window.isDestroyed()) {
        const file = badgeFile(count)
        window.setOverlayIcon(
          file === null ? null : nativeImage.createFromPath(join(folder, file)),
          file === null ? '' : words,
        )
      }
    },
  }
}
