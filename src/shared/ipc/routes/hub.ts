import * as z from 'zod/mini'
import * as commands from '../../hub/commands.ts'
import type { HubSnapshot } from '../../hub/events.ts'
import { route } from './route.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))

/** What the management screens may ask of the embedded hub: its own commands (contract.md), by name. */
export const hubCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create-branch'), input: commands.createBranch }),
  z.strictObject({ kind: z.literal('put-product'), input: commands.putProduct }),
  z.strictObject({ kind: z.literal('adjust-stock'), input: commands.adjustStock }),
  z.strictObject({ kind: z.literal('create-order'), input: commands.createOrder }),
  z.strictObject({ kind: z.literal('ready-order'), orderId: id }),
  z.strictObject({ kind: z.literal('create-anime'), input: commands.createAnime }),
  z.strictObject({ kind: z.literal('create-episode'), input: commands.putEpisode }),
  z.strictObject({ kind: z.literal('update-episode'), id, input: commands.putEpisode }),
  z.strictObject({ kind: z.literal('delete-episode'), id }),
  z.strictObject({ kind: z.literal('create-video-server'), input: commands.putVideoServer }),
  z.strictObject({ kind: z.literal('update-video-server'), id, input: commands.putVideoServer }),
  z.strictObject({ kind: z.literal('delete-video-server'), id }),
  z.strictObject({ kind: z.literal('create-job'), input: commands.createJob }),
  z.strictObject({ kind: z.literal('patch-job'), id, input: commands.patchJob }),
  z.strictObject({ kind: z.literal('put-watcher'), input: commands.putWatcher }),
  z.strictObject({ kind: z.literal('rebuild-cache') }),
  z.strictObject({ kind: z.literal('put-stats'), input: commands.putStats }),
  z.strictObject({ kind: z.literal('create-notification'), input: commands.createNotification }),
  z.strictObject({ kind: z.literal('put-user'), input: commands.putUser }),
  z.strictObject({ kind: z.literal('delete-user'), id }),
  z.strictObject({ kind: z.literal('create-token'), input: commands.createToken }),
  z.strictObject({ kind: z.literal('revoke-token'), id }),
])
export type HubCommand = z.infer<typeof hubCommand>

/** A person of the hub, as `GET /v1/users` tells. */
export interface HubUser {
  readonly userId: string
  readonly name: string
  readonly role: commands.Role
  readonly branchId: string | null
}
/** A token without its secret, as `GET /v1/tokens` tells. */
export interface HubToken {
  readonly id: string
  readonly label: string
  readonly role: commands.Role
  readonly branchId: string | null
  readonly userId: string | null
  readonly createdAt: string
}
type ListedTopic = 'branches' | 'anime' | 'episodes' | 'episodes.hidden' | 'video-servers'
type Lists = { readonly [T in ListedTopic]: NonNullable<HubSnapshot[T]> }

/** What the management screens list; read again after each command. */
export interface HubDirectory extends Lists {
  readonly users: readonly HubUser[]
  readonly tokens: readonly HubToken[]
}

/** Routes about the embedded hub. Fail with `hub_unavailable`, or `rejected` with data {code: ProblemCode, issues?}. */
export const hubRoutes = {
  /** `answer` is the hub's body: ids it made, a new token (shown once). `commandId` makes a repetition harmless. */
  'hub.command': route<{ readonly answer: Readonly<Record<string, unknown>> }>()(
    z.strictObject({ commandId: z.uuid(), command: hubCommand }),
  ),
  'hub.directory': route<HubDirectory>()(z.strictObject({})),
} as const
