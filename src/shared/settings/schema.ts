import * as z from 'zod/mini'
import { mapping } from '../domain/mapping.ts'
import { currencyCode, defaultCurrency } from '../domain/money.ts'
import { ruleSettings } from '../domain/rule.ts'
import { defaultThresholds, thresholds } from '../domain/stock.ts'
import { attention, desktop, pinHash, privacy, quietHours, wall } from './attention.ts'

/** Profiles that settings may name (contract.md). Only those in the engine's registry can connect. */
export const profileIds = ['auto', 'pantau', 'optik', 'comic', 'episodes', 'stats', 'generic'] as const
export const profileId = z.enum(profileIds)
export type ProfileId = z.infer<typeof profileId>

/** How a source proves who we are. The secret itself lives in the OS key store, under the source's id, never here. */
export const sourceAuth = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('bearer') }),
  z.object({ type: z.literal('basic'), username: z.string() }),
  z.object({ type: z.literal('header'), header: z.string().check(z.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/)) }),
  z.object({ type: z.literal('cookie') }),
])
export type SourceAuth = z.infer<typeof sourceAuth>

/** Which streams go on while the window is hidden (design.md, section 4). */
export const backgroundChoice = z.enum(['alerts', 'everything', 'nothing'])

/** Whom to trust over TLS besides the system's authorities (issue 3.9). With a pin, nothing but that certificate. */
export const sourceTls = z.object({
  /** PEM text of one or several authorities. */
  ca: z.optional(z.string().check(z.maxLength(262_144), z.regex(/-----BEGIN CERTIFICATE-----/))),
  /** SHA-256 of the server's own certificate: 64 hex digits, with or without colons. */
  pin: z.optional(z.string().check(z.regex(/^([0-9A-Fa-f]{2}:?){32}$/))),
})
export type SourceTls = z.infer<typeof sourceTls>

/** Way to the source: as the system says, straight, or through this HTTP proxy (no credentials in it). */
export const sourceProxy = z.union([
  z.enum(['system', 'none']),
  z.url({ protocol: /^https?$/ }).check(z.refine((url) => !/^[a-z]+:\/\/[^/]*@/.test(url))),
])
export type SourceProxy = z.infer<typeof sourceProxy>

/** One source of events, as an installer writes it (contract.md). */
export const sourceSettings = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  url: z.url({ protocol: /^https?$/ }),
  profile: z._default(profileId, 'auto'),
  enabled: z._default(z.boolean(), true),
  background: z._default(backgroundChoice, 'alerts'),
  auth: z._default(sourceAuth, { type: 'none' }),
  branches: z._default(z.array(z.string()), []),
  currency: z._default(currencyCode, defaultCurrency),
  tls: z.optional(sourceTls),
  proxy: z._default(sourceProxy, 'system'),
  /** The user lets Pantau fetch the pictures that this source names (issue 3.2). */
  images: z._default(z.boolean(), false),
  /** How a generic source's fields are shown (issue 3.6). */
  mapping: z._default(mapping, []),
  streams: z._default(
    z.record(
      z.string(),
      z.object({
        path: z.optional(z.string().check(z.startsWith('/'))),
        enabled: z._default(z.boolean(), true),
      }),
    ),
    {},
  ),
})
export type SourceSettings = z.infer<typeof sourceSettings>

/** `settings.json` (contract.md, The console). Unknown fields are kept, so a newer file survives an older program. */
export const settingsSchema = z.looseObject({
  locale: z._default(z.enum(['id', 'en']), 'id'),
  theme: z._default(z.enum(['system', 'light', 'dark']), 'system'),
  hub: z._default(
    z.object({
      enabled: z._default(z.boolean(), true),
      port: z._default(z.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 0),
    }),
    { enabled: true, port: 0 },
  ),
  /** The embedded hub's live toggle; the hub itself goes on and takes sales. */
  hubLive: z._default(z.boolean(), true),
  sources: z._default(z.array(sourceSettings), []),
  thresholds: z._default(thresholds, defaultThresholds),
  quietHours: z._default(z.array(quietHours), []),
  rules: z._default(z.array(ruleSettings), []),
  attention: z._default(attention, attention.parse({})),
  desktop: z._default(desktop, desktop.parse({})),
  wall: z._default(wall, wall.parse({})),
  privacy: z._default(privacy, privacy.parse({})),
  pin: z._default(pinHash, null),
  /** Who answers alerts at this console; '' is the system's user. */
  operator: z._default(z.string().check(z.maxLength(100)), ''),
})
export type Settings = z.infer<typeof settingsSchema>

/** Id of the embedded hub among the sources; settings cannot use it. */
export const embeddedHubId = 'hub'
