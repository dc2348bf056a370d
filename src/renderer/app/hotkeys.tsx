import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { goTo, viewNames } from '../store/view-state.ts'
import { useConsole } from './console-context.tsx'
import { isCovered } from './covered.ts'
import { viewKey } from './view-keys.ts'

/** Whether somebody is typing text, so that single keys belong to the field. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Keys that work everywhere but under a form: Ctrl+K, the views' keys and `/`. */
export function Hotkeys() {
  const { viewStore } = useConsole()
  useEffect(() => {
    const views = Object.fromEntries(
      viewNames.map((view) => [
        `$mod+${viewKey(view)}`,
        (event: KeyboardEvent) => {
          event.preventDefault()
          if (!isCovered(document)) goTo(viewStore, view)
        },
      ]),
    )
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      ...views,
      '$mod+k': (event) => {
        event.preventDefault()
        if (!isCovered(document)) viewStore.setState(({ paletteOpen }) => ({ paletteOpen: !paletteOpen }))
      },
      '/': (event) => {
        if (isTyping(event.target) || isCovered(document)) return
        const field = document.querySelector<HTMLInputElement>('[data-search]')
        if (!field) return
        event.preventDefault()
        field.focus()
        field.select()
      },
    }
    // By default fields swallow every key; chords must work while somebody types.
    return tinykeys(window, keys, { ignore: () => false })
  }, [viewStore])
  return null
}
