import { createParser } from 'eventsource-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterClass } from '../../../../src/hub/sse/chunks.ts'
import { cursorBlock, frameStored, frameText, preamble } from '../../../../src/hub/sse/frame.ts'

function parse(text: string) {
  const events: { id: string | undefined; type: string | undefined; data: string }[] = []
  const parser = createParser({
    onEvent: ({ id, event, data }) => void events.push({ id, type: event, data }),
  })
  parser.feed(text)
  return events
}

describe('frameText', () => {
  it('any data comes back as one event; line breaks of every kind as LF (WHATWG 9.2.6), and forges nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\r', '\n', ' ', ':', 'data', 'event: x', 'a') }),
        (data) => {
          const events = parse(frameText({ id: '00000001:1', event: 'noted', data }))
          expect(events).toEqual([{ id: '00000001:1', type: 'noted', data: data.replace(/\r\n|\r/g, '\n') }])
        },
      ),
    )
  })

  it('throws rather than lets a line break or NUL into a field (GHSA-4hxc-9384-m385)', () => {
    for (const bad of ['a\nb', 'a\rb', 'a\u0000']) {
      expect(() => frameText({ event: bad, data: '' })).toThrow()
      expect(() => frameText({ id: bad, data: '' })).toThrow()
    }
  })
})

describe('the other blocks', () => {
  it('a stored event of any JSON comes back whole', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const data = JSON.stringify(JSON.parse(json))
        expect(parse(frameStored('00000001', { seq: 3, type: 'noted', data }))).toEqual([
          { id: '00000001:3', type: 'noted', data },
        ])
      }),
    )
  })

  it('neither the preamble nor a heartbeat is an event, but the heartbeat moves the cursor of the next one', () => {
    expect(parse(preamble + cursorBlock('00000001:7').toString())).toEqual([])
  })
})

describe('filterClass', () => {
  it('is the same class for the same topics in any order, so that they share one buffer', () => {
    const one = filterClass({ topics: ['b', 'a', 'a'], branch: null })
    expect(one.key).toBe(filterClass({ topics: ['a', 'b'], branch: null }).key)
    expect(one.key).not.toBe(filterClass({ topics: ['a', 'b'], branch: 'x' }).key)
    expect(one.key).not.toBe(filterClass({ topics: null, branch: null }).key)
  })
})
