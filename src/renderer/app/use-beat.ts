import { useState } from 'react'

/** 0 before any change, then 1 and 2 in turn: two equal animations that restart each other. */
export type Beat = 0 | 1 | 2

/**
 * Beats when a value changes while it is on screen. The first value, and the first after "unknown", is no change.
 *
 * @param startsWith a beat to begin with, for a row that came into sight because it changed
 */
export function useBeat(value: number | string | null, startsWith: Beat = 0): Beat {
  const [seen, setSeen] = useState<{ readonly value: typeof value; readonly beat: Beat }>({
    value,
    beat: startsWith,
  })
  if (Object.is(seen.value, value)) return seen.beat
  const beat = seen.value === null ? seen.beat : seen.beat === 1 ? 2 : 1
  setSeen({ value, beat })
  return beat
}
