import type { DomainEvent, PayloadOf } from '../../src/hub/domain/events.ts'
import type {
  BranchRow,
  CashierDay,
  EpisodeRow,
  HubView,
  JobRow,
  OrderRow,
  ProductRow,
  Said,
  SaleRow,
  VideoServerRow,
} from '../../src/hub/domain/view.ts'
import type { RegisterSale } from '../../src/shared/hub/commands.ts'

/** The read tables as maps, built from the events alone, so that decisions are tested without a database. */
export function memoryHubView(): { readonly view: HubView; apply(events: readonly DomainEvent[]): void } {
  const branches = new Map<string, BranchRow>()
  const products = new Map<string, ProductRow>()
  const sales = new Map<string, SaleRow>()
  const orders = new Map<string, OrderRow>()
  const revenue = new Map<string, PayloadOf<'revenue.changed'>>()
  const cashiers = new Map<string, CashierDay>()
  const anime = new Map<string, PayloadOf<'anime.created'>>()
  const episodes = new Map<string, EpisodeRow>()
  const servers = new Map<string, VideoServerRow>()
  const jobs = new Map<string, JobRow>()
  let watcher: Said<'watcher.changed'> | undefined
  let stats: Said<'stats.changed'> | undefined
  let receipts = 0
  let seq = 0

  function applyOne(event: DomainEvent, end: number): void {
    switch (event.type) {
      case 'branch.created': {
        const { id, name, allowNegativeStock = false } = event.payload
        branches.set(id, { id, name, allowNegativeStock, seq: end })
        return
      }
      case 'stock.changed':
        products.set(`${event.branch}/${event.payload.productType}/${event.payload.productId}`, {
          ...event.payload,
          branchId: event.branch,
        })
        return
      case 'sale.registered': {
        const { saleId, payer, patientName, lines, number, total } = event.payload
        const draft = { saleId, branchId: event.branch, payer, patientName, lines } as RegisterSale
        sales.set(saleId, { draft, number, total, seq: end })
        receipts += 1
        return
      }
      case 'revenue.changed': {
        const { cashier, ...figures } = event.payload
        revenue.set(`${event.branch}/${figures.day}`, figures)
        if (cashier !== undefined) cashiers.set(`${event.branch}/${figures.day}/${cashier.name}`, cashier)
        return
      }
      case 'order.created':
        orders.set(event.payload.orderId, {
          ...event.payload,
          branchId: event.branch,
          createdSeq: end,
          readySeq: null,
        })
        return
      case 'order.ready': {
        const known = orders.get(event.payload.orderId)
        if (known !== undefined) orders.set(known.orderId, { ...known, status: 'ready', readySeq: end })
        return
      }
      case 'anime.created':
        anime.set(event.payload.id, event.payload)
        return
      case 'episode.created':
      case 'episode.updated':
        episodes.set(event.payload.id, { payload: event.payload, seq: end })
        return
      case 'episode.deleted':
        episodes.delete(event.payload.id)
        return
      case 'video-server.created':
      case 'video-server.updated':
        servers.set(event.payload.id, { payload: event.payload, seq: end })
        return
      case 'video-server.deleted':
        servers.delete(event.payload.id)
        return
      case 'job.changed': {
        const { jobId } = event.payload
        const createdSeq = jobs.get(jobId)?.createdSeq ?? end
        jobs.set(jobId, { payload: event.payload, seq: end, createdSeq })
        return
      }
      case 'watcher.changed':
        watcher = { payload: event.payload, seq: end }
        return
      case 'stats.changed':
        stats = { payload: event.payload, seq: end }
        return
      case 'file.processed':
      case 'cache.rebuild':
      case 'notification.created':
      case 'log.written':
      case 'published':
        return
    }
  }
  return {
    apply(events) {
      const end = seq + events.length
      for (const event of events) applyOne(event, end)
      seq = end
    },
    view: {
      branch: (id) => branches.get(id),
      product: (branch, type, id) => products.get(`${branch}/${type}/${id}`),
      sale: (id) => sales.get(id),
      order: (id) => orders.get(id),
      revenue: (branch, day) => revenue.get(`${branch}/${day}`),
      cashier: (branch, day, name) => cashiers.get(`${branch}/${day}/${name}`),
      anime: (id) => anime.get(id),
      episode: (id) => episodes.get(id),
      videoServer: (id) => servers.get(id),
      videoServersOf: (episodeId) =>
        [...servers.values()].filter(({ payload }) => payload.episodeId === episodeId),
      job: (jobId) => jobs.get(jobId),
      watcher: () => watcher,
      stats: () => stats,
      receipts: () => receipts,
      branchesToReset: (day) =>
        [...branches.keys()].filter((branch) => {
          const days = [...revenue.keys()].filter((key) => key.startsWith(`${branch}/`)).sort()
          const latest = revenue.get(days.at(-1) ?? '')
          return latest !== undefined && latest.day < day && latest.transactions > 0
        }),
    },
  }
}
