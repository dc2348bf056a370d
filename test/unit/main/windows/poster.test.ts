import { describe, expect, it } from 'vitest'
import { answerPoster, isPosterUrl, posterRequest } from '../../../../src/main/windows/poster.ts'

describe('posterRequest', () => {
  it('reads the source and the episode, whatever signs their ids hold', () => {
    const id = 'a/b?c#d %é'
    expect(posterRequest(`app://ui/poster/anime/${encodeURIComponent(id)}`)).toEqual({
      source: 'anime',
      episodeId: id,
    })
  })

  it.each([
    'app://ui/poster/',
    'app://ui/poster/one',
    'app://ui/poster//x',
    'app://ui/poster/a/b/c',
    'app://ui/poster/%ff/x',
    'app://other/poster/a/b',
    'https://ui/poster/a/b',
    'app://ui/posters/a/b',
    'nothing',
  ])('does not guess: %s', (url) => {
    expect(posterRequest(url)).toBeNull()
  })

  it('never lets a picture address fall through to the files', () => {
    expect(isPosterUrl('app://ui/poster/..%2findex.html')).toBe(true)
    expect(isPosterUrl('app://ui/index.html')).toBe(false)
  })
})

describe('answerPoster', () => {
  const picture = { contentType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

  it('gives the picture under its own type, not to be guessed, not to be kept on disk (N17)', async () => {
    const asked: unknown[] = []
    const answer = await answerPoster('app://ui/poster/anime/7', async (...args) => {
      asked.push(args)
      return picture
    })
    expect(asked).toEqual([['anime', '7']])
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture.bytes)
  })

  it('has nothing without consent, and nothing for half an address', async () => {
    expect((await answerPoster('app://ui/poster/anime/7', async () => null)).status).toBe(404)
    expect((await answerPoster('app://ui/poster/anime', async () => picture)).status).toBe(404)
  })
})
