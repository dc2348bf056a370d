/** Short fields are decoded in place; a buffer of its own per field would cost twice as much. */
const scratch = Buffer.allocUnsafe(65_536)
const rememberedNames = 500
const beyondAscii = /[\u0080-\u00ff]/

/**
 * Decodes a field that was parsed as Latin-1, one character a byte, as UTF-8.
 *
 * Always a copy: a slice of the chunk's text would keep the whole chunk in memory for as long as the field lives, and the
 * feed keeps fields for hours.
 */
export function decodeField(bytes: string): string {
  if (bytes.length > scratch.length) return Buffer.from(bytes, 'latin1').toString('utf8')
  return scratch.toString('utf8', 0, scratch.write(bytes, 0, 'latin1'))
}

/** As {@link decodeField} for a field that lives no longer than its message: plain ASCII is taken as it is. */
export function decodeShortLived(bytes: string): string {
  return beyondAscii.test(bytes) ? decodeField(bytes) : bytes
}

/** As {@link decodeField} for names, of which a stream has few: each is decoded once. */
export function createNameDecoder(): (bytes: string) => string {
  const names = new Map<string, string>()
  return (bytes) => {
    const known = names.get(bytes)
    if (known !== undefined) return known
    const name = decodeField(bytes)
    // A stream that invents names must not fill the memory; it may pay for decoding.
    if (names.size < rememberedNames && bytes.length < 200)
      names.set(Buffer.from(bytes, 'latin1').toString('latin1'), name)
    return name
  }
}
