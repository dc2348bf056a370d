import type { ChannelSpec } from '../../../sse/channel-spec.ts'
import { message, named } from '../frames.ts'
import type { DialectParts } from '../parts.ts'
import type { Shape } from '../shape.ts'
import type { EpisodeList } from './list.ts'

/**
 * `episodes_updated` (N5). The document does not say whether the name is the event's or stands in its data; the live code
 * has it in the data. One message in either shape, so that no client fetches twice.
 *
 * @param now epoch ms; the message says whole seconds
 */
export function episodesUpdated(shape: Shape, now: number, id?: string): string {
  const value = {
    type: 'episodes_updated',
    timestamp: Math.floor(now / 1000),
    message: 'Episode baru tersedia!',
  }
  return shape === 'live' ? message(value, id) : named('episodes_updated', value, id)
}

/**
 * `/api/episodes/stream`: looks at the hash of the list and speaks only when it is another one (N4, N17). The first look
 * only learns it.
 *
 * @param position of the log's head, as the id
 */
export function episodesChannel(
  { times, clock }: DialectParts,
  list: () => Promise<EpisodeList>,
  options: { readonly shape: Shape; readonly known: string; readonly position: () => string },
): ChannelSpec {
  const { shape } = options
  let lastHash = options.known
  return {
    key: `episodes/${shape}`,
    heartbeatMs: shape === 'live' ? times.heartbeatMs : times.episodesHeartbeatMs,
    maxAgeMs: times.episodesMaxAgeMs,
    state: {
      everyMs: shape === 'live' ? times.episodesLiveCheckMs : times.episodesCheckMs,
      async render() {
        // Before the list is read: a change that comes meanwhile must not be behind the id.
        const id = options.position()
        const { hash } = await list()
        if (hash === lastHash) return ''
        lastHash = hash
        return episodesUpdated(shape, clock.now(), id)
      },
    },
  }
}
