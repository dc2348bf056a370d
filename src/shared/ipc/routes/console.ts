import * as z from 'zod/mini'
import type { AppNotice } from '../../domain/app-notice.ts'
import type { ConsoleSnapshot } from '../batch.ts'
import { route } from './route.ts'

/** What the screen may know about its program. */
export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: string
  /** A simulated shop feeds the hub; marked on screen (contract.md, demo). */
  readonly demo: boolean
  readonly dataDir: string
  /** Trouble that the user should know of: a damaged settings file, a read-only folder. */
  readonly notices: readonly AppNotice[]
}

const none = z.strictObject({})

/** Routes about the console itself. */
export const consoleRoutes = {
  'console.snapshot': route<ConsoleSnapshot>()(none),
  /** The one batch acknowledgement: the position that the screen has applied. */
  'console.ack': route<null>()(z.strictObject({ to: z.number().check(z.int(), z.nonnegative()) })),
  /** A person read the summary of a time away that ended at `to`: no page shows it again. */
  'console.awayRead': route<null>()(z.strictObject({ to: z.number() })),
  'app.info': route<AppInfo>()(none),
} as const
