import type { PutEpisode } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import type { DomainEvent, PayloadOf } from './events.ts'
import { sameFields } from './same-fields.ts'
import type { HubView } from './view.ts'
import { episodeEvent, episodeGone, videoServerEvent, videoServerGone } from './visibility.ts'

type Episode = PayloadOf<'episode.created'>

/** The whole episode as its event says it, or why the command cannot say it. */
function episodeOf(
  { animeId, number, title, visible, poster, adult }: PutEpisode,
  made: Pick<Episode, 'id' | 'createdAt'>,
  view: HubView,
): Episode | ReturnType<typeof reject> {
  const anime = view.anime(animeId)
  if (anime === undefined) return reject('unknown_anime', `there is no anime ${animeId}`)
  return {
    id: made.id,
    animeId,
    animeTitle: anime.title,
    number: String(number),
    title,
    visible,
    poster: poster ?? null,
    adult,
    createdAt: made.createdAt,
  }
}

function answerOf({ id, animeId, number, title, visible }: Episode) {
  return { id, animeId, number, title, visible }
}

/** A new episode; the first of the six triggers of the episode list (N2). */
export function decideCreateEpisode(input: PutEpisode, view: HubView, context: CommandContext): Decision {
  const made = { id: context.newId(), createdAt: new Date(context.now).toISOString() }
  const episode = episodeOf(input, made, view)
  if ('kind' in episode) return episode
  return {
    kind: 'accepted',
    status: 201,
    events: [episodeEvent('episode.created', episode)],
    answer: answerOf(episode),
  }
}

/**
 * An episode that changes sides is deleted on the one and made on the other, with its video servers, so that each topic
 * is true by itself: a viewer cannot tell a hidden episode from a deleted one (R6).
 */
function moved(before: Episode, after: Episode, view: HubView): readonly DomainEvent[] {
  const servers = view.videoServersOf(after.id)
  return [
    ...servers.map(({ payload }) => videoServerGone(payload, before.visible)),
    episodeGone(after.id, before.visible),
    episodeEvent('episode.created', after),
    ...servers.map(({ payload }) => videoServerEvent('video-server.created', payload, after.visible)),
  ]
}

/** Replaces all fields of an episode; the same again is answered again and changes nobody's list. */
export function decideUpdateEpisode(id: string, input: PutEpisode, view: HubView): Decision {
  const known = view.episode(id)
  if (known === undefined) return reject('not_found', `there is no episode ${id}`)
  const before = known.payload
  const after = episodeOf(input, before, view)
  if ('kind' in after) return after
  if (sameFields(before, after)) return { kind: 'repeated', seq: known.seq, answer: answerOf(after) }
  const events =
    before.visible === after.visible ? [episodeEvent('episode.updated', after)] : moved(before, after, view)
  return { kind: 'accepted', status: 200, events, answer: answerOf(after) }
}

/** An episode goes, and its video servers with it. */
export function decideDeleteEpisode(id: string, view: HubView): Decision {
  const known = view.episode(id)
  if (known === undefined) return reject('not_found', `there is no episode ${id}`)
  const { visible } = known.payload
  const servers = view.videoServersOf(id).map(({ payload }) => videoServerGone(payload, visible))
  return { kind: 'accepted', status: 200, events: [...servers, episodeGone(id, visible)], answer: { id } }
}
