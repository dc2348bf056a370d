import type { Alert, AlertKind } from '../../shared/domain/alert.ts'
import { type Breach, type BuiltInRule, builtInRules } from '../../shared/domain/rule.ts'
import { digest } from '../profiles/digest.ts'
import type { Draft } from '../projections/view.ts'
import { type AlertCall, isActive, raise } from './alert-life.ts'
import type { RuleContext } from './rule-context.ts'
import { heldLevel, isAtLeast, troubleOf } from './stock-levels.ts'

/** Breaches that one own rule can have at a time; what breaks it beyond that is not watched before one of them goes. */
export const breachLimit = 5_000

/** Id of a breach; an odd or long key is known by its digest, since ids of alerts are bounded. */
export function breachId(rule: string, source: string, key: string): string {
  const name = key.length <= 100 && /^[^\uD800-\uDFFF]*$/.test(key) ? encodeURIComponent(key) : digest(key)
  return `${rule}/${encodeURIComponent(source)}/${name.length <= 300 ? name : digest(key)}`
}

/** Whether it was raised already, or still waits for its pending time. */
export function isWaiting(breach: Breach): boolean {
  return breach.raisedAt === null
}

/** How long a trouble must stand before this rule calls, ms; null for a rule that is off. */
export function waitMs({ rules }: Pick<RuleContext, 'rules'>, rule: string): number | null {
  const seconds = isBuiltIn(rule) ? rules.builtIn(rule).forSeconds : rules.own(rule)?.rule.forSeconds
  return seconds === undefined ? null : seconds * 1_000
}

/** Whether this is the name of a rule that everybody has. */
export function isBuiltIn(rule: string): rule is BuiltInRule {
  return builtInRules.some((id) => id === rule)
}

/** The call of a breach, as the rules are now. Null when its rule is gone or off. */
export function callOf(breach: Breach, { rules }: Pick<RuleContext, 'rules'>): AlertCall | null {
  const { rule, source, alert } = breach
  if (isBuiltIn(rule)) {
    if (!rules.takes(rule, source)) return null
    const kind: AlertKind = rule
    return { ...alert, kind, rule, source, severity: rules.builtIn(rule).severity }
  }
  const own = rules.own(rule)
  if (own === undefined || !own.takes(source)) return null
  return { ...alert, kind: 'custom', rule, source, severity: own.rule.severity }
}

/**
 * A breach whose pending time is over calls now. One of a built-in rule goes: from then on its alert stands for it. A
 * level of stock that waited beside a worse one, which called first, has nothing to add.
 */
export function raiseBreach(draft: Draft, breach: Breach, context: RuleContext): void {
  const call = callOf(breach, context)
  const stays = call !== null && !isBuiltIn(breach.rule)
  draft.set(['breaches', breach.id, stays ? { ...breach, raisedAt: context.now } : null])
  if (call === null) return
  const alert = draft.get('alerts', call.id)
  const level = troubleOf(call.kind)
  if (level !== undefined && isAtLeast(heldLevel(alert), level)) return
  draft.set(['alerts', call.id, raise(call, alert, context.now)])
}

/** A trouble waits no more, or is over: its row goes. Its alert is another matter, see {@link resolveAlert}. */
export function dropBreach(draft: Draft, breach: Breach): void {
  draft.set(['breaches', breach.id, null])
}

/** The trouble of an alert is over; whoever answered it is still told, and nobody is called. */
export function resolveAlert(draft: Draft, id: string, now: number): void {
  const alert = draft.get('alerts', id)
  if (alert !== undefined && isActive(alert)) draft.set(['alerts', id, resolved(alert, now)])
}

/** An alert whose trouble is over. What quiet hours hold stays held: their end tells that it came (issue 4.4). */
function resolved(alert: Alert, now: number): Alert {
  const escalation = alert.escalation === null ? null : { ...alert.escalation, nextAt: null }
  return { ...alert, state: 'resolved', changedAt: now, snoozedUntil: null, escalation }
}

/** A standing alert told anew, calling nobody. Null when it says all that already. */
export function toldAnew(
  alert: Alert,
  told: Partial<Pick<Alert, 'kind' | 'rule' | 'severity' | 'params'>>,
  now: number,
): Alert | null {
  const { params = alert.params, ...rest } = told
  const same = (['kind', 'rule', 'severity'] as const).every(
    (name) => (rest[name] ?? alert[name]) === alert[name],
  )
  return same && sameParams(params, alert.params) ? null : { ...alert, ...rest, params, changedAt: now }
}

/** Whether two alerts would be told with the same words. */
export function sameParams(a: Alert['params'], b: Alert['params']): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}
