import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createWallControl,
  type WallControl,
  type WallWindow,
} from '../../../../src/main/windows/wall-control.ts'
import { openWallFile, type WallMemory } from '../../../../src/main/windows/wall-file.ts'
import { type WallDisplay, wallDisplay } from '../../../../src/main/windows/wall-place.ts'
import type { Rectangle } from '../../../../src/main/windows/window-state.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

const desk: WallDisplay = { id: '1', bounds: { x: 0, y: 0, width: 1366, height: 768 }, primary: true }
const tv: WallDisplay = { id: '2', bounds: { x: 1366, y: 0, width: 1920, height: 1080 }, primary: false }
const home: Rectangle = { x: 100, y: 80, width: 1000, height: 600 }

describe('which screen a wall belongs on', () => {
  it('the chosen one; the primary while that is gone; else the one with most of the window', () => {
    expect(wallDisplay('2', [desk, tv], home)?.id).toBe('2')
    expect(wallDisplay('2', [desk], home)?.id).toBe('1')
    expect(wallDisplay(null, [desk, tv], { ...home, x: 1300 })?.id).toBe('2')
    expect(wallDisplay(null, [desk, tv], { ...home, x: 9000 })?.id).toBe('1')
    expect(wallDisplay('2', [], home)).toBeNull()
  })
})

/** A window as a slow system has it: full screen comes and goes only when it says so. */
function fakeWindow(): WallWindow & { now: Rectangle; covering: boolean; shown: boolean; guarded: boolean } {
  return {
    now: home,
    covering: false,
    shown: true,
    guarded: false,
    isGone: () => false,
    isVisible() {
      return this.shown
    },
    isMinimised: () => false,
    isCovering() {
      return this.covering
    },
    bounds() {
      return this.now
    },
    memory(): WallMemory {
      return { bounds: this.now, maximised: false }
    },
    reveal() {
      this.shown = true
    },
    move(bounds) {
      this.now = bounds
    },
    cover(on) {
      this.covering = on
    },
    restore({ bounds }) {
      this.now = bounds
    },
    guard(on) {
      this.guarded = on
    },
  }
}

describe('a wall', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pantau-wall-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function build(window = fakeWindow()): {
    readonly window: ReturnType<typeof fakeWindow>
    readonly wall: WallControl
    readonly clock: ReturnType<typeof createFakeClock>
    readonly told: boolean[]
    readonly awake: boolean[]
    displays: readonly WallDisplay[]
  } {
    const clock = createFakeClock()
    const told: boolean[] = []
    const awake: boolean[] = []
    const built = {
      window,
      clock,
      told,
      awake,
      displays: [desk, tv] as readonly WallDisplay[],
      wall: createWallControl({
        window,
        displays: () => built.displays,
        wanted: () => '2',
        keepAwake: (on) => awake.push(on),
        file: openWallFile(folder, createMemoryLog()),
        clock,
        onChange: (on) => told.push(on),
      }),
    } as ReturnType<typeof build>
    return built
  }

  it('covers its screen, keeps it awake, and gives everything back when it is left', () => {
    const { wall, window, told, awake } = build()
    wall.enter()
    expect(window).toMatchObject({ now: tv.bounds, covering: true, guarded: true })
    expect(awake).toEqual([true])
    wall.enter()
    expect(told).toEqual([true])
    wall.leave()
    expect(window).toMatchObject({ now: home, covering: false, guarded: false })
    expect(awake).toEqual([true, false])
    expect(told).toEqual([true, false])
  })

  it('moves to the primary when its screen is gone, and back when the screen is', () => {
    const built = build()
    built.wall.enter()
    built.displays = [desk]
    built.wall.assert()
    // First out of full screen, whose end is an event of its own.
    built.clock.advance(300)
    expect(built.window.covering).toBe(false)
    built.wall.assert()
    built.clock.advance(300)
    expect(built.window).toMatchObject({ now: desk.bounds, covering: true })
    built.displays = [desk, tv]
    for (let step = 0; step < 2; step += 1) {
      built.wall.assert()
      built.clock.advance(300)
    }
    expect(built.window).toMatchObject({ now: tv.bounds, covering: true })
  })

  it('is put right when somebody leaves full screen or hides it by the system, and never after it was left', () => {
    const { wall, window, clock } = build()
    wall.enter()
    window.covering = false
    window.shown = false
    wall.assert()
    clock.advance(300)
    expect(window).toMatchObject({ covering: true, shown: true })
    window.covering = false
    wall.assert()
    wall.leave()
    clock.advance(1000)
    expect(window.covering).toBe(false)
  })

  it('comes back after a crash, with the place the window had before, and not after it was left', () => {
    const first = build()
    first.wall.enter()
    const again = build({ ...fakeWindow(), now: tv.bounds })
    again.wall.start(false)
    expect(again.told).toEqual([true])
    again.wall.leave()
    expect(again.window.now).toEqual(home)
    const last = build()
    last.wall.start(false)
    expect(last.told).toEqual([])
    last.wall.start(true)
    expect(last.told).toEqual([true])
  })

  it('a damaged memory is no wall, and a folder that is none is no trouble', () => {
    writeFileSync(join(folder, 'wall-state.json'), '{"version":1,"bounds":{}}')
    const log = createMemoryLog()
    expect(openWallFile(folder, log).load()).toBeNull()
    const file = openWallFile(null, log)
    file.save({ bounds: home, maximised: false })
    expect(file.load()).toBeNull()
    expect(existsSync(join(folder, 'wall-state.json'))).toBe(true)
  })
})
