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

function ask(...args: string[]): string {
  return execFileSync('dunstctl', args, { encoding: 'utf8' })
}

/** Everything in the daemon's history. What is on screen is put away by it. */
function history(): readonly HistoryEntry[] {
  ask('close-all')
  const { data } = JSON.parse(ask('history')) as { readonly data: readonly (readonly HistoryEntry[])[] }
  return data.flat()
}

/**
 * Looks at the real notification daemon of this desktop.
 *
 * @returns asks for everything that it was given since now
 */
export function watchNotifications(): () => readonly DunstNotification[] {
  const known = new Set(history().map((entry) => entry.id.data))
  return () =>
    history()
      .filter((entry) => !known.has(entry.id.data))
      .map((entry) => ({
        app: entry.appname.data,
        title: entry.summary.data,
        body: entry.body.data,
      }))
}

/** A person clicks on the notification that was shown last. */
export function clickNotification(): void {
  ask('action', '0')
}

/** Notifications on screen at this moment. */
export function notificationsShown(): number {
  return Number(ask('count', 'displayed'))
}
