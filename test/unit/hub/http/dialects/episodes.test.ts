import { createHash } from 'node:crypto'
import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { episodeCard, latestCards } from '../../../../../src/hub/http/dialects/episodes/cards.ts'
import { episodesUpdated } from '../../../../../src/hub/http/dialects/episodes/feed.ts'
import { hashOf } from '../../../../../src/hub/http/dialects/episodes/list.ts'
import type { Payload } from '../../../../../src/hub/http/dialects/payload.ts'

const now = Date.UTC(2026, 10, 21, 5, 0, 0)
const hour = 3_600_000

function episode(id: string, more: Partial<Payload<'episode.created'>> = {}): Payload<'episode.created'> {
  const ts = new Date(now - 48 * hour).toISOString()
  return {
    ts,
    topic: 'episodes',
    branch: '',
    id,
    animeId: 'a1',
    animeTitle: 'Samudra',
    number: '1',
    title: 'Awal',
    visible: true,
    poster: null,
    adult: false,
    createdAt: ts,
    ...more,
  }
}
function server(episodeId: string, url: string): Payload<'video-server.created'> {
  return { ts: '', topic: 'video-servers', branch: '', id: `v-${episodeId}`, episodeId, name: 'A', url }
}
function hash(
  episodes: readonly Payload<'episode.created'>[],
  servers: readonly Payload<'video-server.created'>[] = [],
): string {
  return hashOf({ position: 'x', episodes: [...episodes], 'video-servers': [...servers] })
}

describe('the hash of the list (N3)', () => {
  it('is a SHA-256 of the content', () => {
    const content = JSON.stringify([])
    expect(hash([])).toBe(createHash('sha256').update(content).digest('hex'))
  })

  it('changes with each thing that a viewer sees, its video servers too (N2)', () => {
    const before = hash([episode('e1')], [server('e1', 'https://a.example/1')])
    expect(hash([episode('e1', { title: 'Akhir' })], [server('e1', 'https://a.example/1')])).not.toBe(before)
    expect(hash([episode('e1')], [server('e1', 'https://a.example/2')])).not.toBe(before)
    expect(hash([episode('e1')])).not.toBe(before)
    expect(hash([episode('e2'), episode('e1')], [server('e1', 'https://a.example/1')])).not.toBe(before)
  })

  it('stays when an episode is saved without a change, and when a hidden one gets a server (N17, R6)', () => {
    const before = hash([episode('e1')])
    expect(hash([episode('e1', { ts: new Date(now).toISOString() })])).toBe(before)
    expect(hash([episode('e1')], [server('hidden', 'https://a.example/1')])).toBe(before)
  })
})

describe('a card', () => {
  it('holds no markup of its data (R6)', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const html = episodeCard(
      episode(evil, { title: evil, animeTitle: evil, number: evil, poster: 'https://x.example/"onload="a' }),
      now,
    )
    const card = parse(html)
    expect(card.querySelectorAll('script')).toEqual([])
    expect(card.querySelectorAll('img')).toHaveLength(1)
    for (const element of card.querySelectorAll('*')) {
      expect(Object.keys(element.attributes).filter((name) => /^on|^style$/i.test(name))).toEqual([])
    }
    expect(card.querySelector('.episode-card')?.getAttribute('data-episode-id')).toBe(evil)
    expect(card.querySelector('.anime-title')?.text).toBe(evil)
  })

  it('loads its picture lazily, and only from the web (N17, R6)', () => {
    const picture = (poster: string) =>
      parse(episodeCard(episode('e1', { poster }), now)).querySelector('img')
    expect(picture('https://x.example/a.jpg?a=1&b=2')?.getAttribute('src')).toBe(
      'https://x.example/a.jpg?a=1&b=2',
    )
    expect(picture('https://x.example/a.jpg')?.getAttribute('loading')).toBe('lazy')
    expect(picture('javascript:alert(1)')).toBeNull()
  })

  it('is new for 24 hours after it was made or changed, and says when it is for adults (part F)', () => {
    const marks = (more: Partial<Payload<'episode.created'>>) => {
      const card = parse(episodeCard(episode('e1', more), now))
      return [card.querySelector('.badge-new') !== null, card.querySelector('.badge-adult') !== null]
    }
    const at = (hours: number) => new Date(now - hours * hour).toISOString()
    expect(marks({})).toEqual([false, false])
    expect(marks({ createdAt: at(23) })).toEqual([true, false])
    expect(marks({ ts: at(1) })).toEqual([true, false])
    expect(marks({ adult: true })).toEqual([false, true])
  })

  it('is one of twelve at the most (part F)', () => {
    const list = Array.from({ length: 15 }, (_, index) => episode(`e${index}`))
    const { html, count, episode_ids } = latestCards(list, now)
    expect(count).toBe(12)
    expect(episode_ids).toEqual(list.slice(0, 12).map(({ id }) => id))
    expect(parse(html).querySelectorAll('.episode-card')).toHaveLength(12)
  })
})

describe('episodes_updated (N5)', () => {
  it('is a named event by the seed and a type in the data in the live shape, never both', () => {
    expect(episodesUpdated('seed', now)).toMatch(
      /^event: episodes_updated\ndata: \{"type":"episodes_updated"/,
    )
    expect(episodesUpdated('live', now)).toBe(
      'data: {"type":"episodes_updated","timestamp":1795237200,"message":"Episode baru tersedia!"}\n\n',
    )
  })
})
