import type { WebContents } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'

/** How long a page has to end itself when it is told to, ms. */
const endMs = 2_000

export interface EndPageOptions {
  readonly contents: Pick<
    WebContents,
    'isDestroyed' | 'isCrashed' | 'isDevToolsOpened' | 'getOSProcessId' | 'forcefullyCrashRenderer'
  >
  readonly clock: Pick<Clock, 'after'>
  readonly log: Pick<Log, 'warn'>
  /** @throws when there is no such process any more */
  readonly kill: (pid: number) => void
}

/**
 * Ends the process of a page that stands still; whoever follows its death loads the page again.
 *
 * @returns whether it is being ended: there is one, and nobody holds it in the debugger
 */
export function endPage({ contents, clock, log, kill }: EndPageOptions): boolean {
  const pid = processOf(contents)
  // A page that stands still in the debugger is not hanging. No process is 0, which would mean all of ours.
  if (pid === 0 || contents.isDevToolsOpened()) return false
  log.warn('the page stands still and is ended')
  contents.forcefullyCrashRenderer()
  // Where that is a message, a process that is stopped does not read it.
  clock.after(endMs, () => {
    if (processOf(contents) !== pid) return
    try {
      kill(pid)
    } catch (error) {
      log.warn('the page could not be ended', { reason: String(error) })
    }
  })
  return true
}

/** Process that shows the page; 0 for none. */
export function processOf(
  contents: Pick<WebContents, 'isDestroyed' | 'isCrashed' | 'getOSProcessId'>,
): number {
  return contents.isDestroyed() || contents.isCrashed() ? 0 : contents.getOSProcessId()
}
