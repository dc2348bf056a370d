import { describe, expect, it } from 'vitest'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createLogFacets } from '../../../../src/renderer/store/log-facets.ts'
import {
  compareLines,
  frozenLines,
  linesAfter,
  lineText,
  liveLines,
  placeOf,
} from '../../../../src/renderer/store/log-lines.ts'
import { piecesOf } from '../../../../src/renderer/store/log-search.ts'
import { everyLine } from '../../../../src/renderer/store/view-state.ts'
import type { LogLine } from '../../../../src/shared/domain/log-line.ts'

function line(index: number, rest: Partial<LogLine> = {}): LogLine {
  const id = String(index).padStart(6, '0')
  return { source: 'stats', id, level: 'info', message: `line ${index}`, context: '', at: index, ...rest }
}

function fill(count: number) {
  const collection = createCollection<LogLine>()
  for (let index = 0; index < count; index += 1) collection.set(line(index).id, line(index))
  collection.publish()
  return collection
}

describe('the lines of the log', () => {
  it('go on at the end while the oldest leave at the top (D8)', () => {
    const logs = fill(100)
    const lines = liveLines(logs, everyLine)
    const stop = lines.subscribe(() => {})
    for (let index = 100; index < 150; index += 1) {
      logs.set(line(index).id, line(index))
      logs.set(line(index - 100).id, null)
    }
    logs.publish()
    expect([lines.size, lines.at(0)?.value.message, lines.at(99)?.value.message]).toEqual([
      100,
      'line 50',
      'line 149',
    ])
    stop()
  })

  it('tells how many came since the reader left the end, also when their line is gone (D8)', () => {
    const lines = liveLines(fill(10), everyLine)
    expect(linesAfter(lines, line(6).id)).toBe(3)
    expect(linesAfter(lines, line(9).id)).toBe(0)
    expect(linesAfter(lines, '')).toBe(10)
  })

  // Would catch the neighbour of a line that was filtered out being shown as the chosen one.
  it('know their place, and have none when they are not in the list (D8)', () => {
    const lines = frozenLines(
      [3, 5, 7].map((n) => ({ key: line(n).id, value: line(n) })),
      everyLine,
    )
    expect(placeOf(lines, line(5).id)).toBe(1)
    expect(placeOf(lines, line(6).id)).toBe(-1)
    expect(placeOf(lines, line(1).id)).toBe(-1)
    expect(placeOf(lines, line(9).id)).toBe(-1)
  })

  it('stand still while paused, and still can be filtered (D8)', () => {
    const logs = fill(4)
    const still = [...logs.rows]
      .map(([key, value]) => ({ key, value }))
      .sort((a, b) => compareLines(a.value, b.value))
    logs.set('000009', line(9, { level: 'error' }))
    logs.publish()
    expect(frozenLines(still, everyLine).size).toBe(4)
    expect(frozenLines(still, { ...everyLine, search: 'LINE 2' }).at(0)?.value.message).toBe('line 2')
  })

  it('are copied with time, level and what came with them (D8)', () => {
    expect(lineText(line(0, { level: 'error', context: '{"user":3}' }))).toBe(
      '1970-01-01T00:00:00.000Z ERROR    line 0 {"user":3}',
    )
  })
})

describe('createLogFacets', () => {
  it('counts by level and source, also after lines leave and after a snapshot (D8)', () => {
    const logs = fill(3)
    const facets = createLogFacets(logs)
    logs.set('a', line(8, { source: 'comic', level: 'error' }))
    logs.set(line(0).id, null)
    logs.publish()
    expect([facets.count('info', null), facets.count('error', 'comic'), facets.total('stats')]).toEqual([
      2, 1, 2,
    ])
    expect(facets.sources()).toEqual(['stats', 'comic'])
    logs.replaceAll([['b', line(1, { source: 'comic' })]])
    logs.publish()
    expect([facets.total(null), facets.sources()]).toEqual([1, ['comic']])
  })
})

describe('piecesOf', () => {
  it('marks every place of the search, whatever the case, and loses no letter (D8)', () => {
    const pieces = piecesOf('Retry after retry', 'retry ')
    expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Retry', 'retry'])
    expect(pieces.map(({ text }) => text).join('')).toBe('Retry after retry')
  })

  it('takes the search as text, not as a pattern (D8)', () => {
    expect(piecesOf('a.b (c)', '.b (').map(({ hit }) => hit)).toEqual([false, true, false])
  })

  it('marks nothing rather than the wrong letters where lower case is longer', () => {
    expect(piecesOf('\u0130stanbul retry', 'retry')).toEqual([
      { text: '\u0130stanbul retry', hit: false, at: 0 },
    ])
  })
})
