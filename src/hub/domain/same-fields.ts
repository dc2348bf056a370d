/** Whether two flat payloads say the same, so that a repeated PUT raises no event. */
export function sameFields<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>
  return [...keys].every((key) => a[key] === b[key])
}
