import { app, type Session, type WebContents } from 'electron'
import type { Log } from '../../node/log/log.ts'
import { isAppUrl } from './asset-path.ts'

/** Locks the doors of every web contents there will ever be: navigation, new windows, webviews (practice.md 1.1, 12-14). */
export function guardWebContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('a page tried to open a window', { scheme: schemeOf(url) })
      return { action: 'deny' }
    })
    keepAtHome(contents, log)
  })
}

function keepAtHome(contents: WebContents, log: Log): void {
  const guard = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isAppUrl(event.url)) return
    event.preventDefault()
    log.warn('a page tried to leave the app', { scheme: schemeOf(event.url) })
  }
  contents.on('will-navigate', guard)
  contents.on('will-redirect', guard)
  contents.on('will-frame-navigate', guard)
}

/**
 * Second wall behind the policy header: the page's session reaches nothing but our own scheme, and no permission is
 * ever given (Electron gives all of them by default).
 *
 * @param developer whether the developer tools may load their own pages
 */
export function guardSession(session: Session, developer: boolean): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed =
      isAppUrl(details.url) ||
      (details.resourceType === 'image' && details.url.startsWith('data:')) ||
      (developer && details.url.startsWith('devtools://'))
    callback({ cancel: !allowed })
  })
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'not a URL'
}
