import type { Alert } from '../../shared/domain/alert.ts'
import type { StockAlertParams } from '../../shared/domain/alert-params.ts'
import type { StockItem, StockLevel } from '../../shared/domain/stock.ts'
import type { RuleBook } from './rule-book.ts'
import type { Verdict } from './standing.ts'
import { boundOf, heldLevel, isAtLeast, stockRuleOf, type Trouble, troubles } from './stock-levels.ts'

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
 * The trouble of one item as it is told now: it follows the item's level, fires when the level gets worse, and is over
 * when the stock is normal again, by the rule's margin. A first word at a low level is news; it getting better is not. A
 * level whose rule is off, or still has to wait (see {@link waitingLevels}), is told as the next better one, whose
 * condition holds too.
 *
 * @param alert the item's alert so far: while it stands it remembers the level that a margin holds
 */
export function stockRule(change: StockChange, alert: Alert | undefined, rules: RuleBook): Verdict | null {
  const { before, after } = change
  if (after === undefined) return null
  const held = heldLevel(alert)
  // By far the most items are where nothing calls and nothing stands.
  if (after.level === 'normal' && held === 'normal') return null
  const isTold = (level: Trouble): boolean =>
    rules.takes(stockRuleOf[level], after.source) && (isAtLeast(held, level) || !waits(level, rules))
  const level = levelWithMargin(after, held, isTold, rules)
  if (level === 'normal') return null
  const told = before === undefined ? 'normal' : effective(before.level, isTold)
  const was = isAtLeast(told, held) ? told : held
  const rule = stockRuleOf[level]
  const fires = change.live && !isAtLeast(was, level)
  return { call: { kind: rule, rule, params: stockParams(after) }, fires }
}

/** A level that has to stand for some time before it calls. */
export interface WaitingLevel {
  readonly level: Trouble
  /** Whether the stock is at this level or below it, by the margin where it was before. */
  readonly holds: boolean
  /** Whether it came there by a live message of this transaction. */
  readonly begins: boolean
}

/** Levels of which the rule has a pending time, each on its own: one that stands long enough calls, whatever the others do. */
export function waitingLevels(change: StockChange, rules: RuleBook): readonly WaitingLevel[] {
  const { before, after, live } = change
  const item = after ?? before
  if (item === undefined) return []
  const levels: WaitingLevel[] = []
  for (const level of troubles) {
    if (!waits(level, rules)) continue
    const bound = boundOf(level, rules.limitsOf(item))
    const { margin } = rules.builtIn(stockRuleOf[level])
    const holds = after !== undefined && after.stock <= bound + margin
    const isOn = rules.takes(stockRuleOf[level], item.source)
    const begins = live && after !== undefined && after.stock <= bound && !(before && before.stock <= bound)
    levels.push({ level, holds: isOn && holds, begins: isOn && begins })
  }
  return levels
}

function waits(level: Trouble, rules: RuleBook): boolean {
  return rules.builtIn(stockRuleOf[level]).forSeconds > 0
}

/** The worst level, at this one or better, that is told. */
function effective(level: StockLevel, isTold: (level: Trouble) => boolean): StockLevel {
  return troubles.find((one) => isAtLeast(level, one) && isTold(one)) ?? 'normal'
}

/** As {@link effective}, but a level that stands is left only when the stock is beyond its limit by the margin. */
function levelWithMargin(
  item: StockItem,
  held: StockLevel,
  isTold: (level: Trouble) => boolean,
  rules: RuleBook,
): StockLevel {
  const limits = rules.limitsOf(item)
  const level = effective(item.level, isTold)
  const still = troubles.find(
    (one) =>
      isAtLeast(held, one) &&
      isTold(one) &&
      item.stock <= boundOf(one, limits) + rules.builtIn(stockRuleOf[one]).margin,
  )
  return still !== undefined && !isAtLeast(level, still) ? still : level
}

/** What an alert tells of an item. */
export function stockParams(item: StockItem): Alert['params'] {
  return {
    name: item.name,
    code: item.code,
    branch: item.branchName || item.branch,
    stock: item.stock,
  } satisfies StockAlertParams
}
