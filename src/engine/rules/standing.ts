import type { Alert } from '../../shared/domain/alert.ts'
import type { BuiltInRule } from '../../shared/domain/rule.ts'
import type { Draft } from '../projections/view.ts'
import { type AlertCall, isActive, raise } from './alert-life.ts'
import { breachId, isWaiting, resolveAlert, toldAnew } from './breach.ts'
import type { RuleContext } from './rule-context.ts'

/** What a built-in rule says about one thing at the end of a transaction. */
export interface Verdict {
  /** The trouble as it stands. */
  readonly call: Pick<AlertCall, 'kind' | 'params'> & { readonly rule: BuiltInRule }
  /** It began, or got worse, by a live message. */
  readonly fires: boolean
}

/** The thing that a verdict is about. */
export interface Case {
  readonly alertId: string
  readonly source: string
  /** Its key in its collection. */
  readonly key: string
  /** Rules that can say something about it, the worst first. */
  readonly family: readonly BuiltInRule[]
}

/** Whether something stands already: raised and not over, or waiting for its pending time. */
export function stands(draft: Draft, context: RuleContext, { alertId, source, key, family }: Case): boolean {
  const alert = draft.get('alerts', alertId)
  if (alert !== undefined && isActive(alert)) return true
  return family.some(
    (rule) => waits(context, rule) && draft.get('breaches', breachId(rule, source, key)) !== undefined,
  )
}

/**
 * Brings alert and pending breach of one thing to where its rule sees it: raised once when its trouble begins (at once,
 * or after its pending time), kept true while it stands, resolved when it is over (issue 4.2).
 *
 * @param verdict null: no trouble
 */
export function settle(draft: Draft, verdict: Verdict | null, thing: Case, context: RuleContext): void {
  const { alertId, source, key, family } = thing
  const call = verdict?.call
  const worst = call === undefined ? family.length : family.indexOf(call.rule)
  for (const [place, rule] of family.entries()) {
    if (!waits(context, rule)) continue
    // What waited for a worse state than this has not come; what is raised anew takes all the others in.
    const gone = place < worst || (verdict?.fires === true && place > worst)
    const id = breachId(rule, source, key)
    if (gone && draft.get('breaches', id) !== undefined) draft.set(['breaches', id, null])
  }
  if (verdict === null || call === undefined) {
    resolveAlert(draft, alertId, context.now)
    return
  }
  const { severity } = context.rules.builtIn(call.rule)
  const full: AlertCall = { ...call, id: alertId, source, subject: key, severity }
  const alert = draft.get('alerts', alertId)
  const id = breachId(call.rule, source, key)
  const waiting = waits(context, call.rule) ? draft.get('breaches', id) : undefined
  if (waiting !== undefined && isWaiting(waiting)) {
    draft.set(['breaches', id, { ...waiting, alert: { ...waiting.alert, params: call.params } }])
    keepTrue(draft, alert, { params: call.params }, context.now)
  } else if (verdict.fires && waits(context, call.rule)) {
    const { rule, params } = call
    const told = { id: alertId, subject: key, params }
    draft.set(['breaches', id, { id, rule, source, since: context.now, raisedAt: null, alert: told }])
    keepTrue(draft, alert, { params }, context.now)
  } else if (verdict.fires) {
    draft.set(['alerts', alertId, raise(full, alert, context.now)])
  } else {
    keepTrue(draft, alert, { ...call, severity }, context.now)
  }
}

function waits(context: RuleContext, rule: BuiltInRule): boolean {
  return context.rules.builtIn(rule).forSeconds > 0
}

function keepTrue(
  draft: Draft,
  alert: Alert | undefined,
  told: Parameters<typeof toldAnew>[1],
  now: number,
): void {
  if (alert === undefined || !isActive(alert)) return
  const anew = toldAnew(alert, told, now)
  if (anew !== null) draft.set(['alerts', alert.id, anew])
}
