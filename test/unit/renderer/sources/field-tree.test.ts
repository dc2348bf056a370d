import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FieldNode,
  fieldTree,
  pathInside,
} from '../../../../src/renderer/features/sources/field-tree.ts'
import { readPath } from '../../../../src/shared/mapping/read-mapping.ts'

function flat(nodes: readonly FieldNode[]): readonly FieldNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)])
}

describe('the fields of a payload', () => {
  it('are a tree with paths and values', () => {
    const nodes = flat(fieldTree({ oven: { temp: 82 }, list: [{ a: 'x' }], none: null }))
    expect(nodes.map(({ path, text }) => `${path} ${text}`)).toEqual([
      'oven {1}',
      'oven.temp 82',
      'list [1]',
      'list[0] {1}',
      'list[0].a "x"',
      'none null',
    ])
  })

  it('are the payload itself where it is a plain value', () => {
    expect(fieldTree(42)).toEqual([{ path: '', name: '', text: '42', kind: 'value', children: [] }])
  })

  it('quotes names that a path would take apart', () => {
    expect(pathInside('a', 'b.c')).toBe('a["b.c"]')
    expect(pathInside('', 'say "hi"')).toBe('["say \\"hi\\""]')
    expect(pathInside('', 3)).toBe('[3]')
  })

  // Would catch a click on a field whose path then reads something else, or nothing.
  it('have paths that lead back to them, whatever the payload', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (data) => {
        for (const node of flat(fieldTree(data))) {
          if (node.kind !== 'value') continue
          expect(JSON.stringify(readPath(data, node.path))).toBe(node.text)
        }
      }),
    )
  })

  it('are bounded in depth and width, for the payload is untrusted', () => {
    let deep: unknown = 1
    for (let count = 0; count < 5000; count += 1) deep = [deep]
    expect(flat(fieldTree(deep)).length).toBeLessThan(10)
    expect(fieldTree(Array.from({ length: 5000 }, () => 0))).toHaveLength(100)
  })
})
