/** An object of unknown shape, as upstream sends it. */
export type WireObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses upstream text. @returns undefined for what is no JSON; it never throws */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Parsed upstream JSON as text again; `…` for what is nested too deep to be written. It never throws. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}

/**
 * The first of these fields that holds a usable text; numbers count, PHP sends ids either way. '' when none does.
 * The live Optik server writes `-` for a name or a branch that it does not have.
 */
export function textOf(object: WireObject, ...fields: readonly string[]): string {
  for (const field of fields) {
    const value = object[field]
    if (typeof value === 'string' && !/^\s*-?\s*$/.test(value)) return value.trim()
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  }
  return ''
}

/** A whole number, or its text. @returns null for anything else */
export function integerOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^\s*[+-]?\d+(\.0+)?\s*$/.test(value)
      ? Number(value)
      : typeof value === 'number'
        ? value
        : Number.NaN
  return Number.isSafeInteger(number) ? number + 0 : null
}
