import * as z from 'zod/mini'
import { logLevels } from '../../domain/log-line.ts'
import { route } from './route.ts'

/** Routes about the lines of sources' logs. */
export const logRoutes = {
  /**
   * Writes the lines that match, all that are kept, to a text file that the user picks. `saved: false` when the user
   * changed their mind; `storage_failed` when it cannot be written.
   */
  'log.export': route<{ readonly saved: boolean; readonly path: string; readonly lines: number }>()(
    z.strictObject({
      /** Null: all sources. */
      source: z.nullable(z.string().check(z.maxLength(64))),
      levels: z.array(z.enum(logLevels)),
      search: z.string().check(z.maxLength(200)),
    }),
  ),
} as const
