import { createHash } from 'node:crypto'
import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import type { HubStore } from '../../../store/hub-store.ts'
import type { Payload } from '../payload.ts'

type Episode = Payload<'episode.created'>

/** The visible episodes, latest first, and the hash of all that a viewer can see of them. */
export interface EpisodeList {
  readonly episodes: readonly Episode[]
  readonly hash: string
}

/** Changes of these clear the cache (N2). Hidden episodes have another topic, which is never read here (R6). */
export const episodeTopics = ['episodes', 'video-servers'] as const
/** How long a hash counts without a trigger (N3), ms. */
export const cacheMs = 60_000

/** SHA-256 over the content alone: an episode that was saved without a change is no news (N3, N17). */
export function hashOf({ episodes = [], ...rest }: HubSnapshot): string {
  const servers = new Map<string, { id: string; name: string; url: string }[]>()
  for (const { id, episodeId, name, url } of rest['video-servers'] ?? []) {
    const known = servers.get(episodeId)
    if (known === undefined) servers.set(episodeId, [{ id, name, url }])
    else known.push({ id, name, url })
  }
  const content = episodes.map(({ ts: _ts, topic: _topic, branch: _branch, ...episode }) => ({
    ...episode,
    servers: servers.get(episode.id) ?? [],
  }))
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/**
 * The list behind a cache that the six triggers clear (N2) and a minute ends (N3): made anew at the next check of a stream,
 * or when the latest episodes are asked for.
 */
export function createEpisodeList(store: HubStore, monotonic: () => number): () => Promise<EpisodeList> {
  const triggers: ReadonlySet<string> = new Set(episodeTopics)
  let cached: { readonly list: Promise<EpisodeList>; readonly until: number } | null = null
  store.onCommitted(({ events }) => {
    if (events.some(({ topic }) => triggers.has(topic))) cached = null
  })
  store.onEpoch(() => {
    cached = null
  })

  async function read(): Promise<EpisodeList> {
    const text = await store.snapshot({ topics: episodeTopics, branch: null })
    const snapshot = JSON.parse(text) as HubSnapshot
    const episodes = (snapshot.episodes ?? []).filter(({ visible }) => visible)
    return { episodes, hash: hashOf({ ...snapshot, episodes }) }
  }
  return () => {
    if (cached !== null && monotonic() < cached.until) return cached.list
    const entry = { list: read(), until: monotonic() + cacheMs }
    cached = entry
    entry.list.catch(() => {
      if (cached === entry) cached = null
    })
    return entry.list
  }
}
