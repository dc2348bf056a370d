/** One step: a name after a dot or at the start, `[3]`, or `["any name"]`. */
const step = /(^|\.)([^.[\]"]+)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y

/**
 * Takes a path apart (`fieldPath` of domain/mapping.ts): `requests.total`, `items[0].name`, `["odd name"].x`; '' is the
 * whole payload.
 *
 * @returns the names of the steps, or null for text that is no path
 */
export function parsePath(path: string): readonly string[] | null {
  const names: string[] = []
  step.lastIndex = 0
  for (let at = 0; at < path.length; at = step.lastIndex) {
    const match = step.exec(path)
    if (match === null) return null
    const [, dot, name, index, quoted] = match
    if (dot === '.' && at === 0) return null
    const parsed = name ?? index ?? unquote(quoted)
    if (parsed === null) return null
    names.push(parsed)
  }
  return names
}

function unquote(quoted: string | undefined): string | null {
  try {
    const text: unknown = JSON.parse(quoted ?? '')
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}
