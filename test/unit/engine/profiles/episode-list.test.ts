import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtmlList, readJsonList } from '../../../../src/engine/profiles/episode-list.ts'
import { latestEpisodes } from '../../../../src/engine/profiles/episodes-latest.ts'
import { safeUrl } from '../../../../src/engine/profiles/safe-url.ts'

const url = 'https://nipnime.example/api/episodes/latest'
const read = (html: string) => readHtmlList(html, url)

/** A card without any class that says so, as utility-class pages have it. */
const plainCard = (number: number, more = '') =>
  `<div class="p-2"><a href="/anime/x/episode/${number}"><img src="/p/${number}.jpg" alt="Judul ${number}"></a>` +
  `<a href="/anime/x">Judul ${number}</a><span>Episode ${number}</span>${more}</div>`

describe('cards of a page (N6, N7)', () => {
  it('are found where nothing calls itself a card, by their pictures', () => {
    const cards = read(`<div>${plainCard(1)}${plainCard(2)}${plainCard(3)}</div>`)
    expect(cards?.map(({ number, animeTitle }) => [number, animeTitle])).toEqual([
      ['1', 'Judul 1'],
      ['2', 'Judul 2'],
      ['3', 'Judul 3'],
    ])
  })

  it('are found without pictures, by their links', () => {
    const html =
      '<ul><li><a href="/e/1">Satu Episode 1</a></li><li><a href="/e/2">Dua - Episode 2: Awal</a></li></ul>'
    expect(read(html)).toMatchObject([
      { animeTitle: 'Satu', number: '1', title: '', link: 'https://nipnime.example/e/1' },
      { animeTitle: 'Dua', number: '2', title: 'Awal', episodeId: '/e/2' },
    ])
  })

  it('are found inside a list that calls itself one, also when it is the only one', () => {
    const one = '<div class="episode-card"><a href="/e/1"><h3>Satu</h3></a></div>'
    expect(read(`<section class="card"><h2>Terbaru</h2>${one}</section>`)).toMatchObject([
      { animeTitle: 'Satu' },
    ])
    expect(
      read(`<section class="card"><h2>Terbaru</h2>${one}${one.replaceAll('1', '2')}</section>`),
    ).toHaveLength(2)
  })

  it('are one for the same episode twice, in the order of the page', () => {
    const card = (id: number) => `<article data-episode-id="${id}"><h3>T${id}</h3></article>`
    expect(read(card(1) + card(2) + card(1))?.map(({ episodeId }) => episodeId)).toEqual(['1', '2'])
  })

  it.each([
    ['blur-xl', '', true],
    ['blurred', '', true],
    ['group-hover:blur-none backdrop-blur-sm', '', false],
    ['', 'filter: blur(12px)', true],
    ['', 'backdrop-filter: blur(12px)', false],
  ])('know an 18+ picture by class %j and style %j: %j (R6)', (token, style, adult) => {
    const [card] =
      read(
        `<article><a href="/e/1"><img src="/p.jpg" class="${token}" style="${style}"></a><h3>T</h3></article>`,
      ) ?? []
    expect(card?.adult).toBe(adult)
  })
})

describe('nothing of the markup survives (R6)', () => {
  it.each([
    'javascript:alert(1)',
    ' jAvAsCript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'http://user:pass@h/',
  ])('drops the address %j', (address) => {
    expect(safeUrl(address, url)).toBeNull()
  })

  it('keeps only text and http addresses, whatever the page', () => {
    const piece = fc.constantFrom(
      '<article>',
      '</article>',
      '<div class="card">',
      '</div>',
      '<a href="javascript:alert(1)">',
      '<a href="/e/1">',
      '</a>',
      '<img src="data:image/png;base64,xx" onerror="alert(1)">',
      '<img srcset="//cdn.example/x.jpg 2x">',
      '<h3>Judul &lt;img&gt;</h3>',
      '<script>alert("Episode 1")</script>',
      '<style>Episode 2</style>',
      '<template>Episode 3</template>',
      '<!-- Episode 4 -->',
      '<svg><a href="/e/9">Episode 5</a></svg>',
      '<',
      '>',
      '"',
      "'",
      '&',
      '\u202e',
      '\0',
      '<p',
      'Episode 12',
      '<iframe srcdoc="x">',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const card of read(pieces.join('')) ?? []) {
          for (const address of [card.link, card.poster])
            expect(address ?? 'https://').toMatch(/^https?:\/\//)
          const words = [card.animeTitle, card.title, card.number].join(' ')
          expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u)
          // Behind a tag that is cut off, `<script>` is an attribute and what follows is text, in a browser as well.
          if (!pieces.some((part) => part === '<' || part === '<p'))
            expect(words).not.toMatch(/alert|Episode [2-5]\b/)
          expect(card.episodeId).not.toBe('')
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a hostile page', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['100,000 open links', '<a href=/e/1>'.repeat(100_000)],
    ['5 MB of one text', 'x'.repeat(5_000_000)],
    ['5 MB of attributes', `<div ${'a="b" '.repeat(800_000)}>`],
    ['comments that never end', '<!--'.repeat(100_000)],
    ['2,900 nested elements, just below the limit', '<div>'.repeat(2_900)],
  ]
  it.each(cases)('of %s is no list, and no crash', (_name, html) => {
    expect(read(html)).toBeNull()
  })

  // Each of these took minutes: patterns that try every way to read a long attribute, a search for an end that is not there.
  it.each([
    ['a style of a million filters', `style="${' filter:'.repeat(100_000)}"`, ''],
    ['a style whose address never ends', `style="url(${' '.repeat(900_000)}"`, ''],
    [
      'the first around a thousand pictures',
      `style="${' filter:'.repeat(50_000)}"`,
      '<img src="/p.jpg">'.repeat(1_000),
    ],
    [
      'comments that never end behind the card',
      '',
      `</article>${'<!--'.repeat(2_900)}${'x'.repeat(1_900_000)}`,
    ],
  ])('does not hold up the console: %s', (_name, attribute, behind) => {
    const cards = read(
      `<article ${attribute}><a href="/e/1"><img src="/p.jpg" ${attribute}></a><h3>T</h3>${behind}`,
    )
    expect(cards).toMatchObject([{ animeTitle: 'T', adult: false, link: 'https://nipnime.example/e/1' }])
  })

  it('may quote the address of a background, or not', () => {
    const poster = (style: string) =>
      read(`<article><a href="/e/1" style='${style}'></a><h3>T</h3></article>`)?.[0]?.poster
    expect(poster('background: URL( "/p.jpg" ) center')).toBe('https://nipnime.example/p.jpg')
    expect(poster('background-image:url(/p.jpg)')).toBe('https://nipnime.example/p.jpg')
    expect(poster('background-image:url(javascript:alert(1))')).toBeNull()
  })

  it('is kept raw as something unknown, cut to a bound, and never an empty list that would wipe the grid', () => {
    const parse = (body: string) =>
      latestEpisodes.parse(
        { body, contentType: 'text/html', url, receivedAt: 1, replay: false },
        { source: 's', stream: 'x', currency: 'IDR', firstOfConnection: false },
      )
    for (const body of [
      '',
      '<html><body>502 Bad Gateway</body></html>',
      '{"error":1}',
      '"<a href=/e/1>"',
      '<div>'.repeat(100_000),
    ]) {
      const [event] = parse(body)
      expect(event?.facts).toMatchObject([{ kind: 'unknown' }])
      expect(event?.data).toBe(body.slice(0, 65_536))
    }
    const many = JSON.stringify(
      Array.from({ length: 600 }, (_, id) => ({ id, title: `Judul ${id} ${'x'.repeat(200)}` })),
    )
    const [big] = parse(many)
    expect(big?.facts).toMatchObject([{ kind: 'episodes' }])
    expect(JSON.parse(big?.data ?? '')).toHaveLength(500)
  })
})

describe('JSON of the list', () => {
  it('is refused when a part of it cannot be read, since half a list would wipe the other half', () => {
    const card = plainCard(1)
    expect(readJsonList({ html: card, count: 2, episode_ids: [1, 2] }, url)).toBeNull()
    expect(readJsonList([{ id: 1, title: 'A' }, 'x'], url)).toBeNull()
    expect(readJsonList({ html: card, count: 1, episode_ids: [77] }, url)).toMatchObject([
      { episodeId: '77' },
    ])
    expect(readJsonList({ html: card }, url)).toMatchObject([{ episodeId: '/anime/x/episode/1' }])
    expect(readJsonList({ episodes: [{ id: 5, title: 'A', number: 3 }] }, url)).toMatchObject([
      { number: '3' },
    ])
    expect(readJsonList([], url)).toEqual([])
  })

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const episode of readJsonList(value, url) ?? []) expect(episode.animeTitle).not.toBe('')
      }),
    )
  })
})
