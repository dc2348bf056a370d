import type { App } from 'electron'

/**
 * The name under which the Start menu, the taskbar and the notification centre of Windows know Pantau: the `appId` of
 * the installers.
 */
const modelId = 'id.pantau.console'
/** The class that Windows starts for a click on a notification; fixed, because Electron's own is new in each run. */
const activatorId = '{8C1B5E0A-6B5D-4E57-9C3B-50F1D4A1E7C2}'

/** Part of `app` that is newer than the oldest Electron that must work. */
interface Newer {
  readonly setToastActivatorCLSID?: (id: string) => void
}

/** Without these two names Windows shows no notification, or forgets who it was from (practice.md 3.1). */
export function identifyToWindows(app: Pick<App, 'setAppUserModelId'>, platform: NodeJS.Platform): void {
  if (platform !== 'win32') return
  app.setAppUserModelId(modelId)
  ;(app as Newer).setToastActivatorCLSID?.(activatorId)
}
