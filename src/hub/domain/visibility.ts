import type { DomainEvent, PayloadOf } from './events.ts'

/** Where an episode is spoken of: hidden ones only before admins (R6). */
export function episodeTopic(visible: boolean): string {
  return visible ? 'episodes' : 'episodes.hidden'
}

/** Where a video server is spoken of: that of a hidden episode is hidden with it. */
export function videoServerTopic(episodeVisible: boolean): string {
  return episodeVisible ? 'video-servers' : 'episodes.hidden'
}

export function episodeEvent(
  type: 'episode.created' | 'episode.updated',
  payload: PayloadOf<'episode.created'>,
): DomainEvent {
  return { type, topic: episodeTopic(payload.visible), branch: '', payload }
}

export function episodeGone(id: string, wasVisible: boolean): DomainEvent {
  return { type: 'episode.deleted', topic: episodeTopic(wasVisible), branch: '', payload: { id } }
}

export function videoServerEvent(
  type: 'video-server.created' | 'video-server.updated',
  payload: PayloadOf<'video-server.created'>,
  episodeVisible: boolean,
): DomainEvent {
  return { type, topic: videoServerTopic(episodeVisible), branch: '', payload }
}

export function videoServerGone(
  { id, episodeId }: Pick<PayloadOf<'video-server.created'>, 'id' | 'episodeId'>,
  episodeWasVisible: boolean,
): DomainEvent {
  const topic = videoServerTopic(episodeWasVisible)
  return { type: 'video-server.deleted', topic, branch: '', payload: { id, episodeId } }
}
