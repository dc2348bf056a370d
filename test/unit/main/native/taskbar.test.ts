import { describe, expect, it } from 'vitest'
import { createFlash } from '../../../../src/main/native/flash.ts'
import { taskbarProgress } from '../../../../src/main/native/progress.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'

describe('taskbarProgress', () => {
  it.each([
    [null, 'linux', -1, 'none'],
    [{ running: 2, progress: 0.4, failed: false }, 'linux', 0.4, 'normal'],
    [{ running: 1, progress: 1.7, failed: true }, 'win32', 1, 'error'],
    [{ running: 1, progress: null, failed: false }, 'win32', 2, 'indeterminate'],
    [{ running: 1, progress: null, failed: false }, 'linux', -1, 'none'],
  ] as const)('%o on %s', (jobs, platform, value, mode) => {
    expect(taskbarProgress(jobs, platform)).toEqual({ value, mode })
  })
})

function setup() {
  const calls: string[] = []
  const state = { focused: false }
  const flash = createFlash({
    isFocused: () => state.focused,
    flash: (on) => calls.push(on ? 'flash' : 'still'),
    bounce: (how) => calls.push(how),
  })
  const see = (openAlerts: number, openCritical: number, raisedAt = 0): void =>
    flash.onSummary({
      openAlerts,
      openCritical,
      alerts: raisedAt === 0 ? [] : [{ severity: 'critical', raisedAt } as Alert],
    })
  return { calls, state, flash, see }
}

describe('flashing', () => {
  it('does not begin with what stood before the start (issue 4.2)', () => {
    const { calls, see } = setup()
    see(50, 50, 1)
    expect(calls).toEqual([])
  })

  it('happens once per burst, and ends when somebody looks', () => {
    const { calls, flash, see } = setup()
    see(0, 0)
    for (let count = 1; count <= 1000; count += 1) see(count, count, count)
    expect(calls).toEqual(['flash', 'critical'])
    flash.onFocus()
    flash.onFocus()
    expect(calls).toEqual(['flash', 'critical', 'still'])
    see(1001, 1001, 1001)
    expect(calls.slice(3)).toEqual(['flash', 'critical'])
  })

  it('leaves a person alone who is at the window, and one whom only a warning calls', () => {
    const { calls, state, see } = setup()
    see(0, 0)
    state.focused = true
    see(1, 1, 1)
    state.focused = false
    see(2, 1, 1)
    expect(calls).toEqual(['informational'])
  })

  it('sees a new critical one that came as another went', () => {
    const { calls, see } = setup()
    see(1, 1, 5)
    see(1, 1, 6)
    expect(calls).toEqual(['flash', 'critical'])
  })

  it('ends with the last critical alert', () => {
    const { calls, see } = setup()
    see(0, 0)
    see(1, 1, 1)
    see(1, 0)
    expect(calls).toEqual(['flash', 'critical', 'still'])
  })
})
