/** Largest input of a request, in characters and entries: many times the largest sale or settings change. */
export const maxPayload = 256 * 1024

/** What an entry costs, whatever is in it. */
const entryCost = 8

/** Deepest nesting of an input; the deepest schema has five. */
const maxDepth = 16

/**
 * Whether an input that a page sent is small enough to be looked at. Stops counting at the limit, so its cost is
 * bounded however large or deep the input is.
 */
export function fitsPayload(value: unknown, limit = maxPayload): boolean {
  let left = limit
  function take(item: unknown, depth: number): boolean {
    left -= entryCost
    if (left < 0 || depth > maxDepth) return false
    if (typeof item === 'string') {
      left -= item.length
      return left >= 0
    }
    if (typeof item !== 'object' || item === null) return true
    if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer) return false
    if (Array.isArray(item)) {
      return item.length * entryCost <= left && item.every((child) => take(child, depth + 1))
    }
    for (const key in item) {
      left -= key.length
      if (!take(item[key as keyof typeof item], depth + 1)) return false
    }
    return true
  }
  return take(value, 0)
}
