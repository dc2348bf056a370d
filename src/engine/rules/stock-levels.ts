import type { Alert } from '../../shared/domain/alert.ts'
import type { BuiltInRule } from '../../shared/domain/rule.ts'
import { levelRank, type StockLevel, type StockLimits, stockLevels } from '../../shared/domain/stock.ts'
import { isActive } from './alert-life.ts'

/** A level that calls for somebody. */
export type Trouble = Exclude<StockLevel, 'normal'>

/** What each level below normal calls for (O6, O13, O21). */
export const stockRuleOf: Readonly<
  Record<Trouble, 'stock-negative' | 'stock-out' | 'stock-low' | 'stock-medium'>
> = {
  negative: 'stock-negative',
  out: 'stock-out',
  low: 'stock-low',
  medium: 'stock-medium',
}

/** The levels that call, the worst first. */
export const troubles: readonly Trouble[] = stockLevels.filter((level) => level !== 'normal')

/** The level that a rule is about; undefined for one that is not about stock. */
export function troubleOf(rule: BuiltInRule | Alert['kind']): Trouble | undefined {
  return troubles.find((level) => stockRuleOf[level] === rule)
}

/** The level that an item's alert stands for; `normal` where none stands. */
export function heldLevel(alert: Alert | undefined): StockLevel {
  return alert !== undefined && isActive(alert) ? (troubleOf(alert.kind) ?? 'normal') : 'normal'
}

/** Whether one level is at least as bad as another one. */
export function isAtLeast(level: StockLevel, other: StockLevel): boolean {
  return levelRank(level) <= levelRank(other)
}

/** The highest stock that is of this level, or of a worse one. */
export function boundOf(level: Trouble, limits: StockLimits): number {
  if (level === 'negative') return -1
  return level === 'out' ? 0 : limits[level]
}
