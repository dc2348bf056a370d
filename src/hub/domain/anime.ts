import type { CreateAnime } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import type { Decision } from './decision.ts'

/** An anime is made so that episodes can name it; by itself it is no news to a viewer (N1). */
export function decideCreateAnime({ title }: CreateAnime, context: CommandContext): Decision {
  const payload = { id: context.newId(), title }
  return {
    kind: 'accepted',
    status: 201,
    events: [{ type: 'anime.created', topic: 'anime', branch: '', payload }],
    answer: payload,
  }
}
