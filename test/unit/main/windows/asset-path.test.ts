import { resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assetPath, isAppUrl } from '../../../../src/main/windows/asset-path.ts'

const root = resolve('/srv/pantau/out/renderer')

describe('assetPath', () => {
  it('finds files below the root and the page itself', () => {
    expect(assetPath(root, 'app://ui/')).toBe(resolve(root, 'index.html'))
    expect(assetPath(root, 'app://ui/assets/index-1.js?v=2#x')).toBe(resolve(root, 'assets/index-1.js'))
    expect(assetPath(root, 'app://ui/a%20b.css')).toBe(resolve(root, 'a b.css'))
  })

  it.each([
    'app://ui/../package.json',
    'app://ui/%2e%2e/%2e%2e/package.json',
    'app://ui/..%2f..%2fpackage.json',
    'app://ui/..%5c..%5cpackage.json',
    'app://ui/%00',
    'app://ui/%ff',
    'app://other/index.html',
    'app://user@ui/index.html',
    'file:///etc/passwd',
    'not a url',
  ])('never leaves the root: %s', (url) => {
    const path = assetPath(root, url)
    if (path !== null) expect(path.startsWith(root + sep)).toBe(true)
  })

  it('holds for any path, escaped or not', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2E.', '/', '//', '\\', '%2f', '%5c', '%00', 'C:', '~', 'assets'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = assetPath(root, `app://ui/${pieces.join('/')}`)
        if (path === null) return
        expect(resolve(path)).toBe(path.endsWith(sep) ? path.slice(0, -1) : path)
        expect(path.startsWith(root + sep)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('isAppUrl', () => {
  // A comparison by the beginning of the text would let each of these through.
  it.each(['app://ui.evil/', 'app://ui@evil/', 'app://uix/', 'https://ui/', 'app:ui', 'apps://ui/', ''])(
    'is not fooled by %j',
    (url) => {
      expect(isAppUrl(url)).toBe(false)
    },
  )

  it('knows our own', () => {
    expect(isAppUrl('app://ui/index.html#alerts/1')).toBe(true)
  })
})
