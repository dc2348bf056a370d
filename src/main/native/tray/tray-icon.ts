import { join } from 'node:path'
import { Menu, type MenuItemConstructorOptions, nativeTheme, screen, Tray } from 'electron'
import { trayIconFile } from './tray-icon-file.ts'
import type { TrayAction, TrayEntry } from './tray-menu.ts'
import type { TrayState } from './tray-state.ts'

/** What the tray shows. */
export interface TrayView {
  readonly state: TrayState
  readonly tooltip: string
  readonly entries: readonly TrayEntry[]
}

/** The one icon of this program in the tray. */
export interface TrayIcon {
  /** Changes only what differs: a menu that is set anew closes under the pointer. */
  show(view: TrayView): void
  /** Once, at the end. */
  dispose(): void
}

export interface TrayIconOptions {
  /** Folder of the icons. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly onAction: (action: TrayAction) => void
}

/**
 * Puts the icon into the tray. Only one for the whole run: on Linux a second one would be of the old kind, which most
 * desktops do not show (practice.md 4).
 */
export function createTrayIcon({ folder, platform, onAction }: TrayIconOptions): TrayIcon {
  let tray: Tray | null = null
  let file = ''
  let tooltip = ''
  let menu = ''

  return {
    show(view) {
      const wanted = join(folder, trayIconFile(view.state, looks(platform)))
      if (tray === null) {
        tray = new Tray(wanted)
        // Windows: the first button opens, the second has the menu. Elsewhere the menu comes by itself.
        if (platform !== 'darwin') tray.on('click', () => onAction({ do: 'open' }))
      } else if (wanted !== file) {
        tray.setImage(wanted)
      }
      file = wanted
      if (view.tooltip !== tooltip) tray.setToolTip(view.tooltip)
      tooltip = view.tooltip
      const entries = JSON.stringify(view.entries)
      if (entries !== menu) {
        tray.setContextMenu(Menu.buildFromTemplate(view.entries.map((entry) => templateOf(entry, onAction))))
      }
      menu = entries
    },
    dispose() {
      tray?.destroy()
      tray = null
    },
  }
}

function looks(platform: NodeJS.Platform) {
  return {
    platform,
    darkPanel: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
    scale: Math.max(1, ...screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor)),
  }
}

function templateOf(entry: TrayEntry, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'text':
      return { label: plain(entry.label), enabled: false }
    case 'item':
      return { label: plain(entry.label), click: () => onAction(entry.action) }
    case 'check':
      return {
        type: 'checkbox',
        label: plain(entry.label),
        checked: entry.checked,
        click: () => onAction(entry.action),
      }
    case 'menu':
      return {
        label: plain(entry.label),
        submenu: entry.entries.map((each) => templateOf(each, onAction)),
      }
  }
}

/** Names come from outside: an ampersand in them is no key of the menu. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
