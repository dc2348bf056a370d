import { describe, expect, it } from 'vitest'
import {
  importMapping,
  mappingProblems,
  newEntry,
  relativeToRow,
  replaced,
  shifted,
  withPath,
} from '../../../../src/renderer/features/sources/mapping-draft.ts'
import { type MappingEntry, mapping } from '../../../../src/shared/domain/mapping.ts'

const table: MappingEntry = {
  kind: 'table',
  id: 'table-1',
  label: 'Antrean',
  type: '',
  rows: 'items',
  key: '',
  columns: [
    { label: '', value: '' },
    { label: 'Nama', value: 'name' },
  ],
}
const tile: MappingEntry = { kind: 'tile', id: 'tile-1', label: '', type: '', value: '', unit: 'number' }
const bar: MappingEntry = { kind: 'progress', id: 'p', label: 'P', type: '', value: 'done', total: '' }

describe('entries of a mapping', () => {
  it('makes entries with ids that no other has', () => {
    expect(newEntry('tile', [tile], 'x').id).toBe('tile-2')
    expect(newEntry('table', [tile, table], 'x').id).toBe('table-2')
  })

  // Would catch a new entry that can never be saved, even when it was filled in.
  it.each(['tile', 'progress', 'table'] as const)('a %s needs only its words', (kind) => {
    const entry = newEntry(kind, [], 'Suhu')
    const filled = entry.kind === 'table' ? { ...entry, columns: [{ label: 'a', value: 'a' }] } : entry
    expect(mapping.safeParse([filled]).success).toBe(true)
  })

  it('moves, replaces, and leaves the ends alone', () => {
    const list = [tile, bar, table]
    expect(shifted(list, 'p', -1).map(({ id }) => id)).toEqual(['p', 'tile-1', 'table-1'])
    expect(shifted(list, 'p', 1).map(({ id }) => id)).toEqual(['tile-1', 'table-1', 'p'])
    expect(shifted(list, 'tile-1', -1)).toBe(list)
    expect(shifted(list, 'table-1', 1)).toBe(list)
    expect(shifted(list, 'nobody', 1)).toBe(list)
    expect(replaced(list, 'p', { ...bar, label: 'Q' })[1]?.label).toBe('Q')
  })
})

describe('a path that was picked', () => {
  it('fills the value and, where there is none, the label', () => {
    expect(withPath(tile, 'value', 'oven.temp', 'temp')).toMatchObject({ value: 'oven.temp', label: 'temp' })
    expect(withPath({ ...tile, label: 'Suhu' }, 'value', 'a', 'a')).toMatchObject({ label: 'Suhu' })
    expect(withPath(bar, 'total', 'all', 'all')).toMatchObject({ value: 'done', total: 'all' })
  })

  // Would catch `items[0].name` in a column: only the first row would ever be read, in every row.
  it('is seen from a row in a table', () => {
    expect(withPath(table, 'columns.0', 'items[3].price', 'price')).toMatchObject({
      columns: [
        { label: 'price', value: 'price' },
        { label: 'Nama', value: 'name' },
      ],
    })
    expect(withPath(table, 'key', 'items[0].id', 'id')).toMatchObject({ key: 'id' })
    expect(withPath(table, 'rows', 'other', 'other')).toMatchObject({ rows: 'other' })
  })

  it.each([
    ['items', 'items[0].a.b', 'a.b'],
    ['items', 'items[12]["odd name"]', '["odd name"]'],
    ['', '[0].a', 'a'],
    ['', 'a', 'a'],
    ['items', 'elsewhere', 'elsewhere'],
    ['items', 'items[0]', ''],
    // A name that only begins like the rows' is no row of theirs.
    ['item', 'items[0].name', 'items[0].name'],
  ])('rows "%s": "%s" is "%s"', (rows, path, inRow) => {
    expect(relativeToRow(rows, path)).toBe(inRow)
  })

  it('never lands in a field that the entry does not have', () => {
    expect(withPath(tile, 'columns.0', 'x', 'x')).toBe(tile)
    expect(withPath(bar, 'rows', 'x', 'x')).toBe(bar)
  })
})

describe('checking and importing a mapping', () => {
  it('names the place and the field of what is wrong', () => {
    const problems = mappingProblems([bar, tile, table])
    expect([...problems.keys()]).toEqual([1, 2])
    expect(problems.get(1)).toEqual(new Set(['label']))
    expect(problems.get(2)).toEqual(new Set(['columns.0.label']))
  })

  it('takes what was exported, and an object around it', () => {
    const text = JSON.stringify([bar])
    expect(importMapping(text)).toEqual({ ok: true, entries: [bar] })
    expect(importMapping(`{"mapping":${text}}`)).toEqual({ ok: true, entries: [bar] })
  })

  it('says why a file is no mapping, and changes nothing', () => {
    expect(importMapping('<html>')).toEqual({ ok: false, reason: 'not-json', paths: [] })
    expect(importMapping('{"a":1}')).toMatchObject({ ok: false, reason: 'not-a-mapping' })
    expect(importMapping(JSON.stringify([bar, bar]))).toMatchObject({ ok: false, reason: 'not-a-mapping' })
    const unknown = [{ kind: 'hologram', id: 'h', label: 'H' }]
    expect(importMapping(JSON.stringify(unknown))).toMatchObject({ ok: false, paths: ['0.kind'] })
  })
})
