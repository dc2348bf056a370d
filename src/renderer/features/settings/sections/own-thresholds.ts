import { type OwnThresholds, ownThresholds, type StockItem } from '../../../../shared/domain/stock.ts'
import { checkShape } from '../../../bridge/check-shape.ts'

/** What is typed to give some of the goods limits of their own; '' is "all". */
export interface ThresholdsDraft {
  readonly source: string
  readonly productType: string
  readonly productId: string
  readonly branch: string
  readonly low: string
  readonly medium: string
}

export type ThresholdsProblem = 'target' | 'numbers' | 'order'

const targets = ['source', 'productType', 'productId', 'branch'] as const
const whole = /^\d{1,6}$/

/** What keeps the draft from being stored; null for nothing. */
export function thresholdsProblem(draft: ThresholdsDraft): ThresholdsProblem | null {
  if (targets.every((name) => draft[name] === '')) return 'target'
  if (!whole.test(draft.low.trim()) || !whole.test(draft.medium.trim())) return 'numbers'
  return Number(draft.medium) < Number(draft.low) ? 'order' : null
}

/** The limits that the draft means; null while it has a problem. */
export function thresholdsOf(draft: ThresholdsDraft): OwnThresholds | null {
  if (thresholdsProblem(draft) !== null) return null
  const named = targets.filter((name) => draft[name] !== '').map((name) => [name, draft[name]])
  const shape = checkShape(ownThresholds, {
    ...Object.fromEntries(named),
    low: Number(draft.low),
    medium: Number(draft.medium),
  })
  return shape.ok ? shape.data : null
}

/** Whether two entries are about the same goods: the later would only hide the earlier. */
export function sameGoods(a: OwnThresholds, b: OwnThresholds): boolean {
  return targets.every((name) => (a[name] ?? '') === (b[name] ?? ''))
}

/** The list with an entry added; one about the same goods is replaced in its place. */
export function withThresholds(list: readonly OwnThresholds[], entry: OwnThresholds): OwnThresholds[] {
  return list.some((other) => sameGoods(other, entry))
    ? list.map((other) => (sameGoods(other, entry) ? entry : other))
    : [...list, entry]
}

/** Items whose name or code has the text, at most so many; each product once, whatever its branches. */
export function matchingItems(items: Iterable<StockItem>, text: string, most: number): readonly StockItem[] {
  const wanted = text.trim().toLowerCase()
  if (wanted.length < 2) return []
  const found = new Map<string, StockItem>()
  for (const item of items) {
    if (!item.name.toLowerCase().includes(wanted) && !item.code.toLowerCase().includes(wanted)) continue
    const key = JSON.stringify([item.source, item.productType, item.productId])
    if (!found.has(key)) found.set(key, item)
    if (found.size === most) break
  }
  return [...found.values()]
}
