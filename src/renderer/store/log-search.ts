/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
  /** Where it begins: the piece's identity in its text. */
  readonly at: number
}

/** Cuts a text at each place where the search stands in it, whatever the case; never at markup, there is none. */
export function piecesOf(text: string, search: string): readonly Piece[] {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return [{ text, hit: false, at: 0 }]
  const lower = text.toLowerCase()
  // Lower case of a few letters is longer than they are; then places would not agree, and nothing is marked.
  if (lower.length !== text.length) return [{ text, hit: false, at: 0 }]
  const pieces: Piece[] = []
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), hit: false, at: from })
    pieces.push({ text: text.slice(at, at + wanted.length), hit: true, at })
    from = at + wanted.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false, at: from })
  return pieces
}
