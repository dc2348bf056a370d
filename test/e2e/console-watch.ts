import type { ElectronApplication } from 'playwright/test'
import type { TestConsole } from '../helpers/electron-app.ts'

/** One line of `--status-interval`. */
export interface StatusLine {
  readonly status: { readonly events: number; readonly openAlerts: number }
  readonly main: { readonly delayMaxMs: number }
}

/** All status lines so far. */
export function statusLines(console: TestConsole): readonly StatusLine[] {
  return console.lines
    .filter((line) => line.startsWith('{"status"'))
    .map((line) => JSON.parse(line) as StatusLine)
}

/** Alerts that are open by the newest status line. */
export function openAlerts(console: TestConsole): number | undefined {
  return statusLines(console).at(-1)?.status.openAlerts
}

/** Counts batches that reach the page from now on. */
export async function countBatches(console: TestConsole): Promise<() => Promise<number>> {
  await console.page.evaluate(() => {
    const counter = { batches: 0 }
    Object.assign(window, { counter })
    const { pantau } = window as unknown as { pantau: { subscribe(onBatch: () => void): () => void } }
    pantau.subscribe(() => {
      counter.batches += 1
    })
  })
  return () =>
    console.page.evaluate(() => (window as unknown as { counter: { batches: number } }).counter.batches)
}

/** Counts changes of the page's document from now on. */
export async function countChanges(console: TestConsole): Promise<() => Promise<number>> {
  await console.page.evaluate(() => {
    const counter = { changes: 0 }
    Object.assign(window, { changeCounter: counter })
    new MutationObserver((records) => {
      counter.changes += records.length
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  return () =>
    console.page.evaluate(
      () => (window as unknown as { changeCounter: { changes: number } }).changeCounter.changes,
    )
}

/** How late main's event loop is at worst, ms; each call gives the worst since the one before. */
export async function watchMain(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    Object.assign(globalThis, { testDelay: delay })
  })
  return () =>
    app.evaluate(() => {
      const { testDelay } = globalThis as unknown as {
        testDelay: { readonly max: number; reset(): void }
      }
      // The monitor's figures contain its own interval.
      const worst = testDelay.max / 1e6 - 5
      testDelay.reset()
      return Math.max(0, worst)
    })
}

/** Whether a person can see the window, as main knows it. */
export function isOnScreen(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return window?.isVisible() === true && !window.isMinimized()
  })
}

export async function hideWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
}

export async function showWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    window?.restore()
    window?.show()
  })
}
