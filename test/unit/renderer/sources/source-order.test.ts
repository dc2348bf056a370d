import { describe, expect, it } from 'vitest'
import { bytesParts, uptimePercent } from '../../../../src/renderer/features/sources/history-figures.ts'
import { movedBy } from '../../../../src/renderer/features/sources/source-order.ts'

describe('the order of sources', () => {
  // Would catch an order that loses or doubles an id: the engine takes only every id once.
  it('moves one by one place', () => {
    expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  })

  it('asks for nothing at the ends, nor for a source that is gone', () => {
    expect(movedBy(['a', 'b'], 'a', -1)).toBeNull()
    expect(movedBy(['a', 'b'], 'b', 1)).toBeNull()
    expect(movedBy(['a', 'b'], 'x', 1)).toBeNull()
  })
})

describe('figures of a connection history', () => {
  // Would catch "100 %" for a source that was away.
  it('rounds uptime down', () => {
    expect(uptimePercent({ liveMs: 99_999, watchedMs: 100_000 })).toBe(99.9)
    expect(uptimePercent({ liveMs: 100_000, watchedMs: 100_000 })).toBe(100)
    expect(uptimePercent({ liveMs: 0, watchedMs: 0 })).toBeNull()
  })

  it('names bytes by their size', () => {
    expect(bytesParts(999)).toEqual({ value: 999, unit: 'B' })
    expect(bytesParts(12_440)).toEqual({ value: 12.4, unit: 'kB' })
    expect(bytesParts(48_122_000)).toEqual({ value: 48.1, unit: 'MB' })
    expect(bytesParts(7_000_000_000_000)).toEqual({ value: 7000, unit: 'GB' })
  })
})
