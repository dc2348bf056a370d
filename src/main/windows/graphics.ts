import { app } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { type GraphicsFile, openGraphicsFile } from './graphics-file.ts'
import { createGraphicsRecovery } from './recovery.ts'

/**
 * Decides, before the app is ready, whether this run draws with the graphics processor.
 *
 * @param folder data folder, or null when it cannot be used
 */
export function chooseGraphics(folder: string | null): GraphicsFile {
  const file = openGraphicsFile(folder, `${app.getVersion()} ${process.versions.electron}`)
  if (file.isOff()) {
    app.disableHardwareAcceleration()
    app.commandLine.appendSwitch('disable-gpu')
  }
  return file
}

export interface GraphicsWatch {
  readonly file: GraphicsFile
  readonly clock: Clock
  readonly log: Log
  readonly isQuitting: () => boolean
  /** Lost, and started again by Chromium: what is on screen may be white until it is drawn anew. */
  readonly onLost: () => void
  /** Lost too often: the program must start again, without the graphics processor. */
  readonly onGivenUp: () => void
}

/**
 * Follows the graphics process. Chromium starts it again by itself, and after some losses ends the whole program
 * ("GPU process isn't usable"): this comes first, once per version. @returns the stop
 */
export function watchGraphics(options: GraphicsWatch): () => void {
  const { file, log } = options
  const recovery = createGraphicsRecovery(options.clock)
  const gone = (_event: unknown, details: Electron.Details): void => {
    if (details.type !== 'GPU' || details.reason === 'clean-exit' || options.isQuitting()) return
    const next = recovery.died()
    log.error('the graphics process is gone', { reason: details.reason, exitCode: details.exitCode, next })
    options.onLost()
    if (next === 'reload' || file.isOff()) return
    try {
      file.turnOff()
      options.onGivenUp()
    } catch (error) {
      // Without the memory of it the program would start into the same trouble again and again.
      log.error('graphics cannot be switched off', { reason: String(error) })
    }
  }
  app.on('child-process-gone', gone)
  return () => app.removeListener('child-process-gone', gone)
}
