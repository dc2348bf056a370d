import type { Alert } from '../../shared/domain/alert.ts'
import type { StockAlertParams } from '../../shared/domain/alert-params.ts'
import type { BuiltInRule } from '../../shared/domain/rule.ts'
import {
  levelRank,
  type StockItem,
  type StockLevel,
  type StockLimits,
  stockLevels,
} from '../../shared/domain/stock.ts'
import { isActive } from './alert-life.ts'
import type { RuleBook } from './rule-book.ts'
import type { Verdict } from './standing.ts'

type Trouble = Exclude<StockLevel, 'normal'>

/** What each level below normal calls for (O6, O13, O21); the worst first. */
const ruleOf: Readonly<Record<Trouble, 'stock-negative' | 'stock-out' | 'stock-low' | 'stock-medium'>> = {
  negative: 'stock-negative',
  out: 'stock-out',
  low: 'stock-low',
  medium: 'stock-medium',
}
const troubles = stockLevels.filter((level) => level !== 'normal')

/** The rules about stock, the worst first. */
export const stockRules: readonly BuiltInRule[] = troubles.map((level) => ruleOf[level])

/** One item's change over one transaction. */
export interface StockChange {
  readonly key: string
  /** As it was before the first live message; undefined: the first word about the item. */
  readonly before: StockItem | undefined
  /** Undefined: the item is gone. */
  readonly after: StockItem | undefined
  /** Only a live message calls a person; a snapshot, a replay or new thresholds only keep the alert true. */
  readonly live: boolean
}

/** Id of the one alert that an item can have. */
export function stockAlertId(key: string): string {
  return `stock:${key}`
}

/**
 * The trouble of one item: it follows the item's level, fires when the level gets worse, and is over when the stock is
 * normal again, by the rule's margin. A first word at a low level is news; it getting better is not. A level whose rule
 * is off is told as the next better one, whose condition holds too.
 *
 * @param alert the item's alert so far: while it stands it remembers the level that a margin holds
 */
export function stockRule(change: StockChange, alert: Alert | undefined, rules: RuleBook): Verdict | null {
  const { before, after } = change
  if (after === undefined) return null
  const held = alert !== undefined && isActive(alert) ? heldLevel(alert) : 'normal'
  // By far the most items are where nothing calls and nothing stands.
  if (after.level === 'normal' && held === 'normal') return null
  const isOn = (level: Trouble): boolean => rules.takes(ruleOf[level], after.source)
  const level = levelWithMargin(after, held, isOn, rules)
  if (level === 'normal') return null
  const told = before === undefined ? 'normal' : effective(before.level, isOn)
  const was = levelRank(told) < levelRank(held) ? told : held
  const rule = ruleOf[level]
  const fires = change.live && levelRank(level) < levelRank(was)
  return { call: { kind: rule, rule, params: stockParams(after) }, fires }
}

/** The worst level, at this one or better, whose rule is on. */
function effective(level: StockLevel, isOn: (level: Trouble) => boolean): StockLevel {
  return troubles.find((one) => levelRank(one) >= levelRank(level) && isOn(one)) ?? 'normal'
}

/** As {@link effective}, but a level that stands is left only when the stock is beyond its limit by the margin. */
function levelWithMargin(
  item: StockItem,
  held: StockLevel,
  isOn: (level: Trouble) => boolean,
  rules: RuleBook,
): StockLevel {
  const limits = rules.limitsOf(item)
  const level = effective(item.level, isOn)
  const still = troubles.find(
    (one) =>
      levelRank(one) >= levelRank(held) &&
      isOn(one) &&
      item.stock <= boundOf(one, limits) + rules.builtIn(ruleOf[one]).margin,
  )
  return still !== undefined && levelRank(still) < levelRank(level) ? still : level
}

function boundOf(level: Trouble, limits: StockLimits): number {
  if (level === 'negative') return -1
  return level === 'out' ? 0 : limits[level]
}

function heldLevel(alert: Alert): StockLevel {
  return troubles.find((level) => ruleOf[level] === alert.kind) ?? 'normal'
}

function stockParams(item: StockItem): Alert['params'] {
  return {
    name: item.name,
    code: item.code,
    branch: item.branchName || item.branch,
    stock: item.stock,
  } satisfies StockAlertParams
}
