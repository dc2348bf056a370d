/** A JSON array of entries that are JSON text already. */
export function eventList(items: readonly unknown[]): string {
  return `[${items.join(',')}]`
}
