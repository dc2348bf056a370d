import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type LineList, linesAfter } from '../../store/log-lines.ts'

/** Whether the list sticks to its end, and what came since it does not. */
export interface Follow {
  readonly following: boolean
  /** Lines that came since the reader left the end. */
  readonly behind: number
  readonly onScroll: () => void
  readonly toEnd: () => void
}

/** A line of the reader, kept under their eyes while others come and go. */
interface Place {
  readonly id: string
  readonly offset: number
}

export interface FollowOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly lines: LineList
  /** Changes with every batch that brought or took lines. */
  readonly version: number
  readonly rowHeight: number
}

/**
 * Sticks a list to its end until somebody scrolls up, and sticks again when they are back. Away from the end the line
 * at the top stays where it is, although the log drops its oldest lines meanwhile.
 */
export function useFollow({ scroller, lines, version, rowHeight }: FollowOptions): Follow {
  const [following, setFollowing] = useState(true)
  const [lastSeen, setLastSeen] = useState('')
  const place = useRef<Place | null>(null)

  const toEnd = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
    setFollowing(true)
  }, [scroller])

  const onScroll = (): void => {
    const box = scroller.current
    if (!box) return
    const top = Math.floor(box.scrollTop / rowHeight)
    const first = lines.at(top)
    place.current = first ? { id: first.value.id, offset: box.scrollTop - top * rowHeight } : null
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < rowHeight
    if (atEnd === following) return
    setFollowing(atEnd)
    if (!atEnd) setLastSeen(lines.at(lines.size - 1)?.value.id ?? '')
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that lines came or went
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    if (following) {
      box.scrollTop = box.scrollHeight
      return
    }
    if (place.current === null) return
    const index = lines.size - linesAfter(lines, place.current.id) - 1
    const wanted = Math.max(0, index) * rowHeight + place.current.offset
    if (Math.abs(box.scrollTop - wanted) >= 1) box.scrollTop = wanted
  }, [scroller, lines, version, following, rowHeight])

  useEffect(() => {
    const box = scroller.current
    if (!box || !following) return
    // A pane that opens below makes the box lower, which no scroll event tells.
    const watch = new ResizeObserver(() => {
      box.scrollTop = box.scrollHeight
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [scroller, following])

  return { following, behind: following ? 0 : linesAfter(lines, lastSeen), onScroll, toEnd }
}
