import { comicHour } from '../fixtures/comic/server.ts'
import { episodesHour } from '../fixtures/episodes/server.ts'
import { readShop, type ShopEntry, type ShopUpdate } from '../fixtures/optik/recording.ts'
import { addFigures, type Figures, noFigures } from '../fixtures/stats/figures.ts'
import { statsHour } from '../fixtures/stats/server.ts'
import { newSaleId, type TestHub } from './hub.ts'

/** What everybody must see when the four recorded hours have been pushed into a hub. */
export interface PlayedHours {
  readonly revenue: { readonly total: number; readonly bpjs: number; readonly transactions: number }
  /** Stock by code. */
  readonly stock: ReadonlyMap<string, number>
  /** Status and done by job. */
  readonly jobs: ReadonlyMap<string, string>
  readonly figures: Figures
  readonly logs: number
  readonly notifications: number
  /** Ids of visible episodes, newest first, at most twelve. */
  readonly episodes: readonly string[]
}

type Push = (method: string, path: string, body: unknown) => Promise<Readonly<Record<string, unknown>>>

/** Pushes the recorded hours of all four systems into a hub by its commands, as fast as it takes them. */
export async function playHours(hub: TestHub): Promise<PlayedHours> {
  const push: Push = async (method, path, body) => {
    const answer = await hub.ask(method, path, { body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  const shop = await playShop(push)
  const jobs = await playComic(push)
  const episodes = await playEpisodes(push)
  return { ...shop, jobs, episodes, ...(await playStats(push)) }
}

const branchOf = (name: string): string => (name === 'Cabang Utama' ? 'cabang-1' : 'cabang-2')

function productOf(update: ShopUpdate) {
  return {
    productType: update.product_type.toLowerCase(),
    productId: String(update.product_id),
    branchId: branchOf(update.branch_name),
  }
}

async function playShop(push: Push) {
  const hour = readShop('hour')
  const stock = new Map<string, number>()
  // In the recording more is sold than was there, in both branches.
  for (const id of ['cabang-1', 'cabang-2']) {
    await push('POST', '/v1/branches', { id, name: id, allowNegativeStock: true })
  }
  const updates = hour.flatMap((entry) => (entry.kind === 'ready' ? [] : entry.updates))
  for (const update of updates) {
    if (stock.has(update.kode)) continue
    // Nobody wrote down what was there before: one more than after the first sale.
    stock.set(update.kode, update.new_stock + 1)
    const { product_name: name, kode: code } = update
    await push('POST', '/v1/products', {
      ...productOf(update),
      name,
      code,
      stock: update.new_stock + 1,
      unitPrice: 1,
    })
  }
  const revenue = { total: 0, bpjs: 0, transactions: 0 }
  for (const entry of hour) {
    if (entry.kind === 'ready') await push('POST', `/v1/orders/${entry.no_transaksi}/ready`, {})
    if (entry.kind === 'restock') {
      for (const update of entry.updates) {
        await push('POST', '/v1/stock/adjustments', {
          ...productOf(update),
          stock: update.new_stock,
          reason: 'Kiriman',
        })
      }
    }
    if (entry.kind === 'sale') {
      const total = await sell(push, entry, stock)
      revenue.total += total
      revenue.bpjs += entry.service_type.startsWith('BPJS') ? total : 0
      revenue.transactions += 1
    }
    if (entry.kind !== 'ready') for (const update of entry.updates) stock.set(update.kode, update.new_stock)
  }
  return { revenue, stock }
}

/** A sale of what its entry took from stock; the price goes on the first line. */
async function sell(
  push: Push,
  sale: Extract<ShopEntry, { kind: 'sale' }>,
  stock: ReadonlyMap<string, number>,
): Promise<number> {
  const lines = sale.updates.map((update, index) => {
    const { productType, productId } = productOf(update)
    const quantity = (stock.get(update.kode) ?? 0) - update.new_stock
    return { productType, productId, quantity, unitPrice: index === 0 ? sale.total : 0 }
  })
  const branchId = branchOf(sale.branch_name)
  const payer = sale.service_type.startsWith('BPJS') ? 'bpjs' : 'umum'
  const { nama_pasien: patientName } = sale
  await push('POST', '/v1/sales', { saleId: newSaleId(), branchId, payer, patientName, lines })
  await push('POST', '/v1/orders', { orderId: sale.no_transaksi, branchId, patientName })
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
}

async function playComic(push: Push): Promise<ReadonlyMap<string, string>> {
  const jobs = new Map<string, string>()
  for (const { type, data } of comicHour()) {
    if (type === 'file_processed') {
      const { filepath, success, error } = data
      await push('POST', '/v1/files/processed', { filepath, success, ...(error === null ? {} : { error }) })
    } else if (type === 'watcher_status') await push('PUT', '/v1/watcher', data)
    // The hub says both words of a rebuild by itself.
    else if (type === 'cache_updated' && data.rebuild_complete === false)
      await push('POST', '/v1/cache/rebuild', {})
    else if (type === 'custom_event') await push('POST', '/v1/events', { topic: 'comic', type, data })
    else if (type === 'job_updated') {
      const { job_id: jobId = '', total, status, current, errors } = data
      if (!jobs.has(jobId)) await push('POST', '/v1/jobs', { jobId, total })
      await push('PATCH', `/v1/jobs/${jobId}`, { status, current, errors })
      jobs.set(jobId, `${status} ${current}`)
    }
  }
  return jobs
}

async function playEpisodes(push: Push): Promise<readonly string[]> {
  interface Made {
    readonly id: string
    readonly body: Readonly<Record<string, unknown>>
  }
  const anime = new Map<string, string>()
  const made = new Map<number, Made>()
  const servers = new Map<number, string>()
  const make = async (path: string, body: unknown): Promise<string> =>
    String((await push('POST', path, body)).id)
  const server = (entry: { readonly name?: string; readonly episode: number }) => ({
    episodeId: made.get(entry.episode)?.id,
    name: entry.name ?? 'Server',
    url: 'https://video.example/1',
  })
  for (const entry of episodesHour()) {
    switch (entry.kind) {
      case 'anime.created':
        anime.set(entry.title, await make('/v1/anime', { title: entry.title }))
        break
      case 'episode.created': {
        const known = anime.get(entry.anime) ?? (await make('/v1/anime', { title: entry.anime }))
        anime.set(entry.anime, known)
        const { number, visible, adult } = entry
        const body = { animeId: known, number, title: entry.title || entry.anime, visible, adult }
        made.set(entry.id, { id: await make('/v1/episodes', body), body })
        break
      }
      case 'episode.updated': {
        const { at: _at, kind: _kind, id, ...change } = entry
        const before = made.get(id)
        if (before === undefined) break
        const body = { ...before.body, ...change }
        await push('PUT', `/v1/episodes/${before.id}`, body)
        made.set(id, { id: before.id, body })
        break
      }
      case 'episode.deleted':
        await push('DELETE', `/v1/episodes/${made.get(entry.id)?.id}`, undefined)
        made.delete(entry.id)
        break
      case 'video_server.created':
        servers.set(entry.id, await make('/v1/video-servers', server(entry)))
        break
      case 'video_server.updated':
        await push('PUT', `/v1/video-servers/${servers.get(entry.id)}`, server(entry))
        break
      case 'video_server.deleted':
        await push('DELETE', `/v1/video-servers/${servers.get(entry.id)}`, undefined)
        break
    }
  }
  const visible = [...made.values()].filter(({ body }) => body.visible !== false)
  return visible
    .reverse()
    .slice(0, 12)
    .map(({ id }) => id)
}

async function playStats(push: Push) {
  let figures = noFigures
  let logs = 0
  let notifications = 0
  const tell = (): Promise<unknown> => {
    const { users, requests, tracking, episodes, sent, pending } = figures
    return push('PUT', '/v1/stats', {
      users,
      requests: { total: requests, tracking },
      episodes_tracked: episodes,
      notifications: { sent, pending },
    })
  }
  for (const entry of statsHour()) {
    if (entry.kind === 'log') {
      const { level, message, context } = entry
      await push('POST', '/v1/logs', { level, message, context: { part: context } })
      logs += 1
    } else if (entry.kind === 'notification') {
      await push('POST', '/v1/notifications', { title: entry.title, body: entry.body })
      notifications += 1
    } else {
      figures = addFigures(figures, entry)
      await tell()
    }
  }
  await tell()
  return { figures, logs, notifications }
}
