import { describe, expect, it } from 'vitest'
import { createSnapshots } from '../../../../../src/hub/http/dialects/snapshots.ts'
import type { HubStore } from '../../../../../src/hub/store/hub-store.ts'

/** A store that has nothing but a state, and counts how often it is read. */
function countingStore() {
  let reads = 0
  const nothing = () => () => undefined
  const store: Pick<HubStore, 'snapshot' | 'onCommitted' | 'onEpoch'> = {
    snapshot: async () => {
      reads += 1
      return `{"position":"00000001:${reads}"}`
    },
    onCommitted: nothing,
    onEpoch: nothing,
  }
  return { store: store as HubStore, reads: () => reads }
}

describe('the state that dialects share', () => {
  it('is read once for all who ask', async () => {
    const { store, reads } = countingStore()
    const snapshots = createSnapshots(store, () => 0)
    await Promise.all([snapshots.get(['stock'], null), snapshots.get(['stock'], null)])
    expect(reads()).toBe(1)
  })

  it('of branches that somebody invents does not fill the memory', async () => {
    const { store, reads } = countingStore()
    const snapshots = createSnapshots(store, () => 0)
    for (let index = 0; index < 1000; index += 1) await snapshots.get(['stock'], `b${index}`)
    await snapshots.get(['stock'], 'b999')
    expect(reads()).toBe(1000)
    await snapshots.get(['stock'], 'b0')
    expect(reads(), 'the first one is forgotten').toBe(1001)
  })
})
