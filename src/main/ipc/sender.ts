import { isAppUrl } from '../windows/asset-path.ts'

/** What Electron knows about the frame that sent a message; never what the message says. */
export interface Sender {
  readonly webContentsId: number
  /** Null when the frame is gone by now, for example after a navigation. */
  readonly frame: { readonly url: string; readonly isMain: boolean } | null
}

/**
 * Whether a request may be heard: from the main frame of a window of ours, showing a page of ours (practice.md 1.4).
 * A frame that cannot be seen any more is refused, too.
 */
export function isTrustedSender(sender: Sender, views: ReadonlySet<number>): boolean {
  if (sender.frame === null) return false
  return sender.frame.isMain && isAppUrl(sender.frame.url) && views.has(sender.webContentsId)
}
