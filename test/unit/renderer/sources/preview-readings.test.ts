import { describe, expect, it } from 'vitest'
import { payloadOf, previewReadings } from '../../../../src/renderer/features/sources/preview-readings.ts'
import type { MappingEntry } from '../../../../src/shared/domain/mapping.ts'

const tile: MappingEntry = { kind: 'tile', id: 't', label: 'T', type: 'tick', value: 'a', unit: 'number' }
const bar: MappingEntry = { kind: 'progress', id: 'p', label: 'P', type: '', value: 'done', total: 'all' }
const table: MappingEntry = {
  kind: 'table',
  id: 'r',
  label: 'R',
  type: '',
  rows: 'rows',
  key: 'id',
  columns: [{ label: 'n', value: 'n' }],
}

describe('the preview of a mapping', () => {
  // Would catch a preview that shows the oldest message instead of what the console would show now.
  it('shows what the last message says', () => {
    const [reading] = previewReadings(
      [tile],
      [
        { type: 'tick', data: { a: 1 } },
        { type: 'other', data: { a: 9 } },
        { type: 'tick', data: { a: 2 } },
      ],
    )
    expect(reading).toMatchObject({ value: 2, found: true })
  })

  it('says when no message has anything for an entry', () => {
    expect(previewReadings([tile, bar], [{ type: 'x', data: {} }])).toMatchObject([
      { found: false },
      { found: false },
    ])
  })

  it('replaces rows of the same key, the latest on top', () => {
    const [reading] = previewReadings(
      [table],
      [
        { type: 'x', data: { rows: [{ id: 1, n: 'a' }] } },
        { type: 'x', data: { rows: [{ id: 2, n: 'b' }] } },
        { type: 'x', data: { rows: [{ id: 1, n: 'c' }] } },
      ],
    )
    expect(reading?.rows.map(({ cells }) => cells)).toEqual([['c'], ['b']])
  })

  it('takes cut text for no payload', () => {
    expect(payloadOf('{"a":1')).toBeUndefined()
    expect(payloadOf('null')).toBeNull()
  })
})
