import * as z from 'zod/mini'
import { ruleSettings } from '../../domain/rule.ts'
import { thresholds } from '../../domain/stock.ts'
import { attention, desktop, pin, quietHours, wall, webhook } from '../../settings/attention.ts'
import type { Settings } from '../../settings/schema.ts'
import { route } from './route.ts'

/** Settings as the screen sees them, with the names that the administrator has locked (managed.json). */
export interface SettingsView
  extends Pick<
    Settings,
    | 'locale'
    | 'theme'
    | 'thresholds'
    | 'quietHours'
    | 'rules'
    | 'attention'
    | 'desktop'
    | 'wall'
    | 'privacy'
    | 'operator'
  > {
  readonly hubEnabled: boolean
  /** Whether a PIN is set; the PIN itself goes in, never out. */
  readonly hasPin: boolean
  readonly locked: readonly string[]
}

/** What became of a try to reach a person, for a Test button. `detail` is in English. */
export interface TestOutcome {
  readonly ok: boolean
  readonly detail: string
}

const secret = z.string().check(z.maxLength(8192))

/** Routes about settings. */
export const settingsRoutes = {
  'settings.get': route<SettingsView>()(z.strictObject({})),
  'settings.update': route<SettingsView>()(
    z.strictObject({
      locale: z.optional(z.enum(['id', 'en'])),
      theme: z.optional(z.enum(['system', 'light', 'dark'])),
      thresholds: z.optional(thresholds),
      quietHours: z.optional(z.array(quietHours).check(z.maxLength(50))),
      rules: z.optional(z.array(ruleSettings).check(z.maxLength(500))),
      attention: z.optional(attention),
      desktop: z.optional(desktop),
      wall: z.optional(wall),
      operator: z.optional(z.string().check(z.maxLength(100))),
    }),
  ),
  /** What this screen hides. To show something again asks for the PIN where one is set; `wrong_pin` otherwise. */
  'privacy.set': route<SettingsView>()(
    z.strictObject({ hideAmounts: z.boolean(), hideNames: z.boolean(), pin: z.optional(pin) }),
  ),
  /** Sets, changes or (null) removes the PIN; `wrong_pin` when `current` is not the one that is set. */
  'pin.set': route<SettingsView>()(z.strictObject({ current: z.optional(pin), next: z.nullable(pin) })),
  /** Puts the webhook's secret into the key store; '' takes it out. */
  'webhook.setSecret': route<null>()(z.strictObject({ secret })),
  /** Calls the webhook once, as it is in this form. Without `secret` the stored one is used. */
  'webhook.test': route<TestOutcome>()(z.strictObject({ webhook: webhook, secret: z.optional(secret) })),
  /** Lets the user pick a sound file; `path: null` when they changed their mind. Its sound is played once. */
  'sound.pick': route<{ readonly path: string | null }>()(z.strictObject({})),
} as const
