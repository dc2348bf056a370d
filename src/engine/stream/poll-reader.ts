/**
 * Collects one polled document, without keeping more of it than the limit.
 *
 * @param limitBytes largest document
 */
export function createPollReader(limitBytes: number): {
  /** @returns false when the document is above the limit; nothing of it is kept then */
  feed(chunk: Uint8Array): boolean
  bytes(): number
  /** The document, decoded as UTF-8 without its byte order mark. */
  text(): string
} {
  let chunks: Uint8Array[] = []
  let bytes = 0
  return {
    feed(chunk) {
      bytes += chunk.byteLength
      if (bytes > limitBytes) chunks = []
      else chunks.push(chunk)
      return bytes <= limitBytes
    },
    bytes: () => bytes,
    text: () => new TextDecoder().decode(Buffer.concat(chunks)),
  }
}
