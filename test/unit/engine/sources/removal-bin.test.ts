import { describe, expect, it } from 'vitest'
import { createRemovalBin } from '../../../../src/engine/sources/removal-bin.ts'
import { sourceSettings } from '../../../../src/shared/settings/schema.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

const shop = sourceSettings.parse({ id: 'shop', name: 'Shop', url: 'http://127.0.0.1:9001' })

function makeBin() {
  const clock = createFakeClock()
  const purged: string[] = []
  const bin = createRemovalBin({
    clock,
    log: createMemoryLog(),
    journal: () => null,
    onPurge: (source) => purged.push(source),
  })
  return { clock, purged, bin }
}

describe('the bin of removed sources', () => {
  it('deletes for good after 30 s, and not before', () => {
    const { clock, purged, bin } = makeBin()
    expect(bin.put(shop, 0)).toBe(clock.now() + 30_000)
    clock.advance(29_999)
    expect(bin.get('shop')?.place).toBe(0)
    expect(purged).toEqual([])
    clock.advance(1)
    expect(purged).toEqual(['shop'])
    expect(bin.get('shop')).toBeUndefined()
  })

  it('deletes nothing of a source that was brought back', () => {
    const { clock, purged, bin } = makeBin()
    bin.put(shop, 0)
    bin.release('shop')
    clock.advance(60_000)
    expect(purged).toEqual([])
  })

  it('leaves no timer behind (D7)', () => {
    const { clock, purged, bin } = makeBin()
    bin.put(shop, 0)
    bin.stop()
    expect(clock.waiting()).toBe(0)
    expect(purged).toEqual([])
  })

  it('goes on where the last run left, but spares a source that the settings name again', () => {
    const { clock, purged, bin } = makeBin()
    const due = { settings: shop, place: 0, purgeAt: clock.now() - 1 }
    const named = { ...due, settings: { ...shop, id: 'back' } }
    const later = { settings: { ...shop, id: 'later' }, place: 1, purgeAt: clock.now() + 5_000 }
    bin.start([due, named, later], (source) => source === 'back')
    clock.advance(0)
    expect(purged).toEqual(['shop'])
    clock.advance(5_000)
    expect(purged).toEqual(['shop', 'later'])
  })
})
