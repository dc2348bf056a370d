import { basename } from 'node:path'
import { app, type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { readSoundFile, soundKinds } from './sound-file.ts'

/**
 * The system's dialog for a sound of the user's own. A file that cannot be played is said at once, in a dialog too,
 * and nothing is chosen then.
 *
 * @param window the console's window; a dialog without one stands alone
 * @returns asks; null when nothing was chosen. Never rejects
 */
export function createPickSound(
  t: Translate,
  window: () => BrowserWindow | null,
): () => Promise<string | null> {
  async function choose(): Promise<string | null> {
    const options: OpenDialogOptions = {
      title: t('sound.pick.title'),
      defaultPath: app.getPath('music'),
      filters: [{ name: t('sound.pick.filter'), extensions: [...soundKinds] }],
      properties: ['openFile'],
    }
    const owner = ownerOf(window)
    const answer = await (owner === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(owner, options))
    const [path] = answer.filePaths
    return answer.canceled || path === undefined ? null : path
  }

  async function refuse(path: string, why: string): Promise<void> {
    const options: MessageBoxOptions = {
      type: 'warning',
      message: t('sound.pick.refused', { name: basename(path) }),
      detail: why,
    }
    const owner = ownerOf(window)
    await (owner === null ? dialog.showMessageBox(options) : dialog.showMessageBox(owner, options))
  }

  return async () => {
    try {
      const path = await choose()
      if (path === null) return null
      const read = await readSoundFile(path)
      if (read.ok) return path
      await refuse(path, t(`sound.pick.${read.fault}`))
      return null
    } catch {
      return null
    }
  }
}

function ownerOf(window: () => BrowserWindow | null): BrowserWindow | null {
  const owner = window()
  return owner === null || owner.isDestroyed() ? null : owner
}
