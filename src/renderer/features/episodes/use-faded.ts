import { useEffect, useRef, useState } from 'react'

/** The old list fades for this long before it is replaced (N7), ms. The way back, 300 ms, is the style's. */
const fadeOutMs = 150

/** What is on screen, and whether it is on its way out, on its way in, or was there from the start. */
export interface Faded<T> {
  readonly shown: T
  readonly phase: 'still' | 'out' | 'in'
}

/**
 * Shows a value and fades over to the next one (N7). What changes during the fade is taken along; with reduced motion,
 * and while nobody can see it, the new value is there at once.
 *
 * @param same whether two values look alike, so that there is nothing to fade
 */
export function useFaded<T>(value: T, same: (a: T, b: T) => boolean): Faded<T> {
  const [faded, setFaded] = useState<Faded<T>>({ shown: value, phase: 'still' })
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  if (faded.phase !== 'out' && !Object.is(faded.shown, value)) {
    if (same(faded.shown, value)) setFaded({ ...faded, shown: value })
    else setFaded(mayFade() ? { ...faded, phase: 'out' } : { shown: value, phase: 'still' })
  }
  useEffect(() => {
    if (faded.phase !== 'out') return
    const timer = setTimeout(() => setFaded({ shown: latest.current, phase: 'in' }), fadeOutMs)
    return () => clearTimeout(timer)
  }, [faded.phase])
  return faded
}

function mayFade(): boolean {
  return !document.hidden && !window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
