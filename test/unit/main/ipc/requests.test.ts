import { describe, expect, it } from 'vitest'
import { fitsPayload, maxPayload } from '../../../../src/main/ipc/payload-size.ts'
import { isTrustedSender } from '../../../../src/main/ipc/sender.ts'

const views = new Set([1])
const page = { url: 'app://ui/index.html', isMain: true }

describe('isTrustedSender', () => {
  it('hears the main frame of our window', () => {
    expect(isTrustedSender({ webContentsId: 1, frame: page }, views)).toBe(true)
  })

  it.each([
    ['a frame inside the page', { webContentsId: 1, frame: { ...page, isMain: false } }],
    ['another page in our window', { webContentsId: 1, frame: { ...page, url: 'https://evil.example/' } }],
    ['an empty URL', { webContentsId: 1, frame: { ...page, url: '' } }],
    ['web contents that are no window of ours', { webContentsId: 2, frame: page }],
    ['a frame that is gone', { webContentsId: 1, frame: null }],
  ])('refuses %s', (_name, sender) => {
    expect(isTrustedSender(sender, views)).toBe(false)
  })
})

describe('fitsPayload', () => {
  it('lets the largest sale through', () => {
    const line = { productType: 'aksesoris', productId: 'x'.repeat(64), quantity: 100_000, unitPrice: 1e12 }
    expect(
      fitsPayload({ sale: { saleId: 'x'.repeat(36), lines: Array.from({ length: 200 }, () => line) } }),
    ).toBe(true)
  })

  it('refuses what is large, deep or binary, without walking through all of it', () => {
    expect(fitsPayload('x'.repeat(maxPayload + 1))).toBe(false)
    expect(fitsPayload(new Array(1_000_000).fill(0))).toBe(false)
    expect(fitsPayload({ bytes: new Uint8Array(8) })).toBe(false)
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(fitsPayload(deep)).toBe(false)
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(fitsPayload(circle)).toBe(false)
  })
})
