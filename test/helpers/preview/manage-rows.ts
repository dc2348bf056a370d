import type { Check } from '../../../src/shared/domain/check.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import type { ConnectionHistory } from '../../../src/shared/domain/history.ts'
import type { MappingEntry } from '../../../src/shared/domain/mapping.ts'
import type { HubDirectory } from '../../../src/shared/ipc/routes/hub.ts'

const now = Date.now()
const ts = new Date(now - 3_600_000).toISOString()
const minute = 60_000

function episode(
  id: string,
  animeId: string,
  animeTitle: string,
  number: string,
  title: string,
  visible = true,
) {
  const place = { ts, topic: visible ? 'episodes' : 'episodes.hidden', branch: '' }
  return {
    ...place,
    id,
    animeId,
    animeTitle,
    number,
    title,
    visible,
    poster: null,
    adult: false,
    createdAt: ts,
  }
}

/** What the hub's directory tells in the pictures of the management view. */
export const directory: HubDirectory = {
  branches: [
    { id: 'utama', name: 'Cabang Utama' },
    { id: 'cabang-2', name: 'Cabang 2' },
  ],
  anime: [
    { ts, topic: 'anime', branch: '', id: 'a1', title: 'Frieren: Beyond Journey\u2019s End' },
    { ts, topic: 'anime', branch: '', id: 'a2', title: 'Kusuriya no Hitorigoto' },
  ],
  episodes: [
    episode('e1', 'a1', 'Frieren: Beyond Journey\u2019s End', '28', 'Sampai bertemu lagi'),
    episode('e2', 'a2', 'Kusuriya no Hitorigoto', '12.5', 'Rekap'),
  ],
  'episodes.hidden': [episode('e3', 'a2', 'Kusuriya no Hitorigoto', '13', 'Pelayan istana', false)],
  'video-servers': [
    {
      ts,
      topic: 'video-servers',
      branch: '',
      id: 'v1',
      episodeId: 'e1',
      name: 'Server A',
      url: 'https://video.example/frieren/28',
    },
  ],
  users: [
    { userId: 'rini', name: 'Rini Kartika', role: 'cashier', branchId: 'utama' },
    { userId: 'budi', name: 'Budi Santoso', role: 'admin', branchId: null },
  ],
  tokens: [
    {
      id: 't1',
      label: 'Kasir depan',
      role: 'cashier',
      branchId: 'utama',
      userId: 'rini',
      createdAt: ts,
    },
    { id: 't2', label: 'Layar dinding', role: 'passet', branchId: null, userId: null, createdAt: ts },
  ],
}

/** Rows of the hub itself that the management lists show. */
export const hubRows: readonly Patch[] = [
  [
    'orders',
    'hub/o1',
    {
      source: 'hub',
      orderId: 'TRX-0068',
      branch: 'utama',
      patientName: 'Ibu Wati',
      status: 'ready',
      at: now - 40 * minute,
    },
  ],
  [
    'orders',
    'hub/o2',
    {
      source: 'hub',
      orderId: 'TRX-0071',
      branch: 'cabang-2',
      patientName: '',
      status: 'open',
      at: now - 12 * minute,
    },
  ],
  [
    'jobs',
    'hub/j1',
    {
      source: 'hub',
      jobId: 'impor-21',
      label: 'Impor katalog',
      status: 'running',
      current: 420,
      total: 1400,
      percent: 30,
      errors: 2,
      startedAt: now - 9 * minute,
      changedAt: now,
      endedAt: null,
      rate: 1,
      remainingMs: 60_000,
    },
  ],
  ['watchers', 'hub', { source: 'hub', running: true, enabled: true, changedAt: now - 3 * minute }],
  ['caches', 'hub', { source: 'hub', state: 'ready', message: '1.284 berkas', changedAt: now - 2 * minute }],
  [
    'stats',
    'hub',
    {
      source: 'hub',
      users: 1280,
      requestsTotal: 412,
      requestsTracking: 37,
      episodesTracked: 96,
      notificationsSent: 2210,
      notificationsPending: 14,
      ts: now,
      receivedAt: now,
    },
  ],
  [
    'notifications',
    'hub/n1',
    {
      source: 'hub',
      id: 'n1',
      title: 'Stok opname malam ini',
      body: 'Mulai pukul 20.00, semua cabang.',
      severity: 'warning',
      kind: '',
      at: now - 6 * minute,
    },
  ],
]

/** A test that found a self-signed certificate. */
export const failedCheck: Check = {
  id: 'check',
  url: 'https://192.168.1.30:8443/sse/stats',
  startedAt: now,
  healthy: false,
  cause: 'tls',
  profile: '',
  fingerprint: 'a3'.repeat(32),
  steps: [
    { name: 'address', outcome: 'ok', detail: 'https://192.168.1.30:8443', ms: 0 },
    { name: 'dns', outcome: 'skipped', detail: '192.168.1.30 is an address', ms: null },
    { name: 'connect', outcome: 'ok', detail: '192.168.1.30:8443', ms: 3 },
    { name: 'tls', outcome: 'failed', detail: 'self-signed certificate (CN=toko.lan)', ms: 41 },
    { name: 'answer', outcome: 'skipped', detail: '', ms: null },
    { name: 'content-type', outcome: 'skipped', detail: '', ms: null },
    { name: 'first-byte', outcome: 'skipped', detail: '', ms: null },
    { name: 'heartbeat', outcome: 'skipped', detail: '', ms: null },
  ],
}

/** A test that waits for the second heartbeat. */
export const runningCheck: Check = {
  ...failedCheck,
  url: 'http://192.168.1.20:9001/realtime/stock-updates',
  healthy: null,
  cause: null,
  fingerprint: null,
  steps: [
    { name: 'address', outcome: 'ok', detail: 'http://192.168.1.20:9001', ms: 0 },
    { name: 'dns', outcome: 'ok', detail: '192.168.1.20', ms: 2 },
    { name: 'connect', outcome: 'ok', detail: '192.168.1.20:9001', ms: 4 },
    { name: 'tls', outcome: 'skipped', detail: '', ms: null },
    { name: 'answer', outcome: 'ok', detail: '200 OK', ms: 18 },
    { name: 'content-type', outcome: 'ok', detail: 'text/event-stream', ms: 0 },
    { name: 'first-byte', outcome: 'ok', detail: '214 bytes', ms: 122 },
    { name: 'heartbeat', outcome: 'running', detail: '1 of 2', ms: null },
  ],
}

/** A day with two losses. */
export const history: ConnectionHistory = {
  since: now - 24 * 60 * minute,
  liveMs: 23.7 * 60 * minute,
  watchedMs: 24 * 60 * minute,
  drops: 2,
  bytes: 48_122_000,
  events: 12_408,
  eventsPerSecond: 0.42,
  changes: [
    { stream: 'stock', state: 'live', reason: '', detail: '', at: now - 12 * minute },
    { stream: 'stock', state: 'connecting', reason: '', detail: '', at: now - 12.1 * minute },
    {
      stream: 'stock',
      state: 'backoff',
      reason: 'connection-lost',
      detail: 'ECONNRESET',
      at: now - 13 * minute,
    },
    { stream: 'dashboard', state: 'needs-you', reason: 'forbidden', detail: '403', at: now - 70 * minute },
    { stream: 'omset', state: 'paused', reason: 'window-hidden', detail: '', at: now - 400 * minute },
  ],
}

/** Messages of the generic source `pabrik`. */
export const factoryFeed: readonly Patch[] = [82, 79, 75].map((suhu, index) => {
  const id = `pabrik-${index}`
  const data = JSON.stringify({
    oven: { suhu, target: 90 },
    batch: { done: 30 - index * 4, total: 60 },
    antrean: [
      { no: `A${index}`, roti: 'Sobek', jumlah: 24 },
      { no: 'B1', roti: 'Tawar', jumlah: 12 + index },
    ],
    'shift name': 'pagi',
  })
  const item = {
    id,
    source: 'pabrik',
    stream: 'stream',
    type: 'oven.tick',
    data,
    receivedAt: now - index * 9000,
  }
  return ['feed', id, item] as const
})

/** A mapping of those messages. */
export const factoryMapping: MappingEntry[] = [
  { kind: 'tile', id: 'suhu', label: 'Suhu oven', type: 'oven.tick', value: 'oven.suhu', unit: 'number' },
  {
    kind: 'progress',
    id: 'batch',
    label: 'Batch pagi',
    type: 'oven.tick',
    value: 'batch.done',
    total: 'batch.total',
  },
  {
    kind: 'table',
    id: 'antrean',
    label: 'Antrean',
    type: '',
    rows: 'antrean',
    key: 'no',
    columns: [
      { label: 'No', value: 'no' },
      { label: 'Roti', value: 'roti' },
      { label: 'Jumlah', value: 'jumlah' },
    ],
  },
]
