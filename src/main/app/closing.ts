import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import type { SettingsStore } from '../../engine/ports.ts'
import type { Log } from '../../node/log/log.ts'
import { closeStep } from './close-step.ts'
import type { MainWords } from './words.ts'

export interface ClosingOptions {
  readonly window: () => BrowserWindow
  readonly settings: SettingsStore
  readonly words: MainWords
  readonly log: Log
  readonly hasTray: () => boolean
  readonly isWall: () => boolean
  readonly isResident: () => boolean
  readonly isQuitting: () => boolean
  readonly quit: () => void
}

/**
 * What the window's close button does. @returns a function that says, for one press of it, whether the window is kept;
 * what happens to a kept one it has seen to itself.
 */
export function createClosing(options: ClosingOptions): () => boolean {
  const { settings, words, log } = options
  let asking = false

  function away(window: BrowserWindow): void {
    if (options.hasTray()) window.hide()
    else window.minimize()
  }

  function remember(onClose: 'tray' | 'quit'): void {
    if (settings.locked().includes('desktop')) return
    const result = settings.update({ desktop: { ...settings.get().desktop, onClose } })
    if (!result.ok) log.warn('the choice of the close button is not kept', { reason: result.reason })
  }

  /** The window is still there meanwhile: who does not know the tray must see what is said about it. */
  async function ask(window: BrowserWindow): Promise<void> {
    const where = options.hasTray() ? 'tray' : 'minimise'
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      title: words.t('close.title'),
      message: words.t(`close.${where}`),
      detail: words.t(`close.${where}Detail`),
      buttons: [words.t('close.keep'), words.t('close.quit'), words.t('close.cancel')],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    })
    if (response === 0) {
      remember('tray')
      if (!window.isDestroyed()) away(window)
    } else if (response === 1) {
      remember('quit')
      options.quit()
    }
  }

  return () => {
    const window = options.window()
    const step = closeStep({
      onClose: settings.get().desktop.onClose,
      hasTray: options.hasTray(),
      platform: process.platform,
      fullScreen: window.isFullScreen(),
      quitting: options.isQuitting(),
      resident: options.isResident(),
      wall: options.isWall(),
    })
    switch (step) {
      case 'quit':
        // Not by the end of its last window: another one may be there, for sounds.
        if (!options.isQuitting()) options.quit()
        return true
      case 'stay':
        return true
      case 'hide':
        window.hide()
        return true
      case 'minimise':
        window.minimize()
        return true
      case 'leave-full-screen':
        window.once('leave-full-screen', () => window.hide())
        window.setFullScreen(false)
        return true
      case 'ask':
        if (asking) return true
        asking = true
        ask(window)
          .catch((error: unknown) => log.error('could not ask about closing', { reason: String(error) }))
          .finally(() => {
            asking = false
          })
        return true
    }
  }
}
