import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { BrowserWindow } from 'electron'
import type { EngineStatus } from '../../engine/ports.ts'
import type { Clock } from '../../node/time/clock.ts'
import { writeLine } from './say.ts'

/** How often the monitor looks at the event loop, ms. It wakes the process that often, so it runs only on request. */
const resolutionMs = 10

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
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
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

/** The monitor's figures contain its own interval. */
function toMs(nanoseconds: number): number {
  return Math.max(0, Math.round((nanoseconds / 1e6 - resolutionMs) * 100) / 100)
}

/** Writes what the window shows as a PNG. @throws when the window or the file cannot be used */
export async function captureWindow(window: BrowserWindow, file: string): Promise<void> {
  const image = await window.webContents.capturePage()
  await mkdir(dirname(resolve(file)), { recursive: true })
  await writeFile(file, image.toPNG())
}
