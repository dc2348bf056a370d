import type { WriteDb } from '../../../node/sqlite/db.ts'
import type { EpisodeView } from '../../domain/view.ts'
import { type AppliedAt, type Applies, type EventRow, saidBy } from './applied.ts'

type EpisodeTypes =
  | 'anime.created'
  | 'episode.created'
  | 'episode.updated'
  | 'episode.deleted'
  | 'video-server.created'
  | 'video-server.updated'
  | 'video-server.deleted'

/** What decisions about anime, episodes and video servers may look at. */
export function createEpisodeView(db: WriteDb): EpisodeView {
  const anime = db.prepare('SELECT seq, event FROM anime WHERE id = ?')
  const episode = db.prepare('SELECT seq, event FROM episodes WHERE id = ?')
  const server = db.prepare('SELECT seq, event FROM video_servers WHERE id = ?')
  const servers = db.prepare('SELECT seq, event FROM video_servers WHERE episode_id = ? ORDER BY seq')
  const row = (found: unknown) => found as EventRow | undefined
  return {
    anime(id) {
      const found = row(anime.get(id))
      return found === undefined ? undefined : saidBy<'anime.created'>(found).payload
    },
    episode(id) {
      const found = row(episode.get(id))
      return found === undefined ? undefined : saidBy<'episode.created'>(found)
    },
    videoServer(id) {
      const found = row(server.get(id))
      return found === undefined ? undefined : saidBy<'video-server.created'>(found)
    },
    videoServersOf: (id) => (servers.all(id) as EventRow[]).map(saidBy<'video-server.created'>),
  }
}

export function createEpisodeApply(db: WriteDb): Applies<EpisodeTypes> {
  const anime = db.prepare('INSERT INTO anime (id, seq, event) VALUES (?, ?, ?)')
  const episode = db.prepare(
    `INSERT INTO episodes (id, visible, created_at, seq, event) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET visible = excluded.visible, seq = excluded.seq, event = excluded.event`,
  )
  const noEpisode = db.prepare('DELETE FROM episodes WHERE id = ?')
  const server = db.prepare(
    `INSERT INTO video_servers (id, episode_id, seq, event) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET episode_id = excluded.episode_id, seq = excluded.seq, event = excluded.event`,
  )
  const noServer = db.prepare('DELETE FROM video_servers WHERE id = ?')

  const putEpisode: Applies<'episode.created'>['episode.created'] = ({ payload }, at: AppliedAt) => {
    episode.run(payload.id, payload.visible ? 1 : 0, payload.createdAt, at.commandEnd, at.data)
  }
  const putServer: Applies<'video-server.created'>['video-server.created'] = ({ payload }, at) => {
    server.run(payload.id, payload.episodeId, at.commandEnd, at.data)
  }
  return {
    'anime.created': ({ payload }, at) => {
      anime.run(payload.id, at.commandEnd, at.data)
    },
    'episode.created': putEpisode,
    'episode.updated': (event, at) => putEpisode({ ...event, type: 'episode.created' }, at),
    'episode.deleted': ({ payload }) => {
      noEpisode.run(payload.id)
    },
    'video-server.created': putServer,
    'video-server.updated': (event, at) => putServer({ ...event, type: 'video-server.created' }, at),
    'video-server.deleted': ({ payload }) => {
      noServer.run(payload.id)
    },
  }
}
