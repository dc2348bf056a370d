import type { Alert } from '../../shared/domain/alert.ts'
import type { Breach, BuiltInRule } from '../../shared/domain/rule.ts'
import type { Draft } from '../projections/view.ts'
import { type AlertCall, isActive, raise } from './alert-life.ts'
import { breachId, dropBreach, resolveAlert, sameParams, toldAnew } from './breach.ts'
import type { RuleContext } from './rule-context.ts'

/** What a built-in rule says about one thing at the end of a transaction. */
export interface Verdict {
  /** The trouble as it stands. */
  readonly call: Pick<AlertCall, 'kind' | 'params'> & { readonly rule: BuiltInRule }
  /** It began, or got worse, by a live message. */
  readonly fires: boolean
}

/** The thing that a verdict is about. */
export interface Thing {
  readonly alertId: string
  readonly source: string
  /** Its key in its collection. */
  readonly key: string
}

/** A thing that one rule looks at. */
export interface Case extends Thing {
  readonly rule: BuiltInRule
}

/** Whether something stands already: raised and not over, or waiting for its pending time. */
export function stands(draft: Draft, { alertId, source, key, rule }: Case): boolean {
  const alert = draft.get('alerts', alertId)
  if (alert !== undefined && isActive(alert)) return true
  return draft.get('breaches', breachId(rule, source, key)) !== undefined
}

/**
 * Brings alert and pending breach of one thing to where its rule sees it: raised once when its trouble begins (at once,
 * or after its pending time), kept true while it stands, resolved when it is over (issue 4.2).
 *
 * @param verdict null: no trouble
 */
export function settle(draft: Draft, verdict: Verdict | null, thing: Case, context: RuleContext): void {
  const waiting = draft.get('breaches', breachId(thing.rule, thing.source, thing.key))
  const mustWait = waiting !== undefined || context.rules.builtIn(thing.rule).forSeconds > 0
  if (verdict === null && waiting !== undefined) dropBreach(draft, waiting)
  else if (verdict !== null && waiting !== undefined) retellWait(draft, waiting, verdict.call.params)
  else if (verdict?.fires === true && mustWait) beginWait(draft, verdict.call, thing, context)
  settleAlert(draft, verdict && { ...verdict, fires: verdict.fires && !mustWait }, thing, context)
}

/** The alert of one thing without any pending time: raised, kept true, or resolved. */
export function settleAlert(
  draft: Draft,
  verdict: Verdict | null,
  { alertId, source, key }: Thing,
  context: RuleContext,
): void {
  if (verdict === null) {
    resolveAlert(draft, alertId, context.now)
    return
  }
  const { severity } = context.rules.builtIn(verdict.call.rule)
  const alert = draft.get('alerts', alertId)
  if (verdict.fires) {
    const call: AlertCall = { ...verdict.call, id: alertId, source, subject: key, severity }
    draft.set(['alerts', alertId, raise(call, alert, context.now)])
  } else {
    keepTrue(draft, alert, { ...verdict.call, severity }, context.now)
  }
}

/** A trouble that calls when it stood long enough. */
export function beginWait(
  draft: Draft,
  { rule, params }: Pick<Verdict['call'], 'rule' | 'params'>,
  { alertId, source, key }: Thing,
  { now }: RuleContext,
): void {
  const id = breachId(rule, source, key)
  const alert = { id: alertId, subject: key, params }
  draft.set(['breaches', id, { id, rule, source, since: now, raisedAt: null, alert }])
}

/** What waits tells the latest when it calls. */
export function retellWait(draft: Draft, waiting: Breach, params: Alert['params']): void {
  if (sameParams(waiting.alert.params, params)) return
  draft.set(['breaches', waiting.id, { ...waiting, alert: { ...waiting.alert, params } }])
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
