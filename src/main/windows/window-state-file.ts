import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { freshWindowState, parseWindowState, type WindowState } from './window-state.ts'

/** A window is moved pixel by pixel; it is saved once it rests, ms. */
const restMs = 500

/** Keeps the one window's place between runs. A state that cannot be read or written costs nothing but the place. */
export interface WindowStateFile {
  load(): WindowState
  /** Saves whenever the window has moved and rests. */
  follow(window: BrowserWindow): void
  save(window: BrowserWindow): void
}

/** @param folder data folder, or null when it cannot be used: then nothing is kept */
export function openWindowStateFile(folder: string | null, clock: Clock, log: Log): WindowStateFile {
  const path = folder === null ? null : join(folder, 'window-state.json')
  let written = ''

  function save(window: BrowserWindow): void {
    if (path === null || window.isDestroyed()) return
    const { x, y, width, height } = window.getNormalBounds()
    const state: WindowState = {
      version: 1,
      bounds: { x, y, width, height },
      maximised: window.isMaximized(),
    }
    const text = JSON.stringify(state)
    if (text === written) return
    try {
      writeFileAtomic(path, text)
      written = text
    } catch (error) {
      log.warn('window state not saved', { reason: String(error) })
    }
  }

  return {
    load() {
      if (path === null) return freshWindowState
      try {
        written = readFileSync(path, 'utf8')
        return parseWindowState(written)
      } catch {
        return freshWindowState
      }
    },
    follow(window) {
      let cancel: () => void = () => {}
      const later = (): void => {
        cancel()
        cancel = clock.after(restMs, () => save(window))
      }
      window.on('resize', later)
      window.on('move', later)
      window.on('maximize', later)
      window.on('unmaximize', later)
      window.once('closed', () => cancel())
    },
    save,
  }
}
