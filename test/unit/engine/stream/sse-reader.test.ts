import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSseReader, type SseMessage } from '../../../../src/engine/stream/sse-reader.ts'
import { type ReferenceMessage, whatwgMessages } from '../../../helpers/whatwg-reference.ts'
import { whatwgVectors } from '../../../helpers/whatwg-vectors.ts'

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

function read(parts: readonly Uint8Array[], limit = 1024 * 1024) {
  const messages: SseMessage[] = []
  const tooLarge: number[] = []
  const retries: number[] = []
  const idOnly: string[] = []
  const reader = createSseReader(limit, '', {
    onMessage: (message) => messages.push(message),
    onIdOnly: (id) => idOnly.push(id),
    onRetry: (ms) => retries.push(ms),
    onTooLarge: (bytes) => tooLarge.push(bytes),
  })
  for (const part of parts) reader.feed(part)
  return { messages, tooLarge, retries, idOnly }
}

function plain(messages: readonly SseMessage[]): readonly ReferenceMessage[] {
  return messages.map(({ type, data, lastEventId }) => ({ type, data, lastEventId }))
}

/** Cuts at these places; empty parts are left in, since a socket may give them. */
function cut(bytes: Uint8Array, at: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

const fragments = fc.constantFrom(
  'data',
  'data:',
  'data: ',
  'event: x',
  'id: 1',
  'id:',
  'id: \0',
  'retry: 5',
  ':',
  ': c',
  'x: y',
  'a',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\r\n\r\n',
  ' ',
  '\uFEFF',
  '\u00EF\u00BB\u00BF',
  '👓',
  '\0',
)
const anyBody = fc.array(fragments, { maxLength: 30 }).map((parts) => bytesOf(parts.join('')))
const anyCuts = fc.array(fc.nat(), { maxLength: 12 })

describe("the standard's vectors", () => {
  it.each(whatwgVectors)('$name', ({ body, messages }) => {
    const bytes = bytesOf(body)
    expect(whatwgMessages(bytes)).toEqual(messages)
    expect(plain(read([bytes]).messages)).toEqual(messages)
    expect(plain(read(Array.from(bytes, (byte) => Uint8Array.of(byte))).messages)).toEqual(messages)
    fc.assert(
      fc.property(anyCuts, (at) => {
        expect(plain(read(cut(bytes, at)).messages)).toEqual(messages)
      }),
      { numRuns: 50 },
    )
  })
})

describe('any stream in any chunking', () => {
  it('is read as the algorithm reads it whole', () => {
    fc.assert(
      fc.property(anyBody, anyCuts, (bytes, at) => {
        expect(plain(read(cut(bytes, at)).messages)).toEqual(whatwgMessages(bytes))
      }),
      { numRuns: 3_000 },
    )
  })

  it('is read the same around events that are thrown away', () => {
    const big = 'é'.repeat(40_000)
    const line = fc.constantFrom(
      'data: a',
      'data',
      'id: 1',
      'event: x',
      ': c',
      '',
      '',
      `data: ${big}`,
      `: ${big}`,
    )
    const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 14 })
    fc.assert(
      fc.property(lines, anyCuts, (parts, at) => {
        const bytes = bytesOf(parts.map(([text, end]) => `${text}${end}`).join(''))
        const limit = 1_000
        const expected = whatwgMessages(bytes).filter((entry) => bytesOf(entry.data).length <= limit)
        expect(read(cut(bytes, at), limit).messages.map(({ data }) => data)).toEqual(
          expected.map(({ data }) => data),
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('limits', () => {
  const mebibyte = 1024 * 1024

  it.each([
    ['exactly the limit passes', mebibyte, 1],
    ['one byte more is thrown away', mebibyte + 1, 0],
    ['far more is thrown away', 8 * mebibyte, 0],
  ])('%s, and the next event arrives', (_name, size, whole) => {
    const bytes = bytesOf(`id: 1\ndata: ${'x'.repeat(size)}\n\nid: 2\ndata: next\n\n`)
    const parts = cut(
      bytes,
      Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length * index) / 40)),
    )
    const { messages, tooLarge } = read(parts, mebibyte)
    expect(messages.map(({ lastEventId }) => lastEventId)).toEqual(whole === 1 ? ['1', '2'] : ['2'])
    expect(messages.at(-1)?.data).toBe('next')
    expect(tooLarge).toHaveLength(1 - whole)
  })

  it('counts bytes, not characters, and over all lines of one event', () => {
    const line = `data: ${'é'.repeat(1_000)}\n`
    const { messages, tooLarge } = read([bytesOf(`${line.repeat(60)}\ndata: next\n\n`)], 100_000)
    expect(tooLarge).toHaveLength(1)
    expect(messages.map(({ data }) => data)).toEqual(['next'])
  })

  it.each(['\n', '\r', '\r\n'])('finds the end of a thrown away event with %j in every chunking', (end) => {
    const body = bytesOf(
      `data: ${'x'.repeat(200_000)}${end}data: more${end}${end}\uFEFFdata: no${end}${end}data: next${end}${end}`,
    )
    const tail = body.length - 60
    for (let first = tail; first < body.length; first += 1) {
      const { messages } = read(
        [body.subarray(0, first), body.subarray(first, first + 1), body.subarray(first + 1)],
        1_000,
      )
      expect(messages.map(({ data }) => data)).toEqual(['next'])
    }
  })

  it('keeps nothing of an endless line, an endless comment, an endless name', () => {
    for (const start of ['data: ', ': ', 'x', 'event: ']) {
      const chunk = bytesOf('y'.repeat(65_536))
      const before = process.memoryUsage().heapUsed
      const { tooLarge } = read([bytesOf(start), ...Array.from({ length: 640 }, () => chunk)], mebibyte)
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(40 * mebibyte)
      expect(tooLarge.length).toBeLessThanOrEqual(1)
    }
  })
})

describe('what EventSource does not tell', () => {
  it('says which message had an id of its own', () => {
    const { messages } = read([bytesOf('id: 1\ndata: a\n\ndata: b\n\nid: 1\ndata: c\n\n')])
    expect(messages.map(({ hasId }) => hasId)).toEqual([true, false, true])
  })

  it('tells of an id without data, once, and not when a message carried it', () => {
    expect(read([bytesOf('id: 5\n\nid: 6\n\n')]).idOnly).toEqual(['6'])
    expect(read([bytesOf('id: 5\ndata: x\n\n')]).idOnly).toEqual([])
  })

  it('takes retry of digits only', () => {
    const { retries } = read([
      bytesOf('retry: 10\nretry: 1000x\nretry: -1\nretry: 1.5\nretry:\nretry: 99999999999\n\n'),
    ])
    expect(retries).toEqual([10, 99_999_999_999])
  })
})
