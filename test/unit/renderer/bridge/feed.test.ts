import { describe, expect, it, vi } from 'vitest'
import { type FeedPhase, startFeed } from '../../../../src/renderer/bridge/feed.ts'
import { createConsoleStore } from '../../../../src/renderer/store/console-store.ts'
import type { Patch } from '../../../../src/shared/domain/collections.ts'
import type { FeedItem } from '../../../../src/shared/domain/feed.ts'
import { createFakeConsole } from '../../../helpers/fake-console.ts'

function message(id: string): Patch {
  const item: FeedItem = { id, source: 'hub', stream: 'stream', type: 't', data: '{}', receivedAt: 1 }
  return ['feed', id, item]
}

function fed(first: readonly Patch[] = []) {
  const fake = createFakeConsole(first)
  const store = createConsoleStore()
  const phases: FeedPhase[] = []
  const frames: (() => void)[] = []
  const hidden: boolean[] = []
  const stop = startFeed({
    bridge: fake.bridge,
    store,
    onPhase: (phase) => phases.push(phase),
    afterFrame: (run) => frames.push(run),
    now: () => 1000,
    onHidden: (word) => hidden.push(word),
  })
  const paint = (): void => {
    for (const run of frames.splice(0)) run()
  }
  return { fake, store, phases, hidden, paint, stop, ids: () => [...store.tables.feed.rows.keys()] }
}

describe('startFeed', () => {
  it('shows the snapshot and then what follows it', async () => {
    const { fake, ids, phases } = fed([message('a')])
    await vi.waitFor(() => expect(ids()).toEqual(['a']), 10_000)
    fake.send([message('b')])
    expect(ids()).toEqual(['a', 'b'])
    expect(phases).toEqual(['waiting', 'ready'])
  })

  // Would catch the race of design.md, section 3: a batch that comes while the snapshot is on its way.
  it('neither loses nor repeats a batch that overtakes the snapshot', async () => {
    const { fake, ids } = fed([message('a')])
    fake.send([message('b')])
    await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']), 10_000)
  })

  it('asks for a snapshot when a batch is missing', async () => {
    const { fake, ids } = fed()
    await vi.waitFor(() => expect(fake.asked('console.snapshot')).toBe(1), 10_000)
    fake.skip([message('a')])
    fake.send([message('b')])
    await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']), 10_000)
    expect(fake.asked('console.snapshot')).toBe(2)
  })

  // Would catch an engine that never gets its credit back, or gets it before anything was painted.
  it('acknowledges what was applied once the frame has come', async () => {
    const { fake, ids, paint } = fed()
    await vi.waitFor(() => expect(fake.asked('console.snapshot')).toBe(1), 10_000)
    fake.send([message('a')])
    fake.send([message('b')])
    await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']), 10_000)
    expect(fake.acked).toEqual([])
    paint()
    expect(fake.acked).toEqual([3])
  })

  // Would catch a page that takes main's word for a batch with a hole before it, and asks for everything again.
  it('hands on whether anybody sees the page, without asking for anything', async () => {
    const { fake, ids, hidden } = fed([message('a')])
    await vi.waitFor(() => expect(ids()).toEqual(['a']), 10_000)
    fake.setHidden(true)
    fake.setHidden(false)
    fake.send([message('b')])
    expect(hidden).toEqual([true, false])
    expect(ids()).toEqual(['a', 'b'])
    expect(fake.asked('console.snapshot')).toBe(1)
  })

  it('is silent once it was stopped', async () => {
    const { fake, ids, stop } = fed([message('a')])
    await vi.waitFor(() => expect(ids()).toEqual(['a']), 10_000)
    stop()
    fake.send([message('b')])
    expect(ids()).toEqual(['a'])
  })
})
