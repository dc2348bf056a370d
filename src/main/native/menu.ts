import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/i18n/translate.ts'

/**
 * The application menu: on Windows and Linux it is hidden until Alt is pressed, but its keys work. The developer tools
 * are in it only where the program is not packaged.
 */
export function setMenu(t: Translate, platform: NodeJS.Platform, developer: boolean): void {
  const file: MenuItemConstructorOptions = {
    label: t('menu.file'),
    submenu: [{ role: 'quit', label: t('menu.quit'), accelerator: 'CommandOrControl+Q' }],
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
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [{ role: 'appMenu' }, edit, view] : [file, edit, view]),
  )
}
