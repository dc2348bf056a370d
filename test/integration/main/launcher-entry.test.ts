import { afterEach, expect, it, vi } from 'vitest'
import { createLauncherEntry } from '../../../src/main/native/launcher-entry.ts'
import { startLauncherDock } from '../../helpers/launcher-dock.ts'
import { startSessionBus } from '../../helpers/session-bus.ts'

// The bug: a badge that only a desktop of ten years ago shows, or one that outlives its alerts.

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

it('a dock is told count and progress, each change once, and when they end', async () => {
  const bus = await startSessionBus()
  stops.push(() => bus.stop())
  const dock = await startLauncherDock(bus.address)
  stops.push(() => dock.stop())
  const entry = createLauncherEntry(bus.address, 'pantau')
  stops.push(() => entry.dispose())
  entry.show({ count: 3, progress: 0.5 })
  entry.show({ count: 3, progress: 0.5 })
  entry.show({ count: 0, progress: null })
  await vi.waitFor(() => expect(dock.told).toHaveLength(2))
  expect(dock.told).toEqual([
    {
      program: 'application://pantau.desktop',
      values: { count: 3, 'count-visible': 1, progress: 0.5, 'progress-visible': 1 },
    },
    {
      program: 'application://pantau.desktop',
      values: { count: 0, 'count-visible': 0, progress: 0, 'progress-visible': 0 },
    },
  ])
})

it('without a bus, or with one that is gone, nothing is told and nothing fails', async () => {
  createLauncherEntry(null, 'pantau').show({ count: 1, progress: null })
  createLauncherEntry('tcp:host=x', 'pantau').show({ count: 1, progress: null })
  const bus = await startSessionBus()
  const dock = await startLauncherDock(bus.address)
  const entry = createLauncherEntry(bus.address, 'pantau')
  stops.push(() => entry.dispose())
  entry.show({ count: 1, progress: null })
  await vi.waitFor(() => expect(dock.told).toHaveLength(1))
  await bus.stop()
  entry.show({ count: 2, progress: null })
  entry.show({ count: 3, progress: null })
})
