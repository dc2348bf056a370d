import * as z from 'zod/mini'
import { route } from './route.ts'

const id = z.string().check(z.minLength(1), z.maxLength(512))

/** Routes about alerts. */
export const alertRoutes = {
  'alert.acknowledge': route<null>()(
    z.strictObject({ ids: z.array(id).check(z.minLength(1), z.maxLength(1000)) }),
  ),
  'alert.snooze': route<null>()(
    z.strictObject({ id, minutes: z.number().check(z.int(), z.minimum(1), z.maximum(7 * 24 * 60)) }),
  ),
} as const
