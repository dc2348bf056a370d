import type { ReadDb } from '../../../node/sqlite/db.ts'
import type { SnapshotParts, SnapshotQuery } from '../snapshot-parts.ts'
import { eventList } from './event-list.ts'

const episodesKept = 500

/** Anime, episodes and video servers; those of hidden episodes only for whoever asks for `episodes.hidden` (R6). */
export function createEpisodeSnapshot(db: ReadDb): (query: SnapshotQuery) => SnapshotParts {
  const anime = db.prepare('SELECT event FROM anime ORDER BY seq').pluck()
  const episodes = db
    .prepare('SELECT event FROM episodes WHERE visible = ? ORDER BY created_at DESC, seq DESC LIMIT ?')
    .pluck()
  const servers = db
    .prepare(
      `SELECT video_servers.event FROM video_servers JOIN episodes ON episodes.id = episode_id
       WHERE visible = 1 OR @hidden = 1 ORDER BY video_servers.seq`,
    )
    .pluck()
  return ({ topics }) => ({
    anime: () => eventList(anime.all()),
    episodes: () => eventList(episodes.all(1, episodesKept)),
    'episodes.hidden': () => eventList(episodes.all(0, episodesKept)),
    'video-servers': () => eventList(servers.all({ hidden: topics.includes('episodes.hidden') ? 1 : 0 })),
  })
}
