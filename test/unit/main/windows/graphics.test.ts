import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGraphicsFile } from '../../../../src/main/windows/graphics-file.ts'
import { createGraphicsRecovery } from '../../../../src/main/windows/recovery.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-graphics-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('the third loss within a minute is the last; losses that are further apart are not counted together', () => {
  const clock = createFakeClock()
  const recovery = createGraphicsRecovery(clock)
  expect([recovery.died(), recovery.died(), recovery.died()]).toEqual(['reload', 'reload', 'give-up'])
  const calm = createGraphicsRecovery(clock)
  for (let loss = 0; loss < 6; loss += 1) {
    expect(calm.died()).toBe('reload')
    clock.advance(31_000)
  }
})

it('graphics stay off for this version, from the next start on, and get another try after an update', () => {
  const first = openGraphicsFile(folder, '1.0.0 33.2.1')
  expect(first.isOff()).toBe(false)
  first.turnOff()
  // This run draws as it began.
  expect(first.isOff()).toBe(false)
  expect(openGraphicsFile(folder, '1.0.0 33.2.1').isOff()).toBe(true)
  expect(openGraphicsFile(folder, '1.0.0 45.4.1').isOff()).toBe(false)
  expect(openGraphicsFile(folder, '1.1.0 33.2.1').isOff()).toBe(false)
})

it('a damaged memory, or no folder at all, leaves the graphics on', () => {
  writeFileSync(join(folder, 'graphics-state.json'), '{')
  expect(openGraphicsFile(folder, 'a').isOff()).toBe(false)
  const none = openGraphicsFile(null, 'a')
  none.turnOff()
  expect(none.isOff()).toBe(false)
})
