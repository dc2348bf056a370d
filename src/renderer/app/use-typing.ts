import { useEffect, useState } from 'react'

/** A person who has typed in the last moment is typing, ms. */
const pauseMs = 1500

/** Fields that take no letters: a key there is not meant for a text. */
const choices = ['checkbox', 'radio', 'range', 'file', 'button']

/** Whether a key is meant for a text or for a form that says so: the sale. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[data-typing]') || target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !choices.includes(target.type)
  return target instanceof HTMLTextAreaElement
}

/**
 * Whether somebody is typing right now. The critical dialog waits for the pause: it must not take letters, nor an Enter
 * that was meant for a form.
 *
 * @param wanted only then are keys listened to
 */
export function useTyping(wanted: boolean): boolean {
  const [typing, setTyping] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const onKey = (event: KeyboardEvent): void => {
      if (!isTyping(event.target)) return
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
