import { defaultThresholds, levelOf } from '../../../../shared/domain/stock.ts'
import type { Payload } from '../payload.ts'
import { type Shape, stampOf } from '../shape.ts'

type StockChanged = Payload<'stock.changed'>

/** Most items of one type in one message (part F). More are told in several, none is left out. */
export const itemsPerType = 200

const typeNames: Readonly<Record<string, string>> = { frame: 'Frame', lensa: 'Lensa', aksesoris: 'Aksesoris' }

/** The word for a level. Zero and below are low; `medium` is told, which the seed's own snippet never does (O11). */
function alertLevel(stock: number): 'low' | 'medium' | 'normal' {
  const level = levelOf(stock, defaultThresholds)
  return level === 'medium' || level === 'normal' ? level : 'low'
}

/** The systems' ids are numbers; the hub's may be any text. */
function idOf(productId: string): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(productId) ? Number(productId) : productId
}

function updateOf(change: StockChanged, shape: Shape) {
  return {
    type: `${change.productType}_stock_update`,
    product_type: typeNames[change.productType] ?? change.productType,
    product_id: idOf(change.productId),
    product_name: change.name,
    new_stock: change.stock,
    kode: change.code,
    branch_id: change.branch,
    branch_name: change.branchName,
    ...(shape === 'live' ? { updated_at: stampOf(shape, Date.parse(change.ts)) } : {}),
    alert_level: alertLevel(change.stock),
  }
}

function messageOf(changes: readonly StockChanged[], shape: Shape, now: number) {
  const updates = changes.map((change) => updateOf(change, shape))
  const count = (matches: (update: (typeof updates)[number]) => boolean) => updates.filter(matches).length
  return {
    timestamp: stampOf(shape, now),
    total_updates: updates.length,
    low_stock_alerts: count(({ alert_level }) => alert_level === 'low'),
    medium_stock_alerts: count(({ alert_level }) => alert_level === 'medium'),
    updates,
    summary: {
      frames_updated: count(({ product_type }) => product_type === 'Frame'),
      lensas_updated: count(({ product_type }) => product_type === 'Lensa'),
      aksesoris_updated: count(({ product_type }) => product_type === 'Aksesoris'),
    },
  }
}
export type StockMessage = ReturnType<typeof messageOf>

/**
 * The messages of `/realtime/stock-updates` (O10) for these changes, which are in order: of an item that changed several
 * times the last word counts, as in a query of its row. An item is known by type, id and branch (O11).
 *
 * @param now epoch ms
 */
export function stockMessages(
  changes: readonly StockChanged[],
  shape: Shape,
  now: number,
): readonly StockMessage[] {
  const last = new Map<string, StockChanged>()
  for (const change of changes) {
    const key = JSON.stringify([change.productType, change.productId, change.branch])
    last.delete(key)
    last.set(key, change)
  }
  const taken = new Map<string, number>()
  const slices: StockChanged[][] = []
  for (const change of last.values()) {
    const before = taken.get(change.productType) ?? 0
    taken.set(change.productType, before + 1)
    const slice = Math.floor(before / itemsPerType)
    slices[slice] = [...(slices[slice] ?? []), change]
  }
  return slices.map((slice) => messageOf(slice, shape, now))
}
