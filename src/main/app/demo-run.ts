import { writeFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { BrowserWindow } from 'electron'
import type { EngineStatus } from '../../engine/ports.ts'
import type { Clock } from '../../node/time/clock.ts'
import { writeLine } from './say.ts'

/** Main's own health in a status line: how late its event loop was since the last line, ms. */
export interface MainHealth {
  readonly delayP99Ms: number
  readonly delayMaxMs: number
}

/**
 * Prints a status line on stdout every so often: `{"status":{…},"main":{…}}`.
 *
 * @returns the stop
 */
export function printStatus(clock: Clock, everyS: number, status: () => EngineStatus): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const stop = clock.every(everyS * 1000, () => {
    const main: MainHealth = { delayP99Ms: toMs(delay.percentile(99)), delayMaxMs: toMs(delay.max) }
    delay.reset()
    writeLine(1, JSON.stringify({ status: status(), main }))
  })
  return () => {
    stop()
    delay.disable()
  }
}

function toMs(nanoseconds: number): number {
  return Math.round(nanoseconds / 10_000) / 100
}

/** Writes what the window shows as a PNG. @throws when the window or the file cannot be used */
export async function captureWindow(window: BrowserWindow, file: string): Promise<void> {
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
}
