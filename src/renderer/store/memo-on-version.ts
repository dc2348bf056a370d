/** Works a value out again only when the version has moved: the same object until then. */
export function memoOnVersion<T>(version: () => number, make: () => T): () => T {
  let made: { readonly at: number; readonly value: T } | null = null
  return () => {
    const at = version()
    if (made?.at !== at) made = { at, value: make() }
    return made.value
  }
}
