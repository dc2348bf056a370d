import type { Rectangle } from './window-state.ts'

/** A screen of this computer, as a wall needs it. */
export interface WallDisplay {
  readonly id: string
  /** The whole screen, not only its work area. */
  readonly bounds: Rectangle
  readonly primary: boolean
}

/**
 * The screen that the wall belongs on (issue 4.9): the chosen one, else the one that holds most of the window. A chosen
 * one that is gone is replaced by the primary until it is back.
 *
 * @param wanted id out of the settings; null follows the window
 * @param displays never empty on a computer that shows anything; null when it is
 */
export function wallDisplay(
  wanted: string | null,
  displays: readonly WallDisplay[],
  window: Rectangle,
): WallDisplay | null {
  const primary = displays.find((display) => display.primary) ?? displays[0] ?? null
  if (wanted !== null) return displays.find((display) => display.id === wanted) ?? primary
  let best = primary
  let most = 0
  for (const display of displays) {
    const shared = sharedArea(window, display.bounds)
    if (shared > most) {
      most = shared
      best = display
    }
  }
  return best
}

/** Whether a window lies on that screen for the larger part. */
export function liesOn(window: Rectangle, display: Rectangle): boolean {
  return sharedArea(window, display) * 2 > window.width * window.height
}

function sharedArea(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
