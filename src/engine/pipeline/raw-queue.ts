/** Bounds of one stream's queue (C7); beyond them its socket is not read. */
export const queueLimits = { items: 10_000, bytes: 32 * 1024 * 1024 } as const

/** First in, first out, with its bytes counted. Never refuses: a full queue only says so, and its owner stops reading. */
export interface RawQueue<T> {
  push(item: T, bytes: number): void
  shift(): T | undefined
  isFull(): boolean
  size(): number
  clear(): void
}

export function createRawQueue<T>(): RawQueue<T> {
  let items: { readonly item: T; readonly bytes: number }[] = []
  let head = 0
  let bytes = 0
  return {
    push(item, size) {
      items.push({ item, bytes: size })
      bytes += size
    },
    shift() {
      const entry = items[head]
      if (entry === undefined) return undefined
      head += 1
      bytes -= entry.bytes
      // Array.shift moves every element; cutting the read part off now and then does not.
      if (head === items.length || head > 4_096) {
        items = items.slice(head)
        head = 0
      }
      return entry.item
    },
    isFull: () => items.length - head >= queueLimits.items || bytes >= queueLimits.bytes,
    size: () => items.length - head,
    clear() {
      items = []
      head = 0
      bytes = 0
    },
  }
}
