import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MappingEntry } from '../../../../src/shared/domain/mapping.ts'
import { parsePath } from '../../../../src/shared/mapping/parse-path.ts'
import { readMapping, readPath } from '../../../../src/shared/mapping/read-mapping.ts'

const payload = {
  requests: { total: 12, text: '7.5' },
  items: [{ name: 'a', n: '1' }, { name: 'b' }],
  'odd name': { x: true },
  'with "quote"': 1,
  empty: null,
}

describe('readPath', () => {
  it.each([
    ['', payload],
    ['requests.total', 12],
    ['items[1].name', 'b'],
    ['items.length', 2],
    ['["odd name"].x', true],
    ['["with \\"quote\\""]', 1],
    ['requests["total"]', 12],
    ['empty', null],
    ['items[2].name', undefined],
    ['requests.total.more', undefined],
    ['empty.more', undefined],
  ])('finds %j', (path, value) => {
    expect(readPath(payload, path)).toEqual(value)
  })

  it.each(['.', 'a.', '.a', 'a..b', '[', '[]', '[x]', '["x]', 'a]', '[0]a', 'a["b"]c', "['x']"])(
    'takes %j for no path',
    (path) => {
      expect(parsePath(path)).toBeNull()
      expect(readPath(payload, path)).toBeUndefined()
    },
  )

  it('sees no prototype, of objects, lists or texts', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'map', 'length']) {
      expect(readPath({ text: 'abc' }, name)).toBeUndefined()
      expect(readPath({ text: 'abc' }, `text.${name}`)).toBeUndefined()
    }
    expect(readPath([1], 'map')).toBeUndefined()
    expect(readPath(JSON.parse('{"__proto__":{"x":1}}'), '__proto__.x')).toBe(1)
  })

  it('finds whatever name an object has, once it is quoted', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const data = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as unknown
        expect(readPath(data, `[${JSON.stringify(name)}]`)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

const tile = (value: string, unit: 'number' | 'money' | 'percent' | 'text' = 'number'): MappingEntry => ({
  kind: 'tile',
  id: 'tile',
  label: 'Tile',
  type: '',
  value,
  unit,
})
const table = (rows: string, key = ''): MappingEntry => ({
  kind: 'table',
  id: 'table',
  label: 'Table',
  type: '',
  rows,
  key,
  columns: [
    { label: 'Name', value: 'name' },
    { label: 'N', value: 'n' },
  ],
})

describe('readMapping', () => {
  it.each([
    ['number', '7.5', 7.5],
    ['number', ' 1e3 ', 1000],
    ['percent', '40', 40],
    ['money', '125000.00', 125_000],
    ['text', '7.5', '7.5'],
    ['number', 'n/a', 'n/a'],
    ['number', '', ''],
    ['number', null, null],
    ['text', true, true],
    ['text', { a: [1] }, '{"a":[1]}'],
  ] as const)('shows a %s of %j as %j', (unit, came, shown) => {
    expect(readMapping([tile('x', unit)], 'message', { x: came })).toEqual([
      { kind: 'tile', id: 'tile', value: shown },
    ])
  })

  it('leaves a tile and a bar alone whose path leads nowhere, so that they keep what they showed', () => {
    const progress = {
      kind: 'progress',
      id: 'p',
      label: 'P',
      type: '',
      value: 'done',
      total: 'all',
    } as const
    expect(readMapping([tile('x'), progress], 'message', { done: 3 })).toEqual([])
    expect(readMapping([progress], 'message', { done: '3', all: 10 })).toEqual([
      { kind: 'progress', id: 'p', value: 3, total: 10 },
    ])
    expect(readMapping([{ ...progress, total: '' }], 'message', { done: 30 })).toEqual([
      { kind: 'progress', id: 'p', value: 30, total: null },
    ])
  })

  it('reads a list as rows, one object as one row, and a row by its key', () => {
    expect(readMapping([table('items', 'name')], 'message', payload)).toEqual([
      {
        kind: 'table',
        id: 'table',
        rows: [
          { key: 'a', cells: ['a', '1'] },
          { key: 'b', cells: ['b', null] },
        ],
      },
    ])
    expect(readMapping([table('')], 'message', { name: 'one' })).toMatchObject([
      { rows: [{ key: '', cells: ['one', null] }] },
    ])
    expect(readMapping([table('name')], 'message', { name: 'no row' })).toEqual([])
  })

  it('asks for the type by the name of the event, or of an unnamed payload itself', () => {
    const entry = { ...tile('x'), type: 'tick' }
    expect(readMapping([entry], 'tick', { x: 1 })).toHaveLength(1)
    expect(readMapping([entry], 'message', { type: 'tick', x: 1 })).toHaveLength(1)
    expect(readMapping([entry], 'message', { x: 1 })).toEqual([])
    expect(readMapping([entry], 'other', { type: 'tick', x: 1 })).toEqual([])
  })

  it('throws at nothing, and gives only what a cell can show', () => {
    const path = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', 'a', 'a.b', 'a[0]', '["a"]', '__proto__', 'a.constructor', 'length'),
    )
    fc.assert(
      fc.property(path, path, fc.jsonValue(), (first, second, data) => {
        const entries: MappingEntry[] = [
          tile(first),
          tile(second, 'money'),
          tile(second, 'text'),
          { kind: 'progress', id: 'p', label: 'P', type: '', value: first, total: second },
          table(first, second),
        ]
        for (const fact of readMapping(entries, 'message', data)) {
          const cells = fact.kind === 'table' ? fact.rows.flatMap((row) => row.cells) : [fact.value]
          for (const cell of cells) expect(cell === null || typeof cell !== 'object').toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('survives a payload that is nested too deep to be written again, and cuts a text that is too long', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(readMapping([tile('', 'text')], 'message', deep)).toEqual([
      { kind: 'tile', id: 'tile', value: '…' },
    ])
    const [long] = readMapping([tile('x', 'text')], 'message', { x: 'y'.repeat(5_000) })
    expect(long).toMatchObject({ value: `${'y'.repeat(2_000)}…` })
    const [rows] = readMapping(
      [table('')],
      'message',
      Array.from({ length: 900 }, () => ({})),
    )
    expect(rows?.kind === 'table' && rows.rows.length).toBe(200)
  })

  // A pattern that goes back over its digits takes hours for these; the time limit of a test is the proof.
  it('reads a text of digits that is no number in no time', () => {
    const came = `${'1'.repeat(1_000_000)}x`
    const [fact] = readMapping([tile('x', 'number')], 'message', { x: came })
    expect(fact).toMatchObject({ kind: 'tile', value: `${came.slice(0, 2_000)}…` })
  })
})
