import { type CashierRevenue, cashierKey } from '../../../src/shared/domain/cashier.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import { type Episode, episodeKey } from '../../../src/shared/domain/episode.ts'
import { type Job, jobKey } from '../../../src/shared/domain/job.ts'
import { fileKey, type ProcessedFile } from '../../../src/shared/domain/library.ts'
import type { LogLine } from '../../../src/shared/domain/log-line.ts'
import { type Reading, readingKey } from '../../../src/shared/domain/mapping.ts'
import { notificationKey, type SourceNotification } from '../../../src/shared/domain/notification.ts'
import { type Order, orderKey } from '../../../src/shared/domain/order.ts'
import { type Revenue, revenueKey } from '../../../src/shared/domain/revenue.ts'
import type { Stats } from '../../../src/shared/domain/stats.ts'
import type { SourceSettings } from '../../../src/shared/settings/schema.ts'

const now = Date.now()
const minute = 60_000

/** Rows of the systems besides the shop, each with what a test or a scene wants to differ. */
export function settings(
  id: string,
  name: string,
  profile: SourceSettings['profile'],
  rest: Partial<SourceSettings> = {},
): SourceSettings {
  return {
    id,
    name,
    url: 'http://192.168.1.20:9001',
    profile,
    enabled: true,
    background: 'alerts',
    auth: { type: 'none' },
    branches: [],
    currency: 'IDR',
    proxy: 'system',
    images: false,
    mapping: [],
    streams: {},
    ...rest,
  }
}

export function branchRevenue(
  from: string,
  branch: string,
  total: number,
  bpjs: number,
  count: number,
): Patch {
  const row: Revenue = {
    source: from,
    branch,
    total,
    bpjs,
    umum: total - bpjs,
    transactions: count,
    currency: 'IDR',
    day: new Date(now).toISOString().slice(0, 10),
    receivedAt: now - 3000,
  }
  return ['revenue', revenueKey(row), row]
}

export function cashier(from: string, branch: string, name: string, total: number, count: number): Patch {
  const row: CashierRevenue = {
    source: from,
    branch,
    name,
    total,
    transactions: count,
    currency: 'IDR',
    day: '',
    receivedAt: now - 3000,
  }
  return ['cashiers', cashierKey(row), row]
}

export function order(
  from: string,
  orderId: string,
  patientName: string,
  minutesAgo: number,
  status: Order['status'],
): Patch {
  const row: Order = {
    source: from,
    orderId,
    branch: 'utama',
    patientName,
    status,
    at: now - minutesAgo * minute,
  }
  return ['orders', orderKey(row), row]
}

export function job(from: string, jobId: string, label: string, rest: Partial<Job>): Patch {
  const row: Job = {
    source: from,
    jobId,
    label,
    status: 'running',
    current: null,
    total: null,
    percent: null,
    errors: null,
    startedAt: now - 5 * minute,
    changedAt: now - 1000,
    endedAt: null,
    rate: null,
    remainingMs: null,
    ...rest,
  }
  return ['jobs', jobKey(row), row]
}

/** A job that has ended. */
export function endedJob(
  from: string,
  jobId: string,
  label: string,
  status: Job['status'],
  minutesAgo: number,
  rest: Partial<Job> = {},
): Patch {
  const endedAt = now - minutesAgo * minute
  return job(from, jobId, label, {
    status,
    startedAt: endedAt - 7 * minute,
    changedAt: endedAt,
    endedAt,
    total: 100,
    current: status === 'completed' ? 100 : 41,
    percent: status === 'completed' ? 100 : 41,
    errors: 0,
    ...rest,
  })
}

export function file(from: string, path: string, secondsAgo: number, error = ''): Patch {
  const row: ProcessedFile = {
    source: from,
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    success: error === '',
    error,
    at: now - secondsAgo * 1000,
  }
  return ['files', fileKey(row), row]
}

export function episode(
  from: string,
  order: number,
  animeTitle: string,
  number: string,
  rest: Partial<Episode> = {},
): Patch {
  const row: Episode = {
    source: from,
    episodeId: `${from}-${order}`,
    animeTitle,
    title: `${animeTitle} Episode ${number}`,
    number,
    link: `https://nipnime.example/anime/${order}`,
    poster: `https://gambar.example/${order}.jpg`,
    adult: false,
    isNew: false,
    publishedAt: now - (order + 1) * 47 * minute,
    order,
    seenAt: now - (order + 1) * 47 * minute,
    arrived: false,
    ...rest,
  }
  return ['episodes', episodeKey(row), row]
}

export function stats(from: string, rest: Partial<Stats> = {}): Patch {
  return [
    'stats',
    from,
    {
      source: from,
      users: 1284,
      requestsTotal: 45_210,
      requestsTracking: 312,
      episodesTracked: 8_740,
      notificationsSent: 20_145,
      notificationsPending: 37,
      ts: now - 4000,
      receivedAt: now - 3000,
      ...rest,
    },
  ]
}

export function notification(
  from: string,
  id: string,
  title: string,
  body: string,
  minutesAgo: number,
  rest: Partial<SourceNotification> = {},
): Patch {
  const row: SourceNotification = {
    source: from,
    id,
    title,
    body,
    severity: 'info',
    kind: '',
    at: now - minutesAgo * minute,
    ...rest,
  }
  return ['notifications', notificationKey(row), row]
}

export function logLine(
  from: string,
  index: number,
  level: LogLine['level'],
  message: string,
  secondsAgo: number,
  context = '',
): Patch {
  const id = String(index).padStart(12, '0')
  return ['logs', id, { source: from, id, level, message, context, at: now - secondsAgo * 1000 }]
}

export function reading(from: string, entry: Reading['entry'], rest: Partial<Reading>): Patch {
  return [
    'readings',
    readingKey(from, entry.id),
    { source: from, entry, value: null, total: null, rows: [], receivedAt: now - 5000, ...rest },
  ]
}
