import type { PutVideoServer } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import { sameFields } from './same-fields.ts'
import type { EpisodeRow, HubView } from './view.ts'
import { videoServerEvent, videoServerGone } from './visibility.ts'

function usableEpisode(id: string, view: HubView): EpisodeRow | ReturnType<typeof reject> {
  return view.episode(id) ?? reject('unknown_episode', `there is no episode ${id}`)
}

/** A video server of an episode: it triggers the episode list like the episode itself (N2). */
export function decideCreateVideoServer(
  { episodeId, name, url }: PutVideoServer,
  view: HubView,
  context: CommandContext,
): Decision {
  const episode = usableEpisode(episodeId, view)
  if ('kind' in episode) return episode
  const payload = { id: context.newId(), episodeId, name, url }
  return {
    kind: 'accepted',
    status: 201,
    events: [videoServerEvent('video-server.created', payload, episode.payload.visible)],
    answer: payload,
  }
}

/** Replaces a video server; it may move to another episode, also to one of the other side of visibility. */
export function decideUpdateVideoServer(id: string, input: PutVideoServer, view: HubView): Decision {
  const known = view.videoServer(id)
  if (known === undefined) return reject('not_found', `there is no video server ${id}`)
  const episode = usableEpisode(input.episodeId, view)
  if ('kind' in episode) return episode
  const { episodeId, name, url } = input
  const after = { id, episodeId, name, url }
  if (sameFields(known.payload, after)) return { kind: 'repeated', seq: known.seq, answer: after }
  const wasVisible = view.episode(known.payload.episodeId)?.payload.visible ?? false
  const { visible } = episode.payload
  const events =
    wasVisible === visible
      ? [videoServerEvent('video-server.updated', after, visible)]
      : [videoServerGone(known.payload, wasVisible), videoServerEvent('video-server.created', after, visible)]
  return { kind: 'accepted', status: 200, events, answer: after }
}

export function decideDeleteVideoServer(id: string, view: HubView): Decision {
  const known = view.videoServer(id)
  if (known === undefined) return reject('not_found', `there is no video server ${id}`)
  const { episodeId } = known.payload
  const wasVisible = view.episode(episodeId)?.payload.visible ?? false
  return {
    kind: 'accepted',
    status: 200,
    events: [videoServerGone(known.payload, wasVisible)],
    answer: { id, episodeId },
  }
}
