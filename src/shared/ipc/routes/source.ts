import * as z from 'zod/mini'
import { sourceSettings } from '../../settings/schema.ts'
import { route } from './route.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))

/** Routes about sources. Secrets go in, never out. */
export const sourceRoutes = {
  'source.add': route<null>()(
    z.strictObject({ source: sourceSettings, secret: z.optional(z.string().check(z.maxLength(8192))) }),
  ),
  'source.remove': route<null>()(z.strictObject({ id })),
  /** The live toggle (N14, D6), of the whole source or of one stream; kept over restarts. */
  'source.setLive': route<null>()(
    z.strictObject({ id, stream: z.optional(z.string().check(z.maxLength(64))), live: z.boolean() }),
  ),
  /** "Reconnect now" (C2: within 2 s). */
  'source.reconnect': route<null>()(z.strictObject({ id })),
} as const
