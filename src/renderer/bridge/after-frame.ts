import type { Sight } from './sight.ts'

/**
 * Runs something when the next frame is made, or at once while the page is hidden, where frames do not come and an
 * acknowledgement would wait for ever.
 */
export function createAfterFrame(sight: Sight): (run: () => void) => void {
  let pending: (() => void) | null = null
  sight.subscribe(() => {
    if (sight.isHidden()) flush()
  })

  function flush(): void {
    const run = pending
    pending = null
    run?.()
  }

  return (run) => {
    const planned = pending !== null
    pending = run
    if (sight.isHidden()) flush()
    else if (!planned) requestAnimationFrame(flush)
  }
}
