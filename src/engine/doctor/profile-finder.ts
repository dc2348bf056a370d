import { detectByMessage, detectionMessages } from '../profiles/detect.ts'
import type { Profile } from '../profiles/types.ts'
import type { SseMessage } from '../stream/sse-reader.ts'

/** Recognises the dialect while a stream is heard. */
export interface ProfileFinder {
  profile(): Profile | null
  /**
   * Reads one message.
   *
   * @returns how the dialect understands it: as a heartbeat, and which heartbeat a `hello` announces, ms
   */
  read(
    message: SseMessage,
    transport: 'sse' | 'poll',
  ): { readonly isBeat: boolean; readonly announced: number | null }
}

/** @param onFound called once, when messages told what the address did not */
export function createProfileFinder(
  known: Profile | null,
  now: () => number,
  onFound: (profile: Profile) => void,
): ProfileFinder {
  let profile = known
  let looks = 0

  return {
    profile: () => profile,
    read(message, transport) {
      const raw = { ...message, transport, receivedAt: now(), connection: 1 }
      if ((profile === null || profile.id === 'generic') && looks < detectionMessages) {
        looks += 1
        const found = detectByMessage(raw)
        if (found !== null) {
          profile = found
          onFound(found)
        }
      }
      const context = { source: '', stream: '', currency: 'IDR', firstOfConnection: looks <= 1 }
      const facts = (profile?.parse(raw, context) ?? []).flatMap((event) => event.facts)
      const hello = facts.find((fact) => fact.kind === 'hello')
      return {
        isBeat: facts.length > 0 && facts.every(({ kind }) => kind === 'heartbeat'),
        announced: hello?.heartbeatMs ?? null,
      }
    },
  }
}
