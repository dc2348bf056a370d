/** Work at one go, ms; between two slices everything else has its turn. */
const sliceMs = 8

/** Maps a long list without holding main up (design.md, section 4). */
export async function inSlices<T, R>(items: readonly T[], make: (item: T) => R): Promise<readonly R[]> {
  const made: R[] = []
  let end = performance.now() + sliceMs
  for (const item of items) {
    made.push(make(item))
    if (performance.now() < end) continue
    await new Promise((resolve) => setImmediate(resolve))
    end = performance.now() + sliceMs
  }
  return made
}
