/** Every string, number and colon of a JSON text, in order; colons outside strings are its members. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|:/g

/** A payload as a JSON value, or as its text where the value would not be the same. */
export type LosslessJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/**
 * Parses JSON only if nothing is lost by it, so that a payload can stand in a JSON line as a value and still be "as it
 * came" (contract.md). Lost would be: digits of a number that no double holds, a sign of zero, and the first of two
 * members with the same name. White space, the order of members with numeric names and the way a character is escaped
 * are not part of a JSON value (RFC 8259) and do not count.
 *
 * @returns not ok for text that is no JSON, too
 */
export function parseLossless(text: string): LosslessJson {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false }
  }
  let members = 0
  for (const [token] of text.matchAll(tokens)) {
    if (token === ':') members += 1
    else if (!token.startsWith('"') && !isExact(token)) return { ok: false }
  }
  return members === countMembers(value) ? { ok: true, value } : { ok: false }
}

/** Whether a double holds exactly what the literal says, and is written with the same value again. */
function isExact(literal: string): boolean {
  const number = Number(literal)
  return Number.isFinite(number) && !Object.is(number, -0) && canonical(literal) === canonical(String(number))
}

/** A decimal literal as sign, digits without outer zeros, and exponent of its last digit: equal for equal values. */
function canonical(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return '0'
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, entry) => sum + countMembers(entry), 0)
  return Array.isArray(value) ? inner : inner + Object.keys(value).length
}
