import type { Log } from '../../node/log/log.ts'
import type { Place } from '../../shared/ipc/place.ts'
import { linkIn, parseDeepLink } from '../native/deep-link.ts'

/** `pantau://` links on their way to the window; the first may come before there is one. */
export interface Links {
  /** A link that the system handed over. */
  receive(link: string): void
  /** The link among a start's arguments, if there is one. */
  receiveFrom(argv: readonly string[]): void
  /** The window is there. What came before comes now: the last of it. */
  follow(log: Log, show: (place: Place) => void): void
}

export function createLinks(): Links {
  let waiting: string | null = null
  let handle: ((link: string) => void) | null = null

  function receive(link: string): void {
    if (handle === null) waiting = link
    else handle(link)
  }

  return {
    receive,
    receiveFrom(argv) {
      const link = linkIn(argv)
      if (link !== null) receive(link)
    },
    follow(log, show) {
      handle = (link) => {
        const place = parseDeepLink(link)
        if (place === null) log.warn('a link leads nowhere', { link: link.slice(0, 200) })
        else show(place)
      }
      if (waiting !== null) handle(waiting)
      waiting = null
    },
  }
}
