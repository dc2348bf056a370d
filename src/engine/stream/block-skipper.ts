const LF = 10
const CR = 13

/**
 * Finds the blank line that ends a block of an event stream, in any chunking, without keeping a byte of it.
 *
 * @param atLineStart whether what was read so far ended with a line break
 * @param afterCr whether that break was a CR, whose LF may be the next byte
 */
export function createBlockSkipper(
  atLineStart: boolean,
  afterCr: boolean,
): {
  /** @returns what follows the block, '' when it ended exactly here, or null while it goes on */
  skip(text: string): string | null
} {
  let lineStart = atLineStart
  let cr = afterCr
  /** The block ended with a CR at the very end of a chunk: a leading LF belongs to it. */
  let ended = false

  return {
    skip(text) {
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index)
        if (ended) return text.slice(code === LF ? index + 1 : index)
        if (code === LF && cr) {
          cr = false
          continue
        }
        cr = code === CR
        if (code !== LF && code !== CR) {
          lineStart = false
          continue
        }
        if (!lineStart) {
          lineStart = true
          continue
        }
        if (code === LF) return text.slice(index + 1)
        ended = true
      }
      return null
    },
  }
}
