import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DialectMessage, DialectReader } from '../../helpers/dialect-readers.ts'
import { readByBrowser, readByCurl, servePage } from '../../helpers/dialect-readers.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { type PlayedHours, playHours } from '../../helpers/play-hours.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

// One hub in the place of four servers, and the clients that those have: a browser page, a shell, a second console.

const folder = temporaryFolder()
let hub: TestHub
let page: Awaited<ReturnType<typeof servePage>>
let readers: readonly (readonly [string, DialectReader])[] = []
let second: TestEngine
let played: PlayedHours

/** The hub's own address four times, as if four servers stood there. */
function fourSources(url: string) {
  return (['optik', 'comic', 'episodes', 'stats'] as const).map((profile) => ({
    id: profile,
    name: profile,
    url,
    profile,
    auth: { type: 'bearer' },
  }))
}

beforeAll(async () => {
  page = await servePage()
  const fast = 150
  hub = await startTestHub(join(folder.dir, 'hub'), {
    allowedOrigins: [page.origin],
    limits: {
      dialects: {
        omsetMs: fast,
        dashboardMs: fast,
        stockMs: fast,
        notificationsMs: fast,
        episodesCheckMs: fast,
        statsMs: fast,
      },
    },
  })
  const { url } = hub.hub
  const config = join(folder.dir, 'second.json')
  writeFileSync(config, JSON.stringify({ sources: fourSources(url) }))
  second = startTestEngine({
    dataDir: join(folder.dir, 'second'),
    configFile: config,
    secrets: new Map(['optik', 'comic', 'episodes', 'stats'].map((id) => [id, hub.admin])),
  })
  readers = [
    ['curl', readByCurl(url, hub.admin)],
    ['browser', await readByBrowser(url, hub.admin, page.origin)],
  ]
  await vi.waitFor(
    async () => {
      const states = [...(await second.entries('sources')).values()].map(({ connection }) => connection.state)
      expect(states).toEqual(['live', 'live', 'live', 'live'])
      for (const [, reader] of readers) {
        expect(await reader.messages('/sse/stats')).not.toEqual([])
        expect(await reader.messages('/realtime/omset-kasir')).not.toEqual([])
      }
    },
    { timeout: 30_000, interval: 100 },
  )
  played = await playHours(hub)
}, 120_000)

afterAll(async () => {
  for (const [, reader] of readers) await reader.stop()
  await second?.stop()
  await hub?.stop()
  page?.close()
  folder.remove()
})

type Document = Readonly<Record<string, unknown>>
const documents = (messages: readonly DialectMessage[], event = 'message'): readonly Document[] =>
  messages.filter((message) => message.event === event).map(({ data }) => JSON.parse(data) as Document)

const soon = (assert: () => Promise<void>): Promise<void> =>
  vi.waitFor(assert, { timeout: 20_000, interval: 100 })

describe.each(['curl', 'browser'])('an existing client of the four systems: %s', (name) => {
  const reader = (): DialectReader => {
    const found = readers.find(([one]) => one === name)?.[1]
    if (found === undefined) throw new Error(`no reader ${name}`)
    return found
  }

  it('has the day’s revenue and every item’s stock (O1, O2, O5, O10, O30)', async () => {
    await soon(async () => {
      const revenue = documents(await reader().messages('/realtime/omset-kasir')).at(-1)
      expect(revenue).toMatchObject({
        omset_kasir: played.revenue.total,
        omset_bpjs: played.revenue.bpjs,
        jumlah_transaksi: played.revenue.transactions,
      })
      const dashboard = documents(await reader().messages('/realtime/dashboard')).at(-1)
      expect(dashboard).toMatchObject({ total_omset_hari_ini: played.revenue.total })
      const stock = new Map<string, unknown>()
      for (const { updates } of documents(await reader().messages('/realtime/stock-updates'))) {
        for (const { kode, new_stock } of updates as readonly { kode: string; new_stock: number }[]) {
          stock.set(kode, new_stock)
        }
      }
      expect(stock).toEqual(played.stock)
    })
  })

  it('is told of each new transaction once (O3)', async () => {
    await soon(async () => {
      const notices = documents(await reader().messages('/realtime/notifications'))
      const sales = notices.filter(({ type }) => type === 'new_transaction')
      expect(sales).toHaveLength(played.revenue.transactions)
      expect(notices.filter(({ type }) => type === 'ready_for_pickup')).not.toEqual([])
    })
  })

  it('has each job at its end, false before true of each rebuild, and what nobody knows (C1, C4, C8-C10)', async () => {
    await soon(async () => {
      const events = documents(await reader().messages('/api/events/stream'))
      const jobs = new Map<string, string>()
      for (const { type, data } of events) {
        if (type !== 'job_updated') continue
        const { job_id, status, progress } = data as {
          job_id: string
          status: string
          progress: { current: number }
        }
        jobs.set(job_id, `${status} ${progress.current}`)
      }
      expect(jobs).toEqual(played.jobs)
      const rebuilds = events
        .filter(({ type }) => type === 'cache_updated')
        .map(({ data }) => (data as { rebuild_complete: boolean }).rebuild_complete)
      expect(rebuilds.length).toBeGreaterThanOrEqual(10)
      expect(rebuilds.every((complete, index) => complete === (index % 2 === 1))).toBe(true)
      expect(events.filter(({ type }) => type === 'custom_event')).toHaveLength(1)
    })
  })

  it('hears that the list changed and fetches twelve cards without the hidden ones (N5-N7, R6, R14)', async () => {
    await soon(async () => {
      const heard = await reader().messages('/api/episodes/stream')
      expect(heard.filter(({ event }) => event === 'episodes_updated')).not.toEqual([])
      const html = await reader().latest()
      expect([...html.matchAll(/data-episode-id="([^"]+)"/g)].map((match) => match[1])).toEqual(
        played.episodes,
      )
      expect(html).not.toMatch(/<script|onclick|onerror/)
    })
  })

  it('has the six figures, every log line and every notification (D1, D2, D8)', async () => {
    await soon(async () => {
      const messages = await reader().messages('/sse/stats')
      const { users, requests, tracking, episodes, sent, pending } = played.figures
      expect(documents(messages).at(-1)).toMatchObject({
        users,
        requests: { total: requests, tracking },
        episodes_tracked: episodes,
        notifications: { sent, pending },
      })
      expect(documents(messages, 'log')).toHaveLength(played.logs)
      expect(documents(messages, 'notification')).toHaveLength(played.notifications)
    })
  })
})

it('a second console shows the same of all four (N9, R1, R13, D12)', async () => {
  await soon(async () => {
    const revenue = [...(await second.entries('revenue')).values()].find(({ source }) => source === 'optik')
    expect(revenue).toMatchObject({
      total: played.revenue.total,
      bpjs: played.revenue.bpjs,
      transactions: played.revenue.transactions,
    })
    const stock = [...(await second.entries('stock')).values()].map(
      (item) => [item.code, item.stock] as const,
    )
    expect(new Map(stock)).toEqual(played.stock)
    const jobs = [...(await second.entries('jobs')).values()]
    expect(new Map(jobs.map(({ jobId, status, current }) => [jobId, `${status} ${current}`]))).toEqual(
      played.jobs,
    )
    const episodes = [...(await second.entries('episodes')).values()].filter(
      ({ source }) => source === 'episodes',
    )
    expect(new Set(episodes.map(({ episodeId }) => episodeId))).toEqual(new Set(played.episodes))
    const stats = [...(await second.entries('stats')).values()].find(({ source }) => source === 'stats')
    const { users, requests, tracking, sent, pending } = played.figures
    expect(stats).toMatchObject({
      users,
      requestsTotal: requests,
      requestsTracking: tracking,
      notificationsSent: sent,
      notificationsPending: pending,
    })
    expect((await second.entries('logs')).size).toBe(played.logs)
  })
})
