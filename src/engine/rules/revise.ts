import type { Alert } from '../../shared/domain/alert.ts'
import type { RuleSettings } from '../../shared/domain/rule.ts'
import { createObservations } from '../projections/project.ts'
import { relevelStock } from '../projections/stock.ts'
import type { Draft } from '../projections/view.ts'
import { isActive } from './alert-life.ts'
import { callOf, dropBreach, isBuiltIn, isWaiting, resolveAlert, toldAnew } from './breach.ts'
import { settlePending, settleWatcher } from './evaluate.ts'
import type { RuleContext } from './rule-context.ts'
import { settleStock } from './settle-stock.ts'
import { troubleOf } from './stock-levels.ts'

/**
 * Makes levels, standing alerts and breaches what changed settings (or a new start) mean, and calls nobody: new limits
 * colour the rows anew; what no rule asks for any more is resolved; what an own rule raised goes when its condition
 * became another one.
 *
 * @param changed own rules whose condition is another one than before
 */
export function reviseRules(draft: Draft, changed: ReadonlySet<string>, context: RuleContext): void {
  const nothingSeen = createObservations()
  for (const patch of relevelStock(draft, context.rules.limitsOf)) draft.set(patch)
  const stock = reviseBreaches(draft, changed, context)
  for (const [, alert] of [...draft.entries('alerts')]) {
    if (!isActive(alert)) continue
    // A stock alert may go on as that of a milder rule.
    if (troubleOf(alert.kind) !== undefined) {
      stock.add(alert.subject)
      continue
    }
    const told = changed.has(alert.rule) ? null : wordsOf(alert, context)
    if (told === null) resolveAlert(draft, alert.id, context.now)
    else {
      const anew = toldAnew(alert, told, context.now)
      if (anew !== null) draft.set(['alerts', alert.id, anew])
    }
  }
  for (const key of stock) settleStock(draft, key, nothingSeen, context)
  for (const [source] of [...draft.entries('watchers')]) settleWatcher(draft, source, nothingSeen, context)
  for (const [source] of [...draft.entries('stats')]) settlePending(draft, source, nothingSeen, context)
}

/** @returns keys of the items of stock that still wait, whose level may be another one now */
function reviseBreaches(draft: Draft, changed: ReadonlySet<string>, context: RuleContext): Set<string> {
  const stock = new Set<string>()
  for (const [, breach] of [...draft.entries('breaches')]) {
    if (callOf(breach, context) === null || changed.has(breach.rule)) {
      dropBreach(draft, breach)
      if (!isWaiting(breach)) resolveAlert(draft, breach.alert.id, context.now)
    } else if (isBuiltIn(breach.rule) && troubleOf(breach.rule) !== undefined) stock.add(breach.alert.subject)
  }
  return stock
}

/** How loud an alert is, and under which name, as its rule says it now. Null when no rule asks for it any more. */
function wordsOf(
  { rule, source, params }: Alert,
  { rules }: RuleContext,
): Pick<Alert, 'severity' | 'params'> | null {
  if (isBuiltIn(rule)) {
    return rules.takes(rule, source) ? { severity: rules.builtIn(rule).severity, params } : null
  }
  const own = rules.own(rule)
  if (own?.takes(source) !== true) return null
  return { severity: own.rule.severity, params: { ...params, rule: own.rule.name } }
}

/**
 * Own rules whose condition differs; another name or severity is none. A rule that is gone is changed too. Built-in rules
 * keep their state in the entries, which are looked at anew, and another pending time is counted from the same begin.
 */
export function changedRules(
  before: readonly RuleSettings[],
  after: readonly RuleSettings[],
): ReadonlySet<string> {
  const old = conditions(before)
  const now = conditions(after)
  return new Set([...old].filter(([id, condition]) => now.get(id) !== condition).map(([id]) => id))
}

function conditions(rules: readonly RuleSettings[]): ReadonlyMap<string, string> {
  return new Map(
    rules.flatMap((rule) => (rule.kind === 'own' ? [[rule.id, conditionOf(rule)] as const] : [])),
  )
}

function conditionOf(rule: Extract<RuleSettings, { kind: 'own' }>): string {
  const {
    name: _name,
    severity: _severity,
    enabled: _on,
    sources: _sources,
    forSeconds: _wait,
    ...condition
  } = rule
  return JSON.stringify(condition)
}
