import { describe, expect, it } from 'vitest'
import { createSignOfLife } from '../../../../src/engine/doctor/sign-of-life.ts'

/** Feeds texts at their times; heartbeats that are messages are counted by `beats`. */
function listen(...parts: readonly (readonly [at: number, text: string, beats?: number])[]) {
  const life = createSignOfLife(500)
  const heard = parts.map(([at, text, beats]) => life.heard(Buffer.from(text), at, beats ?? 0))
  return { last: heard.at(-1), isCut: life.isCut() }
}

describe('a sign of life', () => {
  it.each([
    [
      'one burst, however large, proves nothing',
      [
        [0, 'data: 1\n\n'],
        [499, 'data: 2\n\n'],
      ],
      'more',
    ],
    [
      'a second time does',
      [
        [0, 'data: 1\n\n'],
        [500, 'data: 2\n\n'],
      ],
      'alive',
    ],
    [
      'a comment counts',
      [
        [0, 'data: 1\n\n'],
        [15_000, ': ping\n\n'],
      ],
      'alive',
    ],
    [
      'a comment that is one line only',
      [
        [0, 'data: 1\n\n'],
        [15_000, ':\n'],
      ],
      'alive',
    ],
    [
      'a piece of an event does not',
      [
        [0, 'data: 1\n\n'],
        [900, 'data: 2'],
      ],
      'more',
    ],
    [
      'its other half does',
      [
        [0, 'data: 1\n\n'],
        [900, 'data: 2'],
        [910, '\r\n\r\n'],
      ],
      'alive',
    ],
    [
      'three heartbeats after a silence were held',
      [
        [0, 'data: 1\n\n'],
        [900, ':\n\n:\n\n:\n\n'],
      ],
      'lump',
    ],
    [
      'also as messages',
      [
        [0, 'data: 1\n\n'],
        [900, 'data: {"type":"heartbeat"}\n\n', 3],
      ],
      'lump',
    ],
    [
      'two may be chance',
      [
        [0, 'data: 1\n\n'],
        [900, ':\n\n:\n\n'],
      ],
      'alive',
    ],
    [
      'a colon inside data is no comment',
      [
        [0, 'data: 1\n\n'],
        [900, 'data: a:b\ndata: :c\ndata: :::\n\n'],
      ],
      'alive',
    ],
  ] as const)('%s', (_what, parts, expected) => {
    expect(listen(...parts).last).toBe(expected)
  })

  it.each([
    ['nothing', '', false],
    ['a whole event', 'data: 1\n\n', false],
    ['a whole event with CR', 'data: 1\r\r', false],
    ['a comment line', 'data: 1\n\n: ping\n', false],
    ['a field without its event', 'data: 1\n', true],
    ['half a line', 'data: 1\n\ndata: {"na', true],
    ['half a comment', ': pi', true],
  ])('%s: cut is %s', (_what, text, cut) => {
    expect(listen([0, text]).isCut).toBe(cut)
  })
})
