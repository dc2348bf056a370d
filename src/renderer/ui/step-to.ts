/** Where a list stands and how far it goes. */
export interface Span {
  readonly from: number
  readonly page: number
  readonly last: number
}

/** Where a key leads in a list; null for a key that is not about moving. */
export function stepTo(key: string, { from, page, last }: Span): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
