import * as z from 'zod/mini'
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

/** A trouble of the program itself, with what was done about it. */
export interface AppNotice {
  readonly code:
    | 'settings-damaged'
    | 'settings-unwritable'
    | 'data-unwritable'
    | 'journal-damaged'
    | 'hub-failed'
    | 'secrets-unavailable'
    /** The second way to reach a person does not answer; `detail` says what it said. */
    | 'webhook-failed'
    /** The system does not let Pantau start at login. */
    | 'autostart-failed'
    /** The graphics process was lost too often: this version draws without the graphics processor. */
    | 'graphics-off'
  /** Plain words for details: a path, a reason. */
  readonly detail: string
}

const none = z.strictObject({})

/** Routes about the console itself. */
export const consoleRoutes = {
  'console.snapshot': route<ConsoleSnapshot>()(none),
  /** The one batch acknowledgement: the position that the screen has applied. */
  'console.ack': route<null>()(z.strictObject({ to: z.number().check(z.int(), z.nonnegative()) })),
  'app.info': route<AppInfo>()(none),
} as const
