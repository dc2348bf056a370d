/**
 * What must not reach a desktop: control characters (one of them, a NUL, cannot be sent at all), characters that turn the
 * direction of the words around them, and code points that are no characters, over which some desktops stumble.
 */
const unfit =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Half of a character, as a cut leaves it. */
const half = /\p{Cs}$/u

/** A text of outside as one line of at most so many characters, fit for a menu, a tooltip or a notification. */
export function plainLine(text: string, longest: number): string {
  // What is far too long is not looked through to its end.
  const line = text
    .slice(0, longest * 4)
    .replace(unfit, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line.length <= longest) return line
  return `${line
    .slice(0, longest - 1)
    .replace(half, '')
    .trimEnd()}…`
}
