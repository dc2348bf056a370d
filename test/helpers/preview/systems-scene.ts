import type { Patch } from '../../../src/shared/domain/collections.ts'
import type { LogLevel } from '../../../src/shared/domain/log-line.ts'
import { live, polled, source } from './scene-rows.ts'
import {
  branchRevenue,
  cashier,
  endedJob,
  episode,
  file,
  job,
  logLine,
  notification,
  order,
  reading,
  settings,
  stats,
} from './system-rows.ts'

const anime = [
  'Frieren: Beyond Journey\u2019s End',
  'One Piece',
  'Kusuriya no Hitorigoto',
  'Dandadan',
  'Spy x Family',
  'Jujutsu Kaisen',
  'Blue Lock',
  'Boku no Hero Academia Final Season',
  'Sakamoto Days',
  'Chainsaw Man',
  'Dr. Stone: Science Future',
  'Solo Leveling',
]

function library(): readonly Patch[] {
  const names = ['Batman', 'Saga', 'Monstress', 'Si Buta dari Gua Hantu', 'Gundala', 'Hellboy', 'Sandman']
  const files = Array.from({ length: 137 }, (_, index) => {
    const name = names[index % names.length] ?? ''
    const path = `/komik/${name}/Volume ${1 + (index % 4)}/${name} - Bab ${String(index + 1).padStart(4, '0')}.cbz`
    return file('comic', path, 20 + index * 31, index % 19 === 4 ? 'BadZipFile: File is not a zip file' : '')
  })
  return [
    job('comic', 'j-batman', 'Batman, bab 1\u2013100', {
      current: 50,
      total: 100,
      percent: 50,
      errors: 0,
      rate: 0.42,
      remainingMs: 119_000,
    }),
    job('comic', 'j-saga', 'Normalisasi metadata Saga', {
      current: 1312,
      total: 1400,
      percent: 93.7,
      errors: 3,
      rate: 14.2,
      remainingMs: 6_200,
    }),
    job('comic', 'j-scan', '', { startedAt: Date.now() - 4_000 }),
    endedJob('comic', 'j-1', 'Impor Gundala', 'completed', 12),
    endedJob('comic', 'j-2', 'Impor Hellboy', 'failed', 43, { errors: 12 }),
    endedJob('comic', 'j-3', 'Ganti nama Monstress', 'cancelled', 66),
    endedJob('comic', 'j-4', 'Impor Sandman', 'completed', 190, { total: 2410, current: 2410, errors: 2 }),
    [
      'watchers',
      'comic',
      { source: 'comic', running: true, enabled: true, changedAt: Date.now() - 5_400_000 },
    ],
    [
      'caches',
      'comic',
      { source: 'comic', state: 'ready', message: 'Cache rebuild complete', changedAt: Date.now() - 240_000 },
    ],
    ...files,
  ]
}

function admin(): readonly Patch[] {
  const levels: readonly LogLevel[] = [
    'info',
    'info',
    'debug',
    'info',
    'warning',
    'info',
    'info',
    'error',
    'info',
    'debug',
  ]
  const messages = [
    'synced 42 users from the identity provider',
    'GET /api/v1/episodes 200 in 23 ms',
    'cache hit latest_episodes_hash',
    'batch 118 of 240 sent',
    'queue is longer than 30: 37 pending',
    'imported episode 1071 of One Piece',
    'scheduler tick finished in 412 ms',
    'push provider answered 503, retry in 30 s',
  ]
  const logs = Array.from({ length: 420 }, (_, index) =>
    logLine(
      'stats',
      index,
      levels[index % levels.length] ?? 'info',
      messages[(index * 7) % messages.length] ?? '',
      420 - index,
      index % 9 === 0 ? '{"request_id":"b1946ac9","user":1284,"duration_ms":412}' : '',
    ),
  )
  return [
    stats('stats'),
    notification('stats', 'n1', 'Frieren episode 12 is out', 'Sent to 1,204 of 1,284 users', 1, {
      kind: 'episode',
    }),
    notification('stats', 'n2', 'Push provider is slow', 'Answer times over 2 s since 10.31', 9, {
      severity: 'warning',
    }),
    notification('stats', 'n3', 'Backup has failed', 'Disk is full on node 2', 48, { severity: 'critical' }),
    notification('stats', 'n4', 'New user', 'rina@example.com', 75),
    ...logs,
  ]
}

function sensors(): readonly Patch[] {
  return [
    reading(
      'pabrik',
      { kind: 'tile', id: 'suhu', label: 'Suhu oven', type: '', value: 'temp', unit: 'number' },
      { value: 214.6 },
    ),
    reading(
      'pabrik',
      { kind: 'tile', id: 'mode', label: 'Mode', type: '', value: 'mode', unit: 'text' },
      { value: 'Produksi' },
    ),
    reading(
      'pabrik',
      { kind: 'progress', id: 'batch', label: 'Adonan', type: '', value: 'done', total: 'total' },
      { value: 64, total: 120 },
    ),
    reading(
      'pabrik',
      {
        kind: 'table',
        id: 'mesin',
        label: 'Mesin',
        type: '',
        rows: 'machines',
        key: 'id',
        columns: [
          { label: 'Mesin', value: 'id' },
          { label: 'Keadaan', value: 'state' },
          { label: 'Putaran', value: 'rpm' },
        ],
      },
      {
        rows: [
          { key: 'M1', cells: ['M1', 'jalan', 1480] },
          { key: 'M2', cells: ['M2', 'berhenti', 0] },
          { key: 'M3', cells: ['M3', 'jalan', 1512.5] },
        ],
      },
    ),
  ]
}

/** The four systems, the hub and one generic source at once. The shop's own rows come from scenes.ts. */
export function systems(): readonly Patch[] {
  return [
    source('optik', 'Optik Melati', polled, {
      order: 1,
      settings: settings('optik', 'Optik Melati', 'optik'),
    }),
    source('nipnime', 'nipnime', live, {
      order: 2,
      profile: 'episodes',
      settings: settings('nipnime', 'nipnime', 'episodes'),
    }),
    source('comic', 'ComicMaintainer', live, {
      order: 3,
      profile: 'comic',
      settings: settings('comic', 'ComicMaintainer', 'comic'),
    }),
    source('stats', 'Admin', live, {
      order: 4,
      profile: 'stats',
      settings: settings('stats', 'Admin', 'stats'),
    }),
    source('pabrik', 'Pabrik roti', live, {
      order: 5,
      profile: 'generic',
      settings: settings('pabrik', 'Pabrik roti', 'generic'),
    }),
    branchRevenue('optik', 'Utama', 9_420_000, 2_100_000, 19),
    branchRevenue('optik', 'Cabang 2', 4_310_000, 1_900_000, 9),
    branchRevenue('optik', 'Cabang 3', 1_120_000, 200_000, 3),
    cashier('optik', '', 'Rini', 6_200_000, 13),
    cashier('optik', '', 'Bayu', 5_100_000, 11),
    cashier('optik', '', 'Sekar', 3_550_000, 7),
    order('optik', 'TRX-0068', 'Ibu Wati', 6, 'ready'),
    order('optik', 'TRX-0070', 'Bpk. Anton', 24, 'ready'),
    order('optik', 'TRX-0071', '', 51, 'ready'),
    order('optik', 'TRX-0075', 'Ibu Kartika', 3, 'open'),
    ...library(),
    ...anime.map((title, index) =>
      episode('nipnime', index, title, String(12 + index * 3), {
        isNew: index < 2,
        adult: index === 9,
        arrived: index === 0,
        ...(index === 0 ? { seenAt: Date.now() - 120_000, publishedAt: Date.now() - 150_000 } : {}),
      }),
    ),
    ...admin(),
    ...sensors(),
  ]
}

/** The same systems, none of them live: rows to lay over {@link systems}. */
export function away(): readonly Patch[] {
  const now = Date.now()
  const stale = { state: 'stale', since: now - 72_000, lastByteAt: now - 72_000 } as const
  const backoff = {
    state: 'backoff',
    since: now - 20_000,
    retryAt: now + 8_000,
    attempt: 3,
    reason: 'refused',
    detail: 'ECONNREFUSED',
  } as const
  const paused = { state: 'paused', since: now - 300_000, reason: 'user' } as const
  const heard = { lastByteAt: now - 300_000, lastEventAt: now - 300_000 }
  return [
    source('optik', 'Optik Melati', stale, { order: 1 }),
    source('nipnime', 'nipnime', backoff, { order: 2, profile: 'episodes', ...heard }),
    source('comic', 'ComicMaintainer', stale, { order: 3, profile: 'comic' }),
    source('stats', 'Admin', paused, { order: 4, profile: 'stats', ...heard }),
    source('pabrik', 'Pabrik roti', backoff, { order: 5, profile: 'generic', ...heard }),
  ]
}
