import type { NormalisedEvent } from '../../shared/domain/event.ts'
import { type Position, parsePosition } from '../../shared/domain/position.ts'
import { helloEvent } from '../../shared/hub/events.ts'
import { isCovered } from '../pipeline/ledger.ts'
import type { Profile } from '../profiles/types.ts'
import { parseJson } from '../profiles/wire-value.ts'

/**
 * A profile for one stream of a source with a log that knows what happened before the connection: everything up to the
 * head that the source's `hello` named. Such events change the screen and resolve what they end, but are no news of this
 * moment: nobody is called by them (issue 4.2).
 */
export function markCatchUp(profile: Profile): Profile {
  if (profile.snapshot === undefined) return profile
  let head: Position | null = null

  function mark(event: NormalisedEvent): NormalisedEvent {
    if (event.facts.some(({ kind }) => kind === 'hello')) {
      const hello = helloEvent.safeParse(parseJson(event.data))
      head = hello.success ? parsePosition(`${hello.data.epoch}:${hello.data.head}`) : null
      return event
    }
    return isCovered(event.position, head) ? { ...event, catchUp: true } : event
  }

  return { ...profile, parse: (message, context) => profile.parse(message, context).map(mark) }
}
