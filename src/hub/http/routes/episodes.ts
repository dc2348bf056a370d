import { createAnime, putEpisode, putVideoServer } from '../../../shared/hub/commands.ts'
import type { Route } from '../route.ts'
import { type CommandRoutes, createdAccepted } from './command-route.ts'

/** Anime, episodes and video servers: what the admin panel of parts 3A and 3B does (N1, N2, R6). */
export function episodeRoutes({ withBody, bare }: CommandRoutes): readonly Route[] {
  const permission = 'episode.manage'
  return [
    withBody({
      path: '/v1/anime',
      summary: 'Make an anime; the hub gives the id',
      permission,
      body: createAnime,
      statuses: [201],
      answer: createdAccepted,
      problems: [],
      command: (input) => ({ kind: 'create-anime', input }),
    }),
    withBody({
      path: '/v1/episodes',
      summary: 'Make an episode; the hub gives the id',
      permission,
      body: putEpisode,
      statuses: [201],
      answer: createdAccepted,
      problems: ['unknown_anime'],
      command: (input) => ({ kind: 'create-episode', input }),
    }),
    withBody({
      method: 'PUT',
      path: '/v1/episodes/:id',
      summary: 'Replace an episode; hidden ones are told to admins alone',
      permission,
      body: putEpisode,
      statuses: [200],
      answer: createdAccepted,
      problems: ['not_found', 'unknown_anime'],
      command: (input, { id = '' }) => ({ kind: 'update-episode', id, input }),
    }),
    bare({
      method: 'DELETE',
      path: '/v1/episodes/:id',
      summary: 'Delete an episode and its video servers',
      permission,
      statuses: [200],
      answer: createdAccepted,
      problems: ['not_found'],
      command: ({ id = '' }) => ({ kind: 'delete-episode', id }),
    }),
    withBody({
      path: '/v1/video-servers',
      summary: 'Make a video server of an episode; the hub gives the id',
      permission,
      body: putVideoServer,
      statuses: [201],
      answer: createdAccepted,
      problems: ['unknown_episode'],
      command: (input) => ({ kind: 'create-video-server', input }),
    }),
    withBody({
      method: 'PUT',
      path: '/v1/video-servers/:id',
      summary: 'Replace a video server',
      permission,
      body: putVideoServer,
      statuses: [200],
      answer: createdAccepted,
      problems: ['not_found', 'unknown_episode'],
      command: (input, { id = '' }) => ({ kind: 'update-video-server', id, input }),
    }),
    bare({
      method: 'DELETE',
      path: '/v1/video-servers/:id',
      summary: 'Delete a video server',
      permission,
      statuses: [200],
      answer: createdAccepted,
      problems: ['not_found'],
      command: ({ id = '' }) => ({ kind: 'delete-video-server', id }),
    }),
  ]
}
