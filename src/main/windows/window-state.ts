import * as z from 'zod/mini'

/** A rectangle on the desktop, in device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Smallest window in which every view works. */
export const minimumSize = { width: 900, height: 600 } as const

const defaultSize = { width: 1366, height: 768 } as const

const pixels = z.number().check(z.int(), z.minimum(-100_000), z.maximum(100_000))
const windowState = z.object({
  version: z.literal(1),
  bounds: z.nullable(z.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
  maximised: z.boolean(),
})

/** What is kept of the window between runs. `bounds` are those of the restored window; null: never moved. */
export type WindowState = z.infer<typeof windowState>

export const freshWindowState: WindowState = { version: 1, bounds: null, maximised: false }

/** Reads the state file. Whatever is wrong with it, the window opens: the answer is then a fresh state. */
export function parseWindowState(text: string): WindowState {
  try {
    const parsed = windowState.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : freshWindowState
  } catch {
    return freshWindowState
  }
}

/**
 * Where the window opens: as it was, shrunk and moved into the display that holds most of it. A display that is gone
 * must not keep the window out of sight.
 *
 * @param displays work areas, the main one first; never empty
 * @returns no `x` and `y` when the desktop shall choose the place
 */
export function placeWindow(
  bounds: Rectangle | null,
  displays: readonly Rectangle[],
): Partial<Pick<Rectangle, 'x' | 'y'>> & Pick<Rectangle, 'width' | 'height'> {
  const main = displays[0] ?? { x: 0, y: 0, ...defaultSize }
  if (bounds === null) {
    return {
      width: Math.min(defaultSize.width, main.width),
      height: Math.min(defaultSize.height, main.height),
    }
  }
  let home = main
  let most = 0
  for (const display of displays) {
    const shared = sharedArea(bounds, display)
    if (shared > most) {
      most = shared
      home = display
    }
  }
  const width = clamp(bounds.width, Math.min(minimumSize.width, home.width), home.width)
  const height = clamp(bounds.height, Math.min(minimumSize.height, home.height), home.height)
  return {
    x: clamp(bounds.x, home.x, home.x + home.width - width),
    y: clamp(bounds.y, home.y, home.y + home.height - height),
    width,
    height,
  }
}

function sharedArea(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
