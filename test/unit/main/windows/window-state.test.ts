import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshWindowState, parseWindowState, placeWindow } from '../../../../src/main/windows/window-state.ts'

const laptop = { x: 0, y: 0, width: 1366, height: 768 }
const wall = { x: 1366, y: 0, width: 1920, height: 1080 }

describe('placeWindow', () => {
  it('opens where it was', () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 800 }
    expect(placeWindow(bounds, [laptop, wall])).toEqual(bounds)
  })

  it('comes back into sight when its display is gone', () => {
    expect(placeWindow({ x: 1500, y: 100, width: 1200, height: 700 }, [laptop])).toEqual({
      x: 166,
      y: 68,
      width: 1200,
      height: 700,
    })
  })

  it('leaves the place to the desktop the first time, and never exceeds a small display', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
    })
  })

  it('is inside one display, whatever was stored', () => {
    const number = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const placed = placeWindow({ x, y, width, height }, [laptop, wall])
        const fits = [laptop, wall].some(
          (display) =>
            (placed.x ?? 0) >= display.x &&
            (placed.y ?? 0) >= display.y &&
            (placed.x ?? 0) + placed.width <= display.x + display.width &&
            (placed.y ?? 0) + placed.height <= display.y + display.height,
        )
        expect(fits).toBe(true)
        expect(placed.width).toBeGreaterThan(0)
      }),
    )
  })
})

describe('parseWindowState', () => {
  it.each(['', '{', 'null', '{"version":2}', '{"version":1,"bounds":{"x":1},"maximised":false}', '[1e999]'])(
    'opens a fresh window from a damaged file: %j',
    (text) => {
      expect(parseWindowState(text)).toEqual(freshWindowState)
    },
  )

  it('reads back what was written', () => {
    const state = { version: 1 as const, bounds: { x: -8, y: 0, width: 1366, height: 768 }, maximised: true }
    expect(parseWindowState(JSON.stringify(state))).toEqual(state)
  })
})
