import { useEffect, useState } from 'react'

/** A person who has typed in the last moment is typing, ms. */
const pauseMs = 1500

/**
 * Whether somebody is typing into the sale form right now. The critical dialog waits for the pause: it must not take
 * letters, nor an Enter that was meant for the form.
 *
 * @param wanted only then are keys listened to
 */
export function useTyping(wanted: boolean): boolean {
  const [typing, setTyping] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.target instanceof HTMLElement) || !event.target.closest('[data-typing]')) return
      setTyping(true)
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => setTyping(false), pauseMs)
    }
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      if (timer !== null) clearTimeout(timer)
    }
  }, [])
  return wanted && typing
}
