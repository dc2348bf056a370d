/** Which view a wall shows, and how often it has been round: long lists go one page further each time. */
export interface Turn<V> {
  readonly view: V
  readonly round: number
}

/** The view of a turn. Turns count up and down without an end, so that going back is as easy as going on. */
export function turnOf<V>(views: readonly [V, ...V[]], turn: number): Turn<V> {
  const place = ((turn % views.length) + views.length) % views.length
  return { view: views[place] ?? views[0], round: Math.floor(turn / views.length) }
}

/** A page of a list. */
export interface Page {
  readonly from: number
  /** Behind the last. */
  readonly to: number
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** The page that a round shows of a list. @param fit how many rows have room, at least 1 */
export function pageOf(count: number, fit: number, round: number): Page {
  const rows = Math.max(1, fit)
  const pages = Math.max(1, Math.ceil(count / rows))
  const at = ((round % pages) + pages) % pages
  return { from: at * rows, to: Math.min(count, (at + 1) * rows), page: at + 1, pages }
}

/**
 * Half the way that the page wanders against burn-in, in units of what is around the view (`--c`): half its margin, so that
 * nothing is ever cut, and more pixels where strokes have more (issue 4.9).
 */
export const wanderReach = 12
/** How long it rests at each place, ms. */
export const wanderMs = 60_000
/** Places of the path: once round in twenty-five minutes. */
const places = 25

/** Where the page lies at a time: a slow figure of eight, so that every line of it moves up, down and aside. */
export function wanderAt(now: number): { readonly x: number; readonly y: number } {
  const angle = ((Math.floor(now / wanderMs) % places) / places) * 2 * Math.PI
  // Plus zero: a minus zero would be written as one.
  return {
    x: Math.round(wanderReach * Math.sin(angle)) + 0,
    y: Math.round(wanderReach * Math.sin(2 * angle)) + 0,
  }
}
