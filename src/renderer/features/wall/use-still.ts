import { useEffect, useState } from 'react'

/** After so long without a movement the pointer is hidden, ms. */
const stillMs = 3_000

/** Whether the pointer has rested: then it is in the way. */
export function useStill(): boolean {
  const [still, setStill] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const moved = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => setStill(true), stillMs)
      setStill(false)
    }
    window.addEventListener('pointermove', moved)
    return () => {
      window.removeEventListener('pointermove', moved)
      if (timer !== null) clearTimeout(timer)
    }
  }, [])
  return still
}
