/** A field of a payload: where it is, and what it holds or contains. */
export interface FieldNode {
  /** As `fieldPath` of domain/mapping.ts. */
  readonly path: string
  readonly name: string
  /** JSON text of a plain value; the size of a list or an object. */
  readonly text: string
  readonly kind: 'value' | 'list' | 'object'
  readonly children: readonly FieldNode[]
}

/** Fields of one object or list that are shown; a table needs only the shape of its rows. */
const shownFields = 100
const deepest = 8

/** The fields of a payload as a tree, bounded in width and depth: the payload is untrusted. */
export function fieldTree(data: unknown): readonly FieldNode[] {
  return isContainer(data) ? childrenOf(data, '', 0) : [nodeOf(data, '', '', 0)]
}

/** The path of a field inside another. */
export function pathInside(parent: string, name: string | number): string {
  if (typeof name === 'number') return `${parent}[${name}]`
  if (name === '' || /[.[\]"]/.test(name)) return `${parent}[${JSON.stringify(name)}]`
  return parent === '' ? name : `${parent}.${name}`
}

type Container = readonly unknown[] | Readonly<Record<string, unknown>>

function isContainer(data: unknown): data is Container {
  return typeof data === 'object' && data !== null
}

function isList(data: Container): data is readonly unknown[] {
  return Array.isArray(data)
}

function childrenOf(data: Container, path: string, depth: number): readonly FieldNode[] {
  if (depth >= deepest) return []
  const fields: ReadonlyArray<readonly [string | number, unknown]> = isList(data)
    ? data.slice(0, shownFields).map((value, index) => [index, value] as const)
    : Object.entries(data).slice(0, shownFields)
  return fields.map(([name, value]) => nodeOf(value, String(name), pathInside(path, name), depth))
}

function nodeOf(value: unknown, name: string, path: string, depth: number): FieldNode {
  if (!isContainer(value)) {
    return { path, name, text: JSON.stringify(value) ?? '', kind: 'value', children: [] }
  }
  const list = isList(value)
  return {
    path,
    name,
    text: list ? `[${value.length}]` : `{${Object.keys(value).length}}`,
    kind: list ? 'list' : 'object',
    children: childrenOf(value, path, depth + 1),
  }
}
