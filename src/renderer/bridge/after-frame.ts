/**
 * Runs something when the next frame is made, or at once while the page is hidden, where frames do not come and an
 * acknowledgement would wait for ever.
 */
export function createAfterFrame(page: Document): (run: () => void) => void {
  let pending: (() => void) | null = null
  page.addEventListener('visibilitychange', () => {
    if (page.hidden) flush()
  })

  function flush(): void {
    const run = pending
    pending = null
    run?.()
  }

  return (run) => {
    const planned = pending !== null
    pending = run
    if (page.hidden) flush()
    else if (!planned) requestAnimationFrame(flush)
  }
}
