import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/i18n/translate.ts'
import { placeViews } from '../../shared/ipc/place.ts'
import type { TrayAction } from './tray/tray-menu.ts'

export interface MenuFacts {
  readonly platform: NodeJS.Platform
  /** The developer tools are in the menu only where the program is not packaged. */
  readonly developer: boolean
  readonly muted: boolean
  readonly wall: boolean
}

/** Keys of the views in their order; the page has the same (renderer/app/view-keys.ts). */
const viewKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', ','] as const

/**
 * The application menu: on Windows and Linux it is hidden until Alt is pressed, but its keys work.
 *
 * @param onAction null while there is nothing to act on: the data folder cannot be used
 */
export function setMenu(
  t: Translate,
  facts: MenuFacts,
  onAction: ((action: TrayAction) => void) | null,
): void {
  const { platform, developer } = facts
  const file: MenuItemConstructorOptions = {
    label: t('menu.file'),
    submenu: [
      {
        label: t('menu.quit'),
        accelerator: 'CommandOrControl+Q',
        ...(onAction === null ? ({ role: 'quit' } as const) : { click: () => onAction({ do: 'quit' }) }),
      },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: t('menu.edit'),
    submenu: [
      { role: 'undo', label: t('menu.undo') },
      { role: 'redo', label: t('menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: t('menu.cut') },
      { role: 'copy', label: t('menu.copy') },
      { role: 'paste', label: t('menu.paste') },
      { role: 'selectAll', label: t('menu.selectAll') },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: t('menu.view'),
    submenu: [
      { role: 'resetZoom', label: t('menu.resetZoom') },
      { role: 'zoomIn', label: t('menu.zoomIn') },
      { role: 'zoomOut', label: t('menu.zoomOut') },
      { role: 'togglefullscreen', label: t('menu.fullScreen') },
      ...(developer ? [{ role: 'toggleDevTools' } as const] : []),
    ],
  }
  const go = onAction === null ? [] : [goMenu(t, facts, onAction)]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      platform === 'darwin'
        ? [{ role: 'appMenu' }, edit, view, ...go, { role: 'windowMenu' }]
        : [file, edit, view, ...go],
    ),
  )
}

function goMenu(
  t: Translate,
  { muted, wall }: MenuFacts,
  onAction: (action: TrayAction) => void,
): MenuItemConstructorOptions {
  return {
    label: t('menu.go'),
    submenu: [
      ...placeViews.map((name, index) => ({
        label: t(`nav.${name}`),
        accelerator: `CommandOrControl+${viewKeys[index] ?? ''}`,
        // The page listens to these keys itself, whatever has the focus in it.
        registerAccelerator: false,
        click: () => onAction({ do: 'show', place: { kind: 'view', name } }),
      })),
      { type: 'separator' },
      {
        type: 'checkbox',
        id: 'mute',
        label: t('menu.mute'),
        checked: muted,
        click: () => onAction({ do: 'mute', muted: !muted }),
      },
      {
        id: 'wall',
        label: t(wall ? 'tray.leaveWall' : 'menu.wall'),
        click: () => onAction({ do: wall ? 'leave-wall' : 'enter-wall' }),
      },
    ],
  }
}
