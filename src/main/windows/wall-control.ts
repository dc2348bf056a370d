import type { Clock } from '../../node/time/clock.ts'
import type { WallFile, WallMemory } from './wall-file.ts'
import { liesOn, type WallDisplay, wallDisplay } from './wall-place.ts'
import type { Rectangle } from './window-state.ts'

/** Screens come and go in several steps; the wall is put right once they rest, ms. */
const restMs = 300

/** What the wall does to its window. */
export interface WallWindow {
  isGone(): boolean
  isVisible(): boolean
  isMinimised(): boolean
  /** Covers a whole screen, or is about to. */
  isCovering(): boolean
  bounds(): Rectangle
  /** The window as it shall be again afterwards. */
  memory(): WallMemory
  /** Shows it, out of hiding and out of the task bar. */
  reveal(): void
  move(bounds: Rectangle): void
  /** Covers the screen that it lies on, or no longer. The system says by an event when it is done. */
  cover(on: boolean): void
  restore(memory: WallMemory): void
  /** Menu, close button and keys that would end the wall are taken away, or given back. */
  guard(on: boolean): void
}

export interface WallParts {
  readonly window: WallWindow
  readonly displays: () => readonly WallDisplay[]
  /** `wall.display` of the settings. */
  readonly wanted: () => string | null
  /** No sleep of the screens while true. */
  readonly keepAwake: (on: boolean) => void
  readonly file: WallFile
  readonly clock: Pick<Clock, 'after'>
  /** The screen shows the wall, or the ordinary views. */
  readonly onChange: (on: boolean) => void
}

/** One window as a wall screen: it goes on, and stays on, until somebody leaves it (issue 4.9). */
export interface WallControl {
  isOn(): boolean
  /** Comes back where the last run was a wall. @param wanted a wall whatever the last run was (`--wall`) */
  start(wanted: boolean): void
  enter(): void
  leave(): void
  /** Something happened to the window or to the screens, or another screen was chosen: the wall is put right. */
  assert(): void
  dispose(): void
}

/** Makes the control; nothing happens before {@link WallControl.start} or `enter`. */
export function createWallControl(parts: WallParts): WallControl {
  const { window, file, clock } = parts
  let before: WallMemory | null = null
  let cancel: () => void = () => {}

  function turnOn(memory: WallMemory): void {
    before = memory
    file.save(memory)
    parts.keepAwake(true)
    window.guard(true)
    place()
    parts.onChange(true)
  }

  /** One step towards the wall; where the system takes its time, the event at the end of it calls again. */
  function place(): void {
    if (before === null || window.isGone()) return
    if (!window.isVisible() || window.isMinimised()) window.reveal()
    const display = wallDisplay(parts.wanted(), parts.displays(), window.bounds())
    if (display === null) return
    if (liesOn(window.bounds(), display.bounds)) {
      if (!window.isCovering()) window.cover(true)
    } else if (window.isCovering()) {
      window.cover(false)
    } else {
      window.move(display.bounds)
      window.cover(true)
    }
  }

  return {
    isOn: () => before !== null,
    start(wanted) {
      const last = file.load()
      if (before === null && (wanted || last !== null)) turnOn(last ?? window.memory())
    },
    enter() {
      if (before === null) turnOn(window.memory())
    },
    leave() {
      if (before === null) return
      const memory = before
      before = null
      cancel()
      file.clear()
      parts.keepAwake(false)
      if (!window.isGone()) {
        window.guard(false)
        window.cover(false)
        window.restore(memory)
      }
      parts.onChange(false)
    },
    assert() {
      cancel()
      if (before !== null) cancel = clock.after(restMs, place)
    },
    dispose() {
      cancel()
      if (before !== null) parts.keepAwake(false)
    },
  }
}
