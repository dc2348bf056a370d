import { describe, expect, it } from 'vitest'
import type { EpisodeFact } from '../../../../src/shared/domain/episode.ts'
import { createToldState } from '../../../helpers/project.ts'

const episode = (episodeId: string, rest: Partial<EpisodeFact> = {}): EpisodeFact => ({
  episodeId,
  animeTitle: `Anime ${episodeId}`,
  title: `Episode ${episodeId}`,
  number: episodeId,
  link: null,
  poster: null,
  adult: false,
  isNew: false,
  publishedAt: null,
  ...rest,
})
const list = (...ids: readonly string[]) => [
  { kind: 'episodes', episodes: ids.map((id) => episode(id)) } as const,
]

/** Ids in the order of the grid, the arrived ones with a star. */
function shown({ state }: ReturnType<typeof createToldState>): string {
  return [...state.entries('episodes')]
    .map(([, card]) => card)
    .sort((a, b) => a.order - b.order)
    .map(({ episodeId, arrived }) => `${episodeId}${arrived ? '*' : ''}`)
    .join(' ')
}

describe('the list of episodes (N5, N7)', () => {
  it('is old as a whole the first time, and calls nobody', () => {
    const told = createToldState()
    const seen = told.tell(list('3', '2', '1'), { replay: true })
    expect(shown(told)).toBe('3 2 1')
    expect(seen.arrived.size).toBe(0)
  })

  it('marks what came later, drops what is gone and keeps the order of the source', () => {
    const told = createToldState()
    told.tell(list('3', '2', '1'), { replay: true, receivedAt: 5 })
    const seen = told.tell(list('4', '3', '2'), { receivedAt: 9 })
    expect(shown(told)).toBe('4* 3 2')
    expect([...seen.arrived]).toEqual(['shop/4'])
    expect(told.state.get('episodes', 'shop/3')?.seenAt).toBe(5)
    expect(told.state.get('episodes', 'shop/4')?.seenAt).toBe(9)
  })

  it('takes the news of a catch-up into the grid without calling anybody', () => {
    const told = createToldState()
    told.tell(list('2', '1'), { replay: true })
    const seen = told.tell(list('3', '2', '1'), { replay: true })
    expect(shown(told)).toBe('3* 2 1')
    expect(seen.arrived.size).toBe(0)
  })

  it('does not take an older one for news that came into view because another left a list of fixed length (F)', () => {
    const told = createToldState()
    told.tell(list('4', '3', '2'), { replay: true })
    const seen = told.tell(list('4', '2', '1'))
    expect(shown(told)).toBe('4 2 1')
    expect(seen.arrived.size).toBe(0)
  })

  it('takes the first episode of an empty list for news when a message told of it', () => {
    const told = createToldState()
    told.tell(list(), { replay: true })
    expect([...told.tell(list('1')).arrived]).toEqual(['shop/1'])
  })

  it('changes nothing when the same list comes again, and one card when one card changed', () => {
    const told = createToldState()
    told.tell(list('2', '1'), { replay: true })
    const before = told.state.get('episodes', 'shop/1')
    told.tell([{ kind: 'episodes', episodes: [episode('2', { title: 'Better' }), episode('1')] }])
    expect(told.state.get('episodes', 'shop/1')).toBe(before)
    expect(told.state.get('episodes', 'shop/2')?.title).toBe('Better')
  })

  it('counts an id that stands twice in a list once', () => {
    const told = createToldState()
    told.tell(list('2', '2', '1'), { replay: true })
    expect(shown(told)).toBe('2 1')
  })

  it('is no longer than its limit, whatever a server sends', () => {
    const told = createToldState()
    told.tell(list(...Array.from({ length: 900 }, (_, index) => String(index))), { replay: true })
    expect(told.state.size('episodes')).toBe(500)
  })
})

describe('one episode of the own hub', () => {
  const one = (id: string, value: EpisodeFact | null = episode(id)) =>
    [{ kind: 'episode', episodeId: id, episode: value }] as const

  it('that came stands on top and is news; that changed keeps its place; that went is gone', () => {
    const told = createToldState()
    told.tell(list('2', '1'), { replay: true })
    expect([...told.tell(one('3')).arrived]).toEqual(['shop/3'])
    expect(told.tell(one('2', episode('2', { title: 'Better' }))).arrived.size).toBe(0)
    expect(shown(told)).toBe('3* 2 1')
    told.tell(one('2', null))
    expect(shown(told)).toBe('3* 1')
  })

  it('of a replay is shown, and calls nobody', () => {
    const told = createToldState()
    expect(told.tell(one('3'), { replay: true }).arrived.size).toBe(0)
    expect(shown(told)).toBe('3*')
  })
})
