import { afterEach, expect, it, vi } from 'vitest'
import { openSessionBus } from '../../../src/main/native/notifier/session-bus.ts'
import { type TrayHost, watchTrayHost } from '../../../src/main/native/tray/tray-host.ts'
import { createFakeClock } from '../../helpers/fake-clock.ts'
import { startSessionBus, type TestBus } from '../../helpers/session-bus.ts'
import { startTrayPanel } from '../../helpers/tray-watcher.ts'

// The bug: a window that hides although no tray leads back to it, or that cannot hide because a panel came later.

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function startBus(): Promise<TestBus> {
  const bus = await startSessionBus()
  stops.push(() => bus.stop())
  return bus
}

function watch(open: Parameters<typeof watchTrayHost>[0]['open'], clock = createFakeClock()) {
  const seen: boolean[] = []
  const host: TrayHost = watchTrayHost({
    platform: 'linux',
    open,
    clock,
    onChange: (isThere) => seen.push(isThere),
  })
  stops.push(() => host.stop())
  return { host, seen, clock }
}

it('a panel that is there, goes, and comes again', async () => {
  const bus = await startBus()
  const first = await startTrayPanel(bus.address)
  const { host, seen } = watch((onClosed) => openSessionBus(bus.address, onClosed))
  await vi.waitFor(() => expect(host.isThere()).toBe(true))
  first.stop()
  await vi.waitFor(() => expect(host.isThere()).toBe(false))
  const second = await startTrayPanel(bus.address)
  stops.push(() => second.stop())
  await vi.waitFor(() => expect(host.isThere()).toBe(true))
  expect(seen).toEqual([true, false, true])
})

it('no panel, and one that comes later', async () => {
  const bus = await startBus()
  const { host, seen } = watch((onClosed) => openSessionBus(bus.address, onClosed))
  const panel = await startTrayPanel(bus.address)
  stops.push(() => panel.stop())
  await vi.waitFor(() => expect(host.isThere()).toBe(true))
  expect(seen).toEqual([true])
})

it('no bus: there is no tray, and it is looked for again', async () => {
  const bus = await startBus()
  const panel = await startTrayPanel(bus.address)
  stops.push(() => panel.stop())
  let tries = 0
  const { host, clock } = watch((onClosed) => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('no bus')) : openSessionBus(bus.address, onClosed)
  })
  await vi.waitFor(() => expect(clock.waiting()).toBe(1))
  expect(host.isThere()).toBe(false)
  clock.advance(30_000)
  await vi.waitFor(() => expect(host.isThere()).toBe(true))
})

it('a bus that hangs up takes the tray with it, and nothing is asked for after the stop', async () => {
  const bus = await startSessionBus()
  const panel = await startTrayPanel(bus.address)
  stops.push(() => panel.stop())
  const { host, clock } = watch((onClosed) => openSessionBus(bus.address, onClosed))
  await vi.waitFor(() => expect(host.isThere()).toBe(true))
  await bus.stop()
  await vi.waitFor(() => expect(host.isThere()).toBe(false))
  expect(clock.waiting()).toBe(1)
  host.stop()
  expect(clock.waiting()).toBe(0)
})
