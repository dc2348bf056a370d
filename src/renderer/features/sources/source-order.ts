/**
 * The order of sources after one was moved.
 *
 * @param by -1 is up, 1 is down
 * @returns null where it stands at that end already
 */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): readonly string[] | null {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return null
  return movedTo(ids, id, to)
}

/** The order after one was put at a place, counted without it. */
export function movedTo(ids: readonly string[], id: string, to: number): readonly string[] {
  const rest = ids.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
