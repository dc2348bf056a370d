import * as z from 'zod/mini'
import { role } from '../shared/hub/commands.ts'
import { hubSnapshot } from '../shared/hub/events.ts'
import type { Envelope } from '../shared/ipc/envelope.ts'
import type { HubDirectory } from '../shared/ipc/routes/hub.ts'
import { askHub } from './hub-client.ts'
import type { HubEndpoint } from './ports.ts'

const topics = ['branches', 'anime', 'episodes', 'episodes.hidden', 'video-servers'] as const

const userList = z.object({
  users: z.array(z.object({ userId: z.string(), name: z.string(), role, branchId: z.nullable(z.string()) })),
})
const tokenList = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      role,
      branchId: z.nullable(z.string()),
      userId: z._default(z.nullable(z.string()), null),
      createdAt: z.string(),
    }),
  ),
})

/** What the management screens list: parts of the hub's snapshot, its people and its tokens. Fails as `askHub`. */
export async function hubDirectory(endpoint: HubEndpoint | null): Promise<Envelope<HubDirectory>> {
  const get = (path: string) => askHub(endpoint, { method: 'GET', path })
  const [shown, people, passes] = await Promise.all([
    get(`/v1/snapshot?topics=${topics.join(',')}`),
    get('/v1/users'),
    get('/v1/tokens'),
  ])
  if (!shown.ok) return shown
  if (!people.ok) return people
  if (!passes.ok) return passes
  const snapshot = hubSnapshot.safeParse(shown.data)
  const users = userList.safeParse(people.data)
  const tokens = tokenList.safeParse(passes.data)
  if (!snapshot.success || !users.success || !tokens.success) {
    return {
      ok: false,
      error: { code: 'hub_unavailable', message: 'the hub answered something that is no list' },
    }
  }
  const { branches = [], anime = [], episodes = [] } = snapshot.data
  return {
    ok: true,
    data: {
      branches,
      anime,
      episodes,
      'episodes.hidden': snapshot.data['episodes.hidden'] ?? [],
      'video-servers': snapshot.data['video-servers'] ?? [],
      users: users.data.users,
      tokens: tokens.data.tokens,
    },
  }
}
