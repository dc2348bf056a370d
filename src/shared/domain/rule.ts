import * as z from 'zod/mini'
import { severities } from './alert.ts'
import { fieldPath } from './mapping.ts'

/** The rules that everybody has (issue 4.1), by what they watch; the seeds name them. */
export const builtInRules = [
  /** O6, O13, O21: the levels of stock. Their limits are `thresholds`, so that colours and calls agree. */
  'stock-medium',
  'stock-low',
  'stock-out',
  'stock-negative',
  /** O3. `limit`: least amount, minor units. */
  'transaction-new',
  /** O3. */
  'order-ready',
  /** C8. */
  'job-failed',
  /** N8. */
  'episode-new',
  /** C6: it was running, and is not although it is switched on. */
  'watcher-stopped',
  /** D9. `limit`: notices that wait. */
  'pending-high',
  /** D8: lines of the levels error and critical. */
  'log-error',
  /** `limit`: minutes without a byte from a source that is switched on. */
  'source-silent',
] as const
export type BuiltInRule = (typeof builtInRules)[number]

const severity = z.enum(severities)
const seconds = z.number().check(z.int(), z.minimum(0), z.maximum(86_400))
const sources = z._default(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200)), [])
const number = z.number().check(z.refine(Number.isFinite))

/** What the user changed about a built-in rule; what is left out is as in {@link ruleDefaults}. */
export const builtInChange = z.object({
  kind: z.literal('built-in'),
  id: z.enum(builtInRules),
  enabled: z.optional(z.boolean()),
  severity: z.optional(severity),
  /** Only these sources; empty means all. */
  sources,
  /** The trouble must stand so long before it calls. */
  forSeconds: z.optional(seconds),
  /** Of the rules that have one, see {@link builtInRules}. */
  limit: z.optional(number.check(z.nonnegative())),
  /** It is over only when the value is so far on the good side of the limit (hysteresis). */
  margin: z.optional(number.check(z.nonnegative())),
})
export type BuiltInChange = z.infer<typeof builtInChange>

/** How an own rule compares a field with its limit. */
export const operators = ['<', '<=', '>', '>=', '=', '!=', 'contains'] as const
export type Operator = (typeof operators)[number]
const limit = z.union([number, z.string().check(z.maxLength(200))])

/** Another limit for what matches: texts at paths in the item, all of them. */
export const ruleLimit = z.object({
  match: z.record(fieldPath, z.string().check(z.maxLength(200))),
  limit,
})

/** A rule of the user's own, on any field of any event (issue 4.1). */
export const ownRule = z.object({
  kind: z.literal('own'),
  /** UUIDv7; never the name of a built-in rule. */
  id: z.uuid(),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  enabled: z._default(z.boolean(), true),
  severity: z._default(severity, 'warning'),
  sources,
  /** Events of this type (the feed's word for it); '' means all. */
  type: z._default(z.string().check(z.maxLength(200)), ''),
  /** Path to a list whose items are looked at one by one (`updates`); '' means the payload itself. */
  each: z._default(fieldPath, ''),
  /** Path in the item to what tells it from the others (`product_id`); '' means that there is one for each source. */
  key: z._default(fieldPath, ''),
  /** Path in the item to the value that is compared. */
  value: fieldPath,
  operator: z.enum(operators),
  limit,
  /** Other limits, by item, type or branch; the first that matches is taken. */
  limits: z._default(z.array(ruleLimit).check(z.maxLength(500)), []),
  /** For `<`, `<=`, `>`, `>=`: over only when so far on the good side of the limit. */
  margin: z._default(number.check(z.nonnegative()), 0),
  forSeconds: z._default(seconds, 0),
})
export type OwnRule = z.infer<typeof ownRule>

/** One entry of `rules` in the settings (contract.md). */
export const ruleSettings = z.discriminatedUnion('kind', [builtInChange, ownRule])
export type RuleSettings = z.infer<typeof ruleSettings>

/** A built-in rule with everything decided. */
export interface BuiltIn {
  readonly id: BuiltInRule
  readonly enabled: boolean
  readonly severity: z.infer<typeof severity>
  readonly sources: readonly string[]
  readonly forSeconds: number
  /** Null for a rule that has none. */
  readonly limit: number | null
  readonly margin: number
}

type Defaults = Pick<BuiltIn, 'severity' | 'limit'>

/** Severities and limits of the seeds. */
export const ruleDefaults: Readonly<Record<BuiltInRule, Defaults>> = {
  'stock-medium': { severity: 'warning', limit: null },
  'stock-low': { severity: 'critical', limit: null },
  'stock-out': { severity: 'critical', limit: null },
  'stock-negative': { severity: 'critical', limit: null },
  'transaction-new': { severity: 'info', limit: 0 },
  'order-ready': { severity: 'info', limit: null },
  'job-failed': { severity: 'warning', limit: null },
  'episode-new': { severity: 'info', limit: null },
  'watcher-stopped': { severity: 'warning', limit: null },
  'pending-high': { severity: 'warning', limit: 100 },
  'log-error': { severity: 'warning', limit: null },
  'source-silent': { severity: 'warning', limit: 10 },
}

/** Built-in rules about something that stands for a while: only for these `forSeconds` means anything. */
export const standingRules: readonly BuiltInRule[] = [
  'stock-medium',
  'stock-low',
  'stock-out',
  'stock-negative',
  'job-failed',
  'watcher-stopped',
  'pending-high',
]

/** Built-in rules about a number that rises and falls: only for these `margin` means anything. */
export const marginRules: readonly BuiltInRule[] = [
  'stock-medium',
  'stock-low',
  'stock-out',
  'stock-negative',
  'pending-high',
]

/** All built-in rules as the settings want them; of two changes of one rule the later counts. */
export function builtIns(settings: readonly RuleSettings[]): readonly BuiltIn[] {
  return builtInRules.map((id) => {
    const change = settings.findLast((rule) => rule.kind === 'built-in' && rule.id === id)
    const own = change?.kind === 'built-in' ? change : null
    const defaults = ruleDefaults[id]
    return {
      id,
      enabled: own?.enabled ?? true,
      severity: own?.severity ?? defaults.severity,
      sources: own?.sources ?? [],
      forSeconds: own?.forSeconds ?? 0,
      limit: defaults.limit === null ? null : (own?.limit ?? defaults.limit),
      margin: own?.margin ?? 0,
    }
  })
}

/**
 * A trouble that a rule sees: there while its condition holds, so that the same is raised once, a margin and a pending
 * time are kept, and a restart raises nothing again (issue 4.2). Kept in the journal, not shown.
 */
export interface Breach {
  /** `<rule>/<source>/<key>`, parts percent-encoded. */
  readonly id: string
  readonly rule: string
  readonly source: string
  /** Epoch ms. */
  readonly since: number
  /** When it was raised; null while it only waits for its pending time. */
  readonly raisedAt: number | null
  /** The alert that it raises, or raised. */
  readonly alert: {
    readonly id: string
    readonly subject: string
    readonly params: Readonly<Record<string, string | number>>
  }
}
