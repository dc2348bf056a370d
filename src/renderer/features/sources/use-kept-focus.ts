import { useEffect, useRef } from 'react'

/**
 * Gives the focus a place when the row that had it is gone: without one, Tab would begin at the top of the page.
 *
 * @param count how many rows there are
 * @param testId the control that takes it
 */
export function useKeptFocus(count: number, testId: string): void {
  const before = useRef(count)
  useEffect(() => {
    const fewer = count < before.current
    before.current = count
    if (!fewer || document.activeElement !== document.body) return
    const control = document.querySelector(`[data-testid="${testId}"]`)
    if (control instanceof HTMLElement) control.focus()
  }, [count, testId])
}
