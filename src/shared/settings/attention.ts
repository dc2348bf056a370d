import * as z from 'zod/mini'

/** A time of day, `HH:MM`, 24 hours. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** Quiet hours (issue 4.4): who raises something now is held, and told in one digest at the end. Critical always calls. */
export const quietHours = z.object({
  /** Days on which they begin: 1 is Monday, 7 is Sunday. */
  days: z.array(z.number().check(z.int(), z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
  from: timeOfDay,
  /** At or before `from`: on the next day. */
  to: timeOfDay,
  /** Only alerts of these sources; empty means all. */
  sources: z._default(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200)), []),
  severities: z._default(z.array(z.enum(['info', 'warning'])), ['info', 'warning']),
})
export type QuietHours = z.infer<typeof quietHours>

const file = z.nullable(z.string().check(z.maxLength(4096)))

/** A second way to reach a person (issue 4.3). Its secret lives in the OS key store under {@link webhookSecretId}. */
export const webhook = z.object({
  enabled: z._default(z.boolean(), false),
  url: z._default(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), ''),
  /** `json`: Pantau's own fields. `ntfy`: ntfy's JSON format, at the server's root, with `topic`. */
  preset: z._default(z.enum(['json', 'ntfy']), 'json'),
  topic: z._default(z.string().check(z.maxLength(64), z.regex(/^[-_A-Za-z0-9]*$/)), ''),
  /** Sends `Authorization: Bearer <secret>`. */
  secret: z._default(z.boolean(), false),
})
export type Webhook = z.infer<typeof webhook>

/** No source can have this id. */
export const webhookSecretId = '@webhook'

/** How people are called. */
export const attention = z.object({
  /** Native notifications. */
  desktop: z._default(z.boolean(), true),
  sound: z._default(z.boolean(), true),
  /** Alerts are spoken in the chosen language. */
  speech: z._default(z.boolean(), false),
  /** No sound and no speech, whatever is on; shown on every view. */
  muted: z._default(z.boolean(), false),
  /** 0 to 1. */
  volume: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.8),
  /** Own sound files by severity; null is Pantau's own. */
  sounds: z._default(z.object({ info: file, warning: file, critical: file }), {
    info: null,
    warning: null,
    critical: null,
  }),
  /** A critical alert that nobody answered is called again so often; 0 never. */
  repeatMinutes: z._default(z.number().check(z.int(), z.minimum(0), z.maximum(1440)), 5),
  /** From this repeat on the webhook is called too. */
  webhookAfterRepeats: z._default(z.number().check(z.int(), z.minimum(0), z.maximum(100)), 1),
  webhook: z._default(webhook, webhook.parse({})),
})
export type Attention = z.infer<typeof attention>

/** How the program sits on the desktop (issue 4.7). */
export const desktop = z.object({
  /** What the window's close button does; `ask`: it explains itself the first time, and then it is `tray`. */
  onClose: z._default(z.enum(['ask', 'tray', 'quit']), 'ask'),
  startAtLogin: z._default(z.boolean(), false),
})
export type Desktop = z.infer<typeof desktop>

/** Views that a wall can show. */
export const wallViews = ['overview', 'stock', 'jobs', 'episodes', 'stats', 'alerts', 'logs'] as const
export type WallView = (typeof wallViews)[number]

/** The wall screen (issue 4.9). */
export const wall = z.object({
  /** Electron's display id as text; null is the display of the window. One that is gone is replaced by the primary. */
  display: z._default(z.nullable(z.string().check(z.maxLength(64))), null),
  views: z._default(z.array(z.enum(wallViews)).check(z.minLength(1), z.maxLength(wallViews.length)), [
    'overview',
  ]),
  /** How long each view stays. */
  seconds: z._default(z.number().check(z.int(), z.minimum(5), z.maximum(3600)), 20),
  /** Size of type and space, 1 to 3. */
  scale: z._default(z.number().check(z.minimum(1), z.maximum(3)), 1.5),
})

/** What customers must not read on this screen (issue 4.10). Hidden at the edge of the screen; nothing is lost. */
export const privacy = z.object({
  hideAmounts: z._default(z.boolean(), false),
  hideNames: z._default(z.boolean(), false),
})
export type Privacy = z.infer<typeof privacy>

/**
 * A PIN as it is kept: `scrypt:<salt>:<hash>`, base64. It is asked for to leave the wall and to show again what is
 * hidden; null asks for nothing.
 */
export const pinHash = z.nullable(z.string().check(z.regex(/^scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/)))

/** A PIN as it is typed: 4 to 12 digits. */
export const pin = z.string().check(z.regex(/^\d{4,12}$/))
