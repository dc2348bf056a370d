import * as z from 'zod/mini'
import { hubSnapshot } from '../../shared/hub/events.ts'
import { animeTitles, comics, episodeTitles, fileErrors, logLines, notices } from './library-words.ts'
import type { ShopClient } from './shop-client.ts'
import type { Simulation } from './simulation.ts'

export interface LibraryDayParts {
  readonly client: ShopClient
  readonly random: () => number
  readonly now: () => number
}

interface RunningJob {
  readonly jobId: string
  readonly label: string
  readonly total: number
  readonly current: number
  readonly errors: number
}

/** Jobs of the simulation carry this, so that a second start goes on with its own and touches nobody else's. */
const jobPrefix = 'sim-'
const firstEpisodes = 6
const mostEpisodes = 36
const made = z.object({ id: z.string() })

/**
 * A little of the other three systems, beside the shop: a comic job that comes on and ends, its files, an episode now
 * and then, six figures, log lines, notifications. About two commands a step.
 */
export function createLibraryDay({ client, random, now }: LibraryDayParts): Simulation {
  let job: RunningJob | null = null
  let anime: readonly string[] = []
  let episodes: readonly string[] = []
  let figures = { users: 0, total: 0, tracking: 0, sent: 0, pending: 0 }
  let steps = 0

  function below(limit: number): number {
    return Math.floor(random() * limit)
  }
  function pick<T>(from: readonly T[]): T | undefined {
    return from[below(from.length)]
  }

  async function beginJob(): Promise<void> {
    const title = pick(comics) ?? ''
    const next: RunningJob = {
      jobId: `${jobPrefix}${now().toString(36)}`,
      label: `Konversi ${title} vol. ${1 + below(20)}`,
      total: 12 + below(24),
      current: 0,
      errors: 0,
    }
    const { jobId, label, total } = next
    const { status } = await client.post('/v1/jobs', { jobId, label, total })
    if (status < 300) job = next
  }
  /** One file, and the job that it belongs to; most jobs complete, some fail, some are cancelled. */
  async function work(running: RunningJob): Promise<void> {
    const current = running.current + 1
    const error = random() < 0.06 ? pick(fileErrors) : undefined
    const errors = running.errors + (error === undefined ? 0 : 1)
    const name = running.label.replace(/^Konversi /, '')
    await client.post('/v1/files/processed', {
      filepath: `/komik/${name}/${String(current).padStart(3, '0')}.cbz`,
      success: error === undefined,
      ...(error === undefined ? {} : { error }),
    })
    const chance = random()
    const early = chance < 0.004 ? 'failed' : chance < 0.008 ? 'cancelled' : undefined
    const status = current >= running.total ? 'completed' : early
    const path = `/v1/jobs/${running.jobId}`
    await client.patch(path, { current, errors, ...(status === undefined ? {} : { status }) })
    job = status === undefined ? { ...running, current, errors } : null
    if (status === 'completed') await client.post('/v1/cache/rebuild', {})
  }
  async function showEpisode(): Promise<void> {
    const { body } = await client.post('/v1/episodes', {
      animeId: pick(anime) ?? '',
      number: 1 + below(24),
      title: pick(episodeTitles) ?? '',
    })
    const id = made.safeParse(body)
    if (id.success) episodes = [...episodes, id.data.id]
    const [oldest, ...rest] = episodes
    if (oldest === undefined || episodes.length <= mostEpisodes) return
    episodes = rest
    await client.remove(`/v1/episodes/${oldest}`)
  }
  async function notify(): Promise<void> {
    const [severity, title, body] = pick(notices) ?? ['info', '', '']
    const { status } = await client.post('/v1/notifications', { severity, title, body })
    if (status < 300) figures = { ...figures, pending: figures.pending + 1 }
  }
  /** Batches are sent, requests come in: pending falls, the rest rises (D9). */
  async function count(): Promise<void> {
    const batch = Math.min(figures.pending, 1 + below(2))
    figures = {
      users: figures.users + below(2),
      total: figures.total + below(4),
      tracking: Math.max(0, figures.tracking + below(3) - 1),
      sent: figures.sent + batch,
      pending: figures.pending - batch,
    }
    const { users, total, tracking, sent, pending } = figures
    await client.put('/v1/stats', {
      users,
      requests: { total, tracking },
      episodes_tracked: episodes.length,
      notifications: { sent, pending },
    })
  }

  return {
    async open() {
      const { body } = await client.get('/v1/snapshot?topics=anime,episodes,jobs,stats')
      const found = hubSnapshot.parse(body)
      const running = found.jobs?.find(
        ({ jobId, status }) => jobId.startsWith(jobPrefix) && status === 'running',
      )
      job = running ?? null
      episodes = (found.episodes ?? [])
        .filter(({ animeTitle }) => animeTitles.includes(animeTitle))
        .map(({ id }) => id)
        .reverse()
      const known = (found.anime ?? []).filter(({ title }) => animeTitles.includes(title))
      const missing = animeTitles.filter((title) => !known.some((one) => one.title === title))
      const added = await Promise.all(missing.map((title) => client.post('/v1/anime', { title })))
      anime = [...known.map(({ id }) => id), ...added.map((answer) => made.parse(answer.body).id)]
      const { users, requests, notifications } = found.stats ?? {
        users: 240,
        requests: { total: 1200, tracking: 35 },
        notifications: { sent: 860, pending: 4 },
      }
      figures = { users, ...requests, ...notifications }
      await client.put('/v1/watcher', { running: true, enabled: true })
      // Counted beforehand: a hub that refuses must not be asked without an end.
      for (let missing = firstEpisodes - episodes.length; missing > 0; missing -= 1) await showEpisode()
      await count()
    },
    async step() {
      steps += 1
      if (job === null) await beginJob()
      else await work(job)
      if (steps % 3 === 0) await count()
      if (steps % 4 === 0) {
        const [level, message] = pick(logLines) ?? ['info', '']
        await client.post('/v1/logs', { level, message })
      }
      if (steps % 12 === 5) await notify()
      if (steps % 40 === 20) await showEpisode()
    },
  }
}
