import type { DayEntry, DayUpdate } from './optik-day.ts'

/** The seed's document, or one of the two shapes of the live code (source-systems.md, part F). */
export type OptikShape = 'seed' | 'live-sse' | 'live-poll'

/** An entry of the day and when it happened on this run, epoch ms. */
export interface Happened {
  readonly entry: DayEntry
  readonly at: number
}

/** ISO 8601; Laravel writes microseconds. */
export function stamp(shape: OptikShape, ms: number): string {
  const text = new Date(ms).toISOString()
  return shape === 'seed' ? text : text.replace('Z', '000Z')
}

/** `/realtime/stock-updates`; null when nothing changed. The last word about an item counts, as in a query of its row. */
export function stockDocument(shape: OptikShape, happened: readonly Happened[], now: number): object | null {
  const rows = new Map<string, { readonly update: DayUpdate; readonly at: number }>()
  for (const { entry, at } of happened) {
    if (entry.kind === 'ready') continue
    for (const update of entry.updates)
      rows.set(`${update.product_type}/${update.product_id}`, { update, at })
  }
  if (rows.size === 0) return null
  const updates = [...rows.values()].map(({ update, at }) => ({
    type: `${update.product_type.toLowerCase()}_stock_update`,
    ...update,
    ...(shape === 'seed' ? {} : { updated_at: stamp(shape, at) }),
    alert_level: level(shape, update.new_stock),
  }))
  const of = (type: string): number => updates.filter(({ product_type }) => product_type === type).length
  return {
    timestamp: stamp(shape, now),
    total_updates: updates.length,
    low_stock_alerts: updates.filter(({ alert_level }) => alert_level === 'low').length,
    medium_stock_alerts: updates.filter(({ alert_level }) => alert_level === 'medium').length,
    updates,
    summary: { frames_updated: of('Frame'), lensas_updated: of('Lensa'), aksesoris_updated: of('Aksesoris') },
  }
}

/** The seed's snippet never says `medium` (O11). */
function level(shape: OptikShape, stock: number): string {
  if (stock <= 5) return 'low'
  return stock <= 10 && shape !== 'seed' ? 'medium' : 'normal'
}

/** `/realtime/omset-kasir`, and with `dashboard` also `/realtime/dashboard`. */
export function revenueDocument(
  shape: OptikShape,
  happened: readonly Happened[],
  now: number,
  dashboard: boolean,
): object {
  const sales = happened.flatMap(({ entry, at }) => (entry.kind === 'sale' ? [{ entry, at }] : []))
  const ready = new Set(happened.flatMap(({ entry }) => (entry.kind === 'ready' ? [entry.id] : [])))
  const sum = (keep: (service: string) => boolean): number =>
    sales.reduce((total, { entry }) => total + (keep(entry.service_type) ? entry.total : 0), 0)
  // A decimal column comes out of PHP as text.
  const money = (value: number): number | string => (shape === 'seed' ? value : `${value}.00`)
  return {
    ...(dashboard ? { open_day_status: true, open_time: '08:00' } : {}),
    omset_kasir: money(sum(() => true)),
    omset_bpjs: sum((service) => service.startsWith('BPJS')),
    omset_umum: money(sum((service) => !service.startsWith('BPJS'))),
    jumlah_transaksi: sales.length,
    transaksi_terbaru: sales
      .slice(-5)
      .reverse()
      .map(({ entry, at }) => ({
        id: entry.id,
        no_transaksi: entry.no_transaksi,
        nama_pasien: entry.nama_pasien,
        service_type: entry.service_type,
        total: money(entry.total),
        status: ready.has(entry.id) ? 'Siap Diambil' : 'Menunggu Pengerjaan',
        tanggal: new Date(at).toLocaleDateString('en-GB'),
      })),
    ...(shape === 'live-sse' ? { type: dashboard ? 'dashboard_update' : 'omset_update' } : {}),
    ...(shape === 'live-poll' && !dashboard ? {} : { timestamp: stamp(shape, now) }),
  }
}

/** `/realtime/notifications`: one object per happening. */
export function notificationsOf(shape: OptikShape, happened: readonly Happened[]): readonly object[] {
  return happened.flatMap(({ entry, at }): object[] => {
    const timestamp = stamp(shape, at)
    if (entry.kind === 'sale') {
      const { id: transaction_id, no_transaksi, total, kasir } = entry
      return [
        {
          type: 'new_transaction',
          title: 'Transaksi Baru',
          message: `Transaksi ${no_transaksi} oleh ${kasir}`,
          data: { transaction_id, no_transaksi, total, kasir },
          timestamp,
        },
      ]
    }
    if (entry.kind === 'restock') return []
    const { id: transaction_id, no_transaksi, nama_pasien: pasien_nama } = entry
    return [
      {
        type: 'ready_for_pickup',
        title: 'Siap Diambil',
        message: `Pesanan ${pasien_nama} siap diambil`,
        data: { transaction_id, no_transaksi, pasien_nama },
        timestamp,
      },
    ]
  })
}
