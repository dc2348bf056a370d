import { execFileSync } from 'node:child_process'

/** One notification that reached the desktop's daemon. */
export interface DunstNotification {
  readonly app: string
  readonly title: string
  readonly body: string
}

interface HistoryEntry {
  readonly id: { readonly data: number }
  readonly appname: { readonly data: string }
  readonly summary: { readonly data: string }
  readonly body: { readonly data: string }
}

/** Environment of a desktop other than that of this process. */
type Desktop = NodeJS.ProcessEnv

function ask(desktop: Desktop, ...args: string[]): string {
  return execFileSync('dunstctl', args, { encoding: 'utf8', env: desktop })
}

/** Everything in the daemon's history. What is on screen is put away by it. */
function history(desktop: Desktop): readonly HistoryEntry[] {
  ask(desktop, 'close-all')
  const { data } = JSON.parse(ask(desktop, 'history')) as {
    readonly data: readonly (readonly HistoryEntry[])[]
  }
  return data.flat()
}

/**
 * Looks at the real notification daemon of this desktop.
 *
 * @returns asks for everything that it was given since now
 */
export function watchNotifications(desktop: Desktop = process.env): () => readonly DunstNotification[] {
  const known = new Set(history(desktop).map((entry) => entry.id.data))
  return () =>
    history(desktop)
      .filter((entry) => !known.has(entry.id.data))
      .map((entry) => ({
        app: entry.appname.data,
        title: entry.summary.data,
        body: entry.body.data,
      }))
}

/** A person clicks on the notification that was shown last. */
export function clickNotification(desktop: Desktop = process.env): void {
  ask(desktop, 'action', '0')
}

/** Notifications on screen at this moment. */
export function notificationsShown(desktop: Desktop = process.env): number {
  return Number(ask(desktop, 'count', 'displayed'))
}

/** Turns the do-not-disturb of the desktop on or off. */
export function pauseNotifications(paused: boolean, desktop: Desktop = process.env): void {
  ask(desktop, 'set-paused', String(paused))
}
