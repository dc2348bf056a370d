import type { Alert, AlertKind, Severity } from '../../shared/domain/alert.ts'
import type { StockAlertParams } from '../../shared/domain/alert-params.ts'
import type { BuiltInRule } from '../../shared/domain/rule.ts'
import { levelRank, type StockItem, type StockLevel } from '../../shared/domain/stock.ts'
import { isActive, raise } from './alert-life.ts'

/** What each level below normal calls for (O6, O13, O21). */
const callOf: Readonly<
  Record<Exclude<StockLevel, 'normal'>, { kind: AlertKind; rule: BuiltInRule; severity: Severity }>
> = {
  medium: { kind: 'stock-medium', rule: 'stock-medium', severity: 'warning' },
  low: { kind: 'stock-low', rule: 'stock-low', severity: 'critical' },
  out: { kind: 'stock-out', rule: 'stock-out', severity: 'critical' },
  negative: { kind: 'stock-negative', rule: 'stock-negative', severity: 'critical' },
}

/** One item's change over one transaction. */
export interface StockChange {
  readonly key: string
  /** Undefined: the first word about the item. */
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
 * The alert of one item: it follows the item's level, is raised when the level gets worse, and resolves itself when the
 * stock is normal again. A first word at a low level is news; it getting better is not.
 *
 * @param alert the item's alert so far
 * @returns the new alert, or null when nothing about it changes
 */
export function stockRule(change: StockChange, alert: Alert | undefined, now: number): Alert | null {
  const { after } = change
  if (after === undefined || after.level === 'normal') {
    if (alert === undefined || !isActive(alert)) return null
    return { ...alert, state: 'resolved', changedAt: now, snoozedUntil: null }
  }
  const call = callOf[after.level]
  const told = { ...call, params: stockParams(after) }
  const was = change.before?.level ?? 'normal'
  if (change.live && levelRank(after.level) < levelRank(was)) {
    const base = { ...told, id: stockAlertId(change.key), source: after.source, subject: change.key }
    return raise(base, alert, now)
  }
  if (alert === undefined || !isActive(alert)) return null
  if (alert.kind === call.kind && alert.params.stock === after.stock && alert.params.name === after.name) {
    return null
  }
  return { ...alert, ...told, changedAt: now }
}

function stockParams(item: StockItem): Alert['params'] {
  return {
    name: item.name,
    code: item.code,
    branch: item.branchName || item.branch,
    stock: item.stock,
  } satisfies StockAlertParams
}
