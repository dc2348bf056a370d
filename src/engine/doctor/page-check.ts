import type { Clock } from '../../node/time/clock.ts'
import { createPollReader } from '../stream/poll-reader.ts'
import type { BodyCheck, Verdicts } from './body.ts'
import { isLoginPage, isLoginPath } from './signs.ts'

/** What of a page is looked at, bytes and ms: a form stands near its top. */
const pageBytes = 256 * 1024
const pageMs = 5_000

/**
 * Looks into an HTML page that came instead of a stream: most often somebody asks to sign in (fault row 16).
 *
 * @param finalPath path of the last redirect, or null
 */
export function createPageCheck(
  contentType: string,
  finalPath: string | null,
  clock: Clock,
  verdicts: Verdicts,
): BodyCheck {
  const page = createPollReader(pageBytes)
  const where = finalPath === null ? '' : ` after a redirect to ${finalPath}`
  let isOver = false
  let isLong = false
  const cancelTimer = clock.after(pageMs, judge)

  function judge(): void {
    if (isOver) return
    isOver = true
    cancelTimer()
    const asks = !isLong && isLoginPage(page.text())
    if (asks || (finalPath !== null && isLoginPath(finalPath)))
      verdicts.fail('login-page', `a page that asks to sign in${where}`)
    else verdicts.fail('wrong-content-type', `${contentType}${where}: a page, not a stream`)
  }

  return {
    feed(chunk) {
      isLong = !page.feed(chunk)
      if (isLong || isLoginPage(page.text())) judge()
    },
    end: judge,
    stop() {
      isOver = true
      cancelTimer()
    },
  }
}
