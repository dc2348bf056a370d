import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { FileSaver } from '../../engine/ports.ts'
import { askAndSave } from './save-file.ts'

/**
 * The system's save dialog, on the window that the user looks at; the file appears whole or not at all.
 *
 * @param window the console's window; a dialog without one stands alone
 */
export function createFileSaver(window: () => BrowserWindow | null): FileSaver {
  return {
    save: (suggestedName, text) =>
      askAndSave(suggestedName, text, async (name) => {
        const options = { defaultPath: join(app.getPath('documents'), name) }
        const owner = window()
        const answer =
          owner === null || owner.isDestroyed()
            ? await dialog.showSaveDialog(options)
            : await dialog.showSaveDialog(owner, options)
        return answer.canceled || answer.filePath === '' ? null : answer.filePath
      }),
  }
}
