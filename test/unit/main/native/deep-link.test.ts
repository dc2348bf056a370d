import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkIn, parseDeepLink } from '../../../../src/main/native/deep-link.ts'
import { type Place, parsePlace, placePath, placeViews } from '../../../../src/shared/ipc/place.ts'

// The bugs: a link that gets anything but a place into the page, and an id that does not come through it whole.

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('alert' as const, 'source' as const),
    id: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
      .filter((id) => !/^\.\.?$|\p{Cc}/u.test(id)),
  }),
  fc.record({ kind: fc.constant('view' as const), name: fc.constantFrom(...placeViews) }),
)

describe('a pantau:// link', () => {
  it('leads to every place there is, whatever its id holds', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parseDeepLink(`pantau://${placePath(place)}`)).toEqual(place)
        expect(parsePlace(placePath(place))).toEqual(place)
      }),
    )
  })

  // The bug: the click on its notification threw, or led nowhere.
  it.each(['F-\ud83d', 'F\n1', 'x'.repeat(600), '', '.', '..'])(
    'leads to the list where no path can hold the id %j',
    (id) => {
      expect(placePath({ kind: 'alert', id })).toBe('view/alerts')
      expect(placePath({ kind: 'source', id })).toBe('view/sources')
    },
  )

  it.each([
    ['pantau://alerts/stock-low%3Ahub%2FF-1', { kind: 'alert', id: 'stock-low:hub/F-1' }],
    ['PANTAU://view/stock/', { kind: 'view', name: 'stock' }],
    ['pantau://source/optik', { kind: 'source', id: 'optik' }],
    [`pantau://alerts/${'%E5%BA%97'.repeat(512)}`, { kind: 'alert', id: '店'.repeat(512) }],
  ])('%s', (link, place) => {
    expect(parseDeepLink(link)).toEqual(place)
  })

  it.each([
    '',
    'pantau://',
    'pantau:alerts/1',
    'pantau://alerts',
    'pantau://alerts/',
    'pantau://alerts/a/b',
    'pantau://alerts/%E0%A4%A',
    'pantau://alerts/%00',
    'pantau://alerts/1?do=acknowledge',
    'pantau://alerts/1#x',
    'pantau://someone@alerts/1',
    'pantau://alerts:80/1',
    'pantau://view/nowhere',
    'pantau://wall/leave',
    'pantau://settings/changed',
    'pantau://../view/stock',
    'https://alerts/1',
    'javascript:alert(1)',
  ])('%s leads nowhere', (link) => {
    expect(parseDeepLink(link)).toBeNull()
  })

  it('that is too long leads nowhere', () => {
    for (const length of [513, 10_000])
      expect(parseDeepLink(`pantau://alerts/${'a'.repeat(length)}`)).toBeNull()
  })

  it('never throws and never gives a view that is none, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (tail) => {
        for (const text of [tail, `pantau://${tail}`, `pantau://view/${tail}`]) {
          const place = parseDeepLink(text)
          if (place?.kind === 'view') expect(placeViews).toContain(place.name)
        }
      }),
    )
  })

  it('is found among the arguments wherever it stands', () => {
    expect(linkIn(['--hidden', 'pantau://view/stock', '--no-sandbox'])).toBe('pantau://view/stock')
    expect(linkIn(['--hidden'])).toBeNull()
  })
})
