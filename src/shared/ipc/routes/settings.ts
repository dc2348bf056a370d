import * as z from 'zod/mini'
import { thresholds } from '../../domain/stock.ts'
import type { Settings } from '../../settings/schema.ts'
import { route } from './route.ts'

/** Settings as the screen sees them, with the names that the administrator has locked (managed.json). */
export interface SettingsView {
  readonly locale: Settings['locale']
  readonly theme: Settings['theme']
  readonly thresholds: Settings['thresholds']
  readonly hubEnabled: boolean
  readonly locked: readonly string[]
}

/** Routes about settings. */
export const settingsRoutes = {
  'settings.get': route<SettingsView>()(z.strictObject({})),
  'settings.update': route<SettingsView>()(
    z.strictObject({
      locale: z.optional(z.enum(['id', 'en'])),
      theme: z.optional(z.enum(['system', 'light', 'dark'])),
      thresholds: z.optional(thresholds),
    }),
  ),
} as const
