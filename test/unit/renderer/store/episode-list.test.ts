import { describe, expect, it } from 'vitest'
import {
  acceptEpisode,
  bareNumber,
  episodeName,
  isNews,
  pictureHosts,
} from '../../../../src/renderer/store/episode-list.ts'
import { type Episode, newEpisodeMs } from '../../../../src/shared/domain/episode.ts'

const now = 1_000_000_000

function episode(rest: Partial<Episode>): Episode {
  return {
    source: 'nipnime',
    episodeId: '15',
    animeTitle: 'Frieren',
    title: 'Frieren Episode 12',
    number: '12',
    link: null,
    poster: null,
    adult: false,
    isNew: false,
    publishedAt: null,
    order: 0,
    seenAt: now,
    arrived: false,
    ...rest,
  }
}

describe('isNews', () => {
  it('marks what came within a day, and not the whole first list of a source', () => {
    expect(isNews(episode({ arrived: true, seenAt: now - newEpisodeMs + 1 }), now)).toBe(true)
    expect(isNews(episode({ arrived: true, seenAt: now - newEpisodeMs }), now)).toBe(false)
    expect(isNews(episode({ arrived: false }), now)).toBe(false)
  })

  it('believes the mark of the source, however old the card is', () => {
    expect(isNews(episode({ isNew: true, seenAt: 0 }), now)).toBe(true)
  })
})

describe('pictureHosts', () => {
  it('names every host once before consent is asked for, and survives what is no address', () => {
    const posters = [
      'https://b.example/1.jpg',
      'https://a.example:8443/2.jpg',
      'https://b.example/3.jpg',
      'no url',
      null,
    ]
    expect(pictureHosts(posters.map((poster) => ({ poster })))).toEqual(['a.example:8443', 'b.example'])
  })
})

describe('names of episodes', () => {
  it('are never empty', () => {
    expect(episodeName(episode({}))).toBe('Frieren')
    expect(episodeName(episode({ animeTitle: '' }))).toBe('Frieren Episode 12')
    expect(episodeName(episode({ animeTitle: '', title: '' }))).toBe('15')
  })

  it('are found by every word, in series, title and number', () => {
    expect(acceptEpisode('frieren 12')(episode({}))).toBe(true)
    expect(acceptEpisode('frieren 13')(episode({}))).toBe(false)
    expect(acceptEpisode('  ')(episode({}))).toBe(true)
  })
})

describe('bareNumber', () => {
  // Would catch "Eps Episode 12", cut to "Eps Episod…" on a card, and a plate with a word in the size of a number.
  it.each([
    ['12', '12'],
    ['12.5', '12.5'],
    ['Episode 12', '12'],
    ['Eps. 7', '7'],
    ['EP #3', '3'],
    ['OVA', null],
    ['Special 2', null],
    ['', null],
  ])('of "%s" is %s (N7)', (number, bare) => {
    expect(bareNumber(episode({ number }))).toBe(bare)
  })
})
