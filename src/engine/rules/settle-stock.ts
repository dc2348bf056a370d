import type { BuiltInRule } from '../../shared/domain/rule.ts'
import type { StockItem } from '../../shared/domain/stock.ts'
import type { Observations } from '../projections/project.ts'
import type { Draft } from '../projections/view.ts'
import { breachId, dropBreach } from './breach.ts'
import type { RuleContext } from './rule-context.ts'
import { beginWait, retellWait, settleAlert, type Thing } from './standing.ts'
import { heldLevel, isAtLeast, stockRuleOf } from './stock-levels.ts'
import { type StockChange, stockAlertId, stockParams, stockRule, waitingLevels } from './stock-rule.ts'

/** Brings the alert of one item, and what of it still waits, to where its rules see it, see {@link stockRule}. */
export function settleStock(draft: Draft, key: string, seen: Observations, context: RuleContext): void {
  const live = seen.live.stock.has(key)
  const before = live ? seen.live.stock.get(key) : draft.before('stock', key)
  const after = draft.get('stock', key)
  const item = after ?? before
  const alertId = stockAlertId(key)
  const change: StockChange = { key, before, after, live }
  const thing: Thing = { alertId, source: item?.source ?? '', key }
  settleAlert(draft, stockRule(change, draft.get('alerts', alertId), context.rules), thing, context)
  settleWaits(draft, change, item, thing, context)
}

/** A level that is told already, by itself or by a worse one, waits for nothing. */
function settleWaits(
  draft: Draft,
  change: StockChange,
  item: StockItem | undefined,
  thing: Thing,
  context: RuleContext,
): void {
  if (item === undefined) return
  const held = heldLevel(draft.get('alerts', thing.alertId))
  for (const { level, holds, begins } of waitingLevels(change, context.rules)) {
    const rule: BuiltInRule = stockRuleOf[level]
    const waiting = draft.get('breaches', breachId(rule, thing.source, thing.key))
    const isOver = !holds || isAtLeast(held, level)
    if (waiting !== undefined && isOver) dropBreach(draft, waiting)
    else if (waiting !== undefined) retellWait(draft, waiting, stockParams(item))
    else if (begins && !isOver) beginWait(draft, { rule, params: stockParams(item) }, thing, context)
  }
}
