import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { badgeFile } from '../../../../../src/main/native/badge-label.ts'
import { trayIconFile } from '../../../../../src/main/native/tray/tray-icon-file.ts'
import { trayState, trayStates } from '../../../../../src/main/native/tray/tray-state.ts'
import { connectionStates } from '../../../../../src/shared/domain/connection.ts'

const icons = join(import.meta.dirname, '../../../../../resources/tray')

describe('trayState', () => {
  it.each([
    [{ openAlerts: 0, openCritical: 0, worst: 'live' }, 'ok'],
    [{ openAlerts: 1, openCritical: 0, worst: 'live' }, 'attention'],
    [{ openAlerts: 0, openCritical: 0, worst: 'needs-you' }, 'attention'],
    [{ openAlerts: 2, openCritical: 1, worst: 'backoff' }, 'critical'],
    [{ openAlerts: 1, openCritical: 1, worst: 'off' }, 'critical'],
    [{ openAlerts: 0, openCritical: 0, worst: 'paused' }, 'paused'],
    [{ openAlerts: 0, openCritical: 0, worst: 'off' }, 'off'],
  ] as const)('%o is %s', (facts, state) => {
    expect(trayState(facts)).toBe(state)
  })

  it('never says that all is well while a source is not live (design.md 5)', () => {
    for (const worst of connectionStates.filter((state) => state !== 'live')) {
      expect(trayState({ openAlerts: 0, openCritical: 0, worst })).not.toBe('ok')
    }
  })
})

describe('icons', () => {
  it('every state has its picture on every system, panel and scale', () => {
    for (const state of trayStates) {
      for (const platform of ['linux', 'win32', 'darwin'] as const) {
        for (const darkPanel of [true, false]) {
          for (const scale of [1, 1.25, 2, 3]) {
            const file = trayIconFile(state, { platform, darkPanel, scale })
            expect(existsSync(join(icons, file)), file).toBe(true)
          }
        }
      }
    }
  })

  it('no two states share one: the shape must tell', () => {
    const looks = { platform: 'linux', darkPanel: true, scale: 1 } as const
    expect(new Set(trayStates.map((state) => trayIconFile(state, looks))).size).toBe(trayStates.length)
  })

  it('a count has its overlay, and none is none', () => {
    expect([0, -1, Number.NaN].map(badgeFile)).toEqual([null, null, null])
    expect([1, 9, 10, 1000].map(badgeFile)).toEqual([
      'badge-1.png',
      'badge-9.png',
      'badge-more.png',
      'badge-more.png',
    ])
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      expect(existsSync(join(icons, badgeFile(count) ?? ''))).toBe(true)
    }
  })
})
