import * as z from 'zod/mini'
import { alertStates, type CallTry, type NotShownReason, severities } from '../../domain/alert.ts'
import { ruleSettings } from '../../domain/rule.ts'
import { route } from './route.ts'

/** As long as the key of its thing, which a source makes up: an alert that cannot be answered would call for ever. */
const id = z.string().check(z.minLength(1))
const ids = z.array(id).check(z.minLength(1), z.maxLength(1000))

/** What a rule would have done (issue 4.1). */
export interface RulePreview {
  /** Times it would have called, newest first, at most 100. */
  readonly calls: readonly {
    readonly at: number
    readonly source: string
    readonly subject: string
    readonly params: Readonly<Record<string, string | number>>
  }[]
  /** How often it would have called in all. */
  readonly fired: number
  /** Events that were looked at. */
  readonly events: number
  /** The oldest event that was looked at, epoch ms; null when there was none. */
  readonly from: number | null
}

/** What became of a test call by one of the ways that are on. Speech and webhook are only handed over. */
export interface TestedCall extends Pick<CallTry, 'channel' | 'ok' | 'detail'> {
  /** Why the system showed no notification; null for the other ways, and for one that was shown. */
  readonly reason: NotShownReason | null
}

/** Routes about alerts and the rules that raise them. Answering again, or what is resolved already, is no error. */
export const alertRoutes = {
  /** `word`: what the person says about it, for those who read the inbox later. */
  'alert.acknowledge': route<null>()(
    z.strictObject({ ids, word: z._default(z.string().check(z.maxLength(500)), '') }),
  ),
  /** Not now: for some minutes, or until the trouble is over. */
  'alert.snooze': route<null>()(
    z.strictObject({
      ids,
      until: z.union([
        z.strictObject({ minutes: z.number().check(z.int(), z.minimum(1), z.maximum(7 * 24 * 60)) }),
        z.literal('recovery'),
      ]),
    }),
  ),
  /** Undo of an answer: open again, calling nobody anew. */
  'alert.reopen': route<null>()(z.strictObject({ ids })),
  /** Writes the alerts that match to a file that the user picks. `saved: false` when the user changed their mind. */
  'alert.export': route<{ readonly saved: boolean; readonly path: string; readonly alerts: number }>()(
    z.strictObject({
      format: z.enum(['csv', 'ndjson']),
      /** Empty: all. */
      states: z.array(z.enum(alertStates)),
      severities: z.array(z.enum(severities)),
      /** Null: all sources. */
      source: z.nullable(z.string().check(z.maxLength(64))),
      search: z.string().check(z.maxLength(200)),
      /** Only those that stand and call nobody (`isSilenced`). */
      silenced: z.optional(z.boolean()),
    }),
  ),
  /** "Would have fired 3 times last week": the rule over the stored events of the last `days`. Changes nothing. */
  'rule.preview': route<RulePreview>()(
    z.strictObject({ rule: ruleSettings, days: z.number().check(z.int(), z.minimum(1), z.maximum(31)) }),
  ),
  /** Nobody waits for the preview any more: the form was closed, or the rule is typed on. */
  'rule.endPreview': route<null>()(z.strictObject({})),
  /**
   * The Test button: calls once as this rule would, marked as a test; it is not kept among the alerts. Answers what came of
   * it, nothing where no way is on.
   */
  'rule.test': route<readonly TestedCall[]>()(z.strictObject({ rule: ruleSettings })),
} as const
