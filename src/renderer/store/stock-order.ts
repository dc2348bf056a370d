import { levelRank, type StockItem } from '../../shared/domain/stock.ts'

const collator = new Intl.Collator('id')

/**
 * Worst first: by level; within the levels that need someone by what is left, then by name. Normal stock goes by name
 * alone, so that ordinary sales do not shuffle the list.
 */
export function compareStock(a: StockItem, b: StockItem): number {
  if (a.level !== b.level) return levelRank(a.level) - levelRank(b.level)
  if (a.level !== 'normal' && a.stock !== b.stock) return a.stock - b.stock
  if (a.name !== b.name) return collator.compare(a.name, b.name)
  return 0
}

/** What the stock list shows. Empty strings let everything through. */
export interface StockFilter {
  readonly level: 'attention' | 'all'
  readonly type: string
  /** Key of a branch, see {@link branchKey}. */
  readonly branch: string
  readonly text: string
}

export const noFilter: StockFilter = { level: 'all', type: '', branch: '', text: '' }

/** Names a branch over all sources: two systems may both have a branch `1`. */
export function branchKey(item: Pick<StockItem, 'source' | 'branch'>): string {
  return `${item.source}\u0000${item.branch}`
}

/** What a {@link branchKey} names; null for '' (every branch). */
export function branchOf(key: string): { readonly source: string; readonly branch: string } | null {
  const at = key.indexOf('\u0000')
  return at < 0 ? null : { source: key.slice(0, at), branch: key.slice(at + 1) }
}

/** Whether a level needs someone: everything but normal. */
export function needsAttention(item: Pick<StockItem, 'level'>): boolean {
  return item.level !== 'normal'
}

/** Makes the test of a filter; every word of the text must be in code, name or branch. */
export function acceptStock(filter: StockFilter): (item: StockItem) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return (item) => {
    if (filter.level === 'attention' && !needsAttention(item)) return false
    if (filter.type !== '' && item.productType !== filter.type) return false
    if (filter.branch !== '' && branchKey(item) !== filter.branch) return false
    if (words.length === 0) return true
    const text = `${item.code} ${item.name} ${item.branchName}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
}
