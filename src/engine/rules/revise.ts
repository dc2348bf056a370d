import type { BuiltInRule, OwnRule, RuleSettings } from '../../shared/domain/rule.ts'
import { createObservations } from '../projections/project.ts'
import { relevelStock } from '../projections/stock.ts'
import type { Draft } from '../projections/view.ts'
import { isActive } from './alert-life.ts'
import { callOf, isBuiltIn, isWaiting, resolveAlert } from './breach.ts'
import { settlePending, settleStock, settleWatcher } from './evaluate.ts'
import type { RuleContext } from './rule-context.ts'
import { stockAlertId } from './stock-rule.ts'

/**
 * Makes levels, standing alerts and breaches what changed settings (or a new start) mean, and calls nobody: new limits
 * colour the rows anew; what no rule asks for any more is resolved; what an own rule raised goes when its condition
 * became another one.
 *
 * @param changed rules whose condition is another one than before
 */
export function reviseRules(draft: Draft, changed: ReadonlySet<string>, context: RuleContext): void {
  const nothingSeen = createObservations()
  for (const patch of relevelStock(draft, context.rules.limitsOf)) draft.set(patch)
  dropBreaches(draft, changed, context)
  for (const [, alert] of [...draft.entries('alerts')]) {
    if (!isActive(alert)) continue
    const isGone = isBuiltIn(alert.rule)
      ? !context.rules.takes(alert.rule, alert.source)
      : changed.has(alert.rule) || context.rules.own(alert.rule)?.takes(alert.source) !== true
    // A stock alert may go on as that of a milder rule.
    if (isGone && !alert.kind.startsWith('stock-')) resolveAlert(draft, alert.id, context.now)
  }
  for (const [key] of [...draft.entries('stock')]) {
    if (draft.get('alerts', stockAlertId(key)) !== undefined) settleStock(draft, key, nothingSeen, context)
  }
  for (const [source] of [...draft.entries('watchers')]) settleWatcher(draft, source, nothingSeen, context)
  for (const [source] of [...draft.entries('stats')]) settlePending(draft, source, nothingSeen, context)
}

function dropBreaches(draft: Draft, changed: ReadonlySet<string>, context: RuleContext): void {
  for (const [id, breach] of [...draft.entries('breaches')]) {
    if (callOf(breach, context) !== null && !changed.has(breach.rule)) continue
    draft.set(['breaches', id, null])
    if (!isWaiting(breach)) resolveAlert(draft, breach.alert.id, context.now)
  }
}

/** Rules whose condition differs; another name or severity is none. A rule that is gone is changed too. */
export function changedRules(
  before: readonly RuleSettings[],
  after: readonly RuleSettings[],
): ReadonlySet<string> {
  const old = conditions(before)
  const now = conditions(after)
  return new Set([...old].filter(([id, condition]) => now.get(id) !== condition).map(([id]) => id))
}

function conditions(rules: readonly RuleSettings[]): ReadonlyMap<string, string> {
  return new Map(rules.map((rule) => [rule.id, conditionOf(rule)]))
}

/** A built-in rule keeps its state in the entries, which are looked at anew; only a wait of another length begins anew. */
function conditionOf(rule: RuleSettings): string {
  if (rule.kind === 'built-in') return JSON.stringify([rule.id satisfies BuiltInRule, rule.forSeconds ?? 0])
  const { name: _name, severity: _severity, enabled: _enabled, sources: _sources, ...condition } = rule
  return JSON.stringify(condition satisfies Partial<OwnRule>)
}
