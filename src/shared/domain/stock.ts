import * as z from 'zod/mini'

/** The three kinds of goods (O5). `product_id` is unique only within one of them (O11). */
export const productTypes = ['frame', 'lensa', 'aksesoris'] as const
export const productType = z.enum(productTypes)
export type ProductType = z.infer<typeof productType>

const count = z.number().check(z.int(), z.nonnegative())
const name = z.optional(z.string().check(z.minLength(1), z.maxLength(200)))

/** Other limits for some of the goods (issue 4.1); what is left out is not asked for. */
export const ownThresholds = z
  .object({ source: name, productType: name, productId: name, branch: name, low: count, medium: count })
  .check(z.refine((value) => value.medium >= value.low, { error: 'medium must not be below low' }))
export type OwnThresholds = z.infer<typeof ownThresholds>

/** Stock limits; `low` and less is red, `medium` and less is orange (O6). */
export const thresholds = z
  .object({
    low: count,
    medium: count,
    /** For an item the entry that names the most of it is taken, of two such the later. */
    own: z.optional(z.array(ownThresholds).check(z.maxLength(2000))),
  })
  .check(z.refine((value) => value.medium >= value.low, { error: 'medium must not be below low' }))
export type Thresholds = z.infer<typeof thresholds>

/** The two limits as they hold for one item. */
export type StockLimits = Pick<Thresholds, 'low' | 'medium'>

/** What decides which limits an item has. */
export type LimitedItem = Pick<StockItem, 'source' | 'productType' | 'productId' | 'branch' | 'branchName'>

const named = ['source', 'productType', 'productId', 'branch'] as const

/**
 * Finds the limits of items (issue 4.1): the entry of `own` that names the most of the item, of two such the later; else
 * the general ones. An entry's branch is meant by id or by name. Made once per settings: an item then costs a lookup per
 * combination of names that is in use, not per entry.
 */
export function createLimits(thresholds: Thresholds): (item: LimitedItem) => StockLimits {
  const { own = [] } = thresholds
  if (own.length === 0) return () => thresholds
  const groups = new Map<string, Map<string, { readonly place: number; readonly limits: StockLimits }>>()
  for (const [place, entry] of own.entries()) {
    const fields = named.filter((field) => entry[field] !== undefined)
    const group = groups.get(fields.join()) ?? new Map()
    group.set(JSON.stringify(fields.map((field) => entry[field])), { place, limits: entry })
    groups.set(fields.join(), group)
  }
  const bySize = [...groups]
    .map(([fields, entries]) => ({ fields: fields === '' ? [] : fields.split(','), entries }))
    .sort((a, b) => b.fields.length - a.fields.length)
  return (item) => {
    let found: { readonly place: number; readonly size: number; readonly limits: StockLimits } | null = null
    for (const { fields, entries } of bySize) {
      if (found !== null && found.size > fields.length) break
      for (const branch of new Set([item.branch, item.branchName])) {
        const values: Readonly<Record<string, string>> = { ...item, branch }
        const entry = entries.get(JSON.stringify(fields.map((field) => values[field])))
        if (entry !== undefined && entry.place >= (found?.place ?? 0)) {
          found = { ...entry, size: fields.length }
        }
      }
    }
    return found?.limits ?? thresholds
  }
}

/** Thresholds of the seed (O6). */
export const defaultThresholds: Thresholds = { low: 5, medium: 10 }

/** Order matters: from the most to the least urgent. */
export const stockLevels = ['negative', 'out', 'low', 'medium', 'normal'] as const
export type StockLevel = (typeof stockLevels)[number]

/** One product in one branch as one source last told it. */
export interface StockItem {
  readonly source: string
  /** As the source names it; the three known types in lower case, an unknown one kept as it came. */
  readonly productType: string
  readonly productId: string
  readonly code: string
  readonly name: string
  /** Branch id where the source has one, else the branch's name (Optik sends only names), else ''. */
  readonly branch: string
  readonly branchName: string
  readonly stock: number
  readonly level: StockLevel
  /** Stock before the last change; null when this is the first word about the item. */
  readonly previous: number | null
  /** Price of one, minor units; null where the source has none. */
  readonly unitPrice: number | null
  /** When this console received the last change, epoch ms. */
  readonly changedAt: number
}

/**
 * The level of a stock count. Always computed, never taken from a source: the seed's server never says `medium` (O11).
 * Zero and negative are levels of their own (O21).
 */
export function levelOf(stock: number, limits: StockLimits): StockLevel {
  if (stock < 0) return 'negative'
  if (stock === 0) return 'out'
  if (stock <= limits.low) return 'low'
  if (stock <= limits.medium) return 'medium'
  return 'normal'
}

/** How urgent a level is: 0 for `negative` to 4 for `normal`; sorts a table with the worst on top. */
export function levelRank(level: StockLevel): number {
  return stockLevels.indexOf(level)
}

/** Whether the low-stock badge counts this level: at the low limit or below it (O6, O8). */
export function isLow(level: StockLevel): boolean {
  return level === 'low' || level === 'out' || level === 'negative'
}

/** Key of an item over all sources: source, type, id and branch (O11). Parts are percent-encoded, so `/` cannot collide. */
export function stockKey(item: Pick<StockItem, 'source' | 'productType' | 'productId' | 'branch'>): string {
  return [item.source, item.productType, item.productId, item.branch].map(encodeURIComponent).join('/')
}
