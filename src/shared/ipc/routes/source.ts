import * as z from 'zod/mini'
import type { ConnectionHistory } from '../../domain/history.ts'
import { sourceSettings } from '../../settings/schema.ts'
import { route } from './route.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const secret = z.optional(z.string().check(z.maxLength(8192)))

/** Routes about sources. Secrets go in, never out. */
export const sourceRoutes = {
  'source.add': route<null>()(z.strictObject({ source: sourceSettings, secret })),
  /** Replaces a source's settings; the id stays. Without `secret` the stored one stays. */
  'source.update': route<null>()(z.strictObject({ source: sourceSettings, secret })),
  /** Removes it from the screen at once; `source.restore` brings it back, with its secret, until `undoUntil` (epoch ms). */
  'source.remove': route<{ readonly undoUntil: number }>()(z.strictObject({ id })),
  /** Undo of `source.remove`. `not_found` once the time is over. */
  'source.restore': route<null>()(z.strictObject({ id })),
  /** The order on screen: every id of the settings, once each. */
  'source.reorder': route<null>()(z.strictObject({ ids: z.array(id).check(z.maxLength(1000)) })),
  /**
   * Tests a connection as `pantau doctor` does. Answers at once with the id of a check in the collection `checks`, whose
   * steps follow there; a running test of the same source is ended first. Without `secret` the stored one is used.
   */
  'source.test': route<{ readonly checkId: string }>()(z.strictObject({ source: sourceSettings, secret })),
  /** Ends a test. */
  'source.endTest': route<null>()(z.strictObject({ checkId: z.string().check(z.maxLength(64)) })),
  'source.history': route<ConnectionHistory>()(z.strictObject({ id })),
  /** Writes a source's mapping to a file that the user picks; `saved: false` when the user changed their mind. */
  'source.exportMapping': route<{ readonly saved: boolean; readonly path: string }>()(z.strictObject({ id })),
  /** The live toggle (N14, D6), of the whole source or of one stream; kept over restarts. */
  'source.setLive': route<null>()(
    z.strictObject({ id, stream: z.optional(z.string().check(z.maxLength(64))), live: z.boolean() }),
  ),
  /** "Reconnect now" (C2: within 2 s). */
  'source.reconnect': route<null>()(z.strictObject({ id })),
} as const
