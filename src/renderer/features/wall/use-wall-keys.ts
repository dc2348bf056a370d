import { useEffect } from 'react'
import { leaveWallPath } from '../../../shared/ipc/place.ts'

/** What the keys of the wall do. */
export interface WallKeys {
  readonly step: (by: 1 | -1) => void
  readonly toggle: () => void
  readonly leave: () => void
}

/**
 * Arrows change the view, Space stops it, Escape leaves; while a dialog is open the keys are its own. Main asks to leave
 * by the address: close button, F11 and the keys of the menu.
 */
export function useWallKeys({ step, toggle, leave }: WallKeys, active: boolean): void {
  useEffect(() => {
    const actions = new Map([
      ['ArrowLeft', () => step(-1)],
      ['ArrowRight', () => step(1)],
      [' ', toggle],
      ['Escape', leave],
    ])
    const onKey = (event: KeyboardEvent): void => {
      const action = actions.get(event.key)
      if (!active || action === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      action()
    }
    const onPlace = (): void => {
      if (window.location.hash !== `#${leaveWallPath}`) return
      // Taken off again, or the next time would change nothing.
      window.history.replaceState(null, '', window.location.pathname)
      leave()
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('hashchange', onPlace)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('hashchange', onPlace)
    }
  }, [step, toggle, leave, active])
}
