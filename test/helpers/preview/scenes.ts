import { firstSettings } from '../../../src/renderer/store/view-state.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import { createFakeConsole, type FakeConsole } from '../fake-console.ts'
import { flood, inbox, wasAway } from './inbox-scene.ts'
import { alert, live, polled, revenue, source, stock, transaction } from './scene-rows.ts'
import { away, systems } from './systems-scene.ts'

const now = Date.now()

/** The shop of the picture in look.md. */
function shop(id: string): readonly Patch[] {
  return [
    revenue(id, 14_850_000, 4_200_000, 31),
    stock(id, 'frame', 'FR000125', 'Oakley Crosslink 54', 'Cabang 2', -2),
    stock(id, 'frame', 'FR000124', 'Levi\u2019s LV 5005', 'Utama', 0),
    stock(id, 'frame', 'FR000123', 'Ray-Ban Aviator RB3025', 'Utama', 3),
    stock(id, 'lensa', 'LN000088', 'Essilor Crizal 1.56 \u22122,00', 'Utama', 4),
    stock(id, 'aksesoris', 'AK000017', 'Cairan pembersih 60 ml', 'Cabang 2', 5),
    stock(id, 'lensa', 'LN000123', 'Hoya Nulux 1.60 \u22121,50', 'Utama', 9),
    stock(id, 'frame', 'FR000207', 'Police SPL 872', 'Cabang 2', 10),
    stock(id, 'aksesoris', 'AK000005', 'Lap mikrofiber', 'Utama', 40, { unitPrice: 15_000 }),
    stock(id, 'frame', 'FR000301', 'Vogue VO5239', 'Utama', 18),
    stock(id, 'lensa', 'LN000140', 'Zeiss ClearView 1.50', 'Utama', 26),
    stock(id, 'aksesoris', 'AK000021', 'Kotak kacamata hitam', 'Cabang 2', 33, { previous: null }),
    transaction(id, 'TRX-0074', 1_350_000, 'umum', 'Ibu Ratna', 2),
    transaction(id, 'TRX-0073', 330_000, 'bpjs', 'Bpk. Hadi', 5),
    transaction(id, 'TRX-0072', 785_000, 'umum', 'Ibu Sari', 13),
    transaction(id, 'TRX-0071', 1_125_000, 'umum', '', 21),
    transaction(id, 'TRX-0070', 412_500, 'bpjs', 'Nn. Dewi Lestari', 34),
    alert(
      'stock:a',
      'stock-negative',
      'critical',
      { name: 'Oakley Crosslink 54', code: 'FR000125', branch: 'Cabang 2', stock: -2 },
      1,
    ),
    alert(
      'stock:b',
      'stock-medium',
      'warning',
      { name: 'Police SPL 872', code: 'FR000207', branch: 'Cabang 2', stock: 10 },
      2,
    ),
    alert(
      'order:c',
      'order-ready',
      'info',
      { orderId: 'TRX-0068', patientName: 'Ibu Wati', branch: 'Utama' },
      6,
    ),
    alert(
      'stock:d',
      'stock-low',
      'critical',
      { name: 'Cairan pembersih 60 ml', code: 'AK000017', branch: 'Cabang 2', stock: 5 },
      30,
      { state: 'snoozed', snoozedUntil: now + 40 * 60_000 },
    ),
    alert(
      'tx:e',
      'transaction-new',
      'info',
      {
        number: 'TRX-0074',
        amount: 1_350_000,
        currency: 'IDR',
        payer: 'umum',
        patientName: 'Ibu Ratna',
        branch: 'Utama',
      },
      2,
      { state: 'resolved' },
    ),
  ]
}

function full(): readonly Patch[] {
  return [source('hub', 'Hub lokal', live), source('optik', 'Optik Melati', polled), ...shop('hub')]
}

function optikStreams(): readonly Patch[] {
  const paths = ['dashboard', 'omset-kasir', 'notifications', 'stock-updates']
  return [
    source(
      'optik',
      'Optik Melati',
      { state: 'stale', since: now - 72_000, lastByteAt: now - 72_000 },
      {
        duplicates: 14,
        streams: paths.map((name, index) => ({
          name,
          path: `/realtime/${name}`,
          enabled: index !== 2,
          connection:
            index === 0
              ? { state: 'stale', since: now - 72_000, lastByteAt: now - 72_000 }
              : index === 2
                ? { state: 'off' }
                : live,
          lastByteAt: now - 4_000,
          lastEventAt: now - 8_000 * (index + 1),
        })),
      },
    ),
  ]
}

function wrong(): readonly Patch[] {
  return [
    source('hub', 'Hub lokal', {
      state: 'degraded',
      since: now,
      reason: 'store-failed',
      detail: 'SQLITE_FULL',
    }),
    ...optikStreams(),
    source(
      'cabang3',
      'Cabang 3',
      {
        state: 'backoff',
        since: now,
        retryAt: now + 8_000,
        attempt: 4,
        reason: 'refused',
        detail: 'ECONNREFUSED 192.168.1.23:9001',
      },
      { order: 2 },
    ),
    source(
      'pusat',
      'Kantor pusat',
      { state: 'needs-you', since: now, reason: 'unauthorized', detail: '401 Unauthorized' },
      { order: 3 },
    ),
    source('gudang', 'Gudang', { state: 'connecting', since: now, attempt: 2 }, { order: 4 }),
    source('arsip', 'Arsip', { state: 'paused', since: now, reason: 'user' }, { order: 5 }),
    source('lama', 'Server lama', { state: 'off' }, { order: 6 }),
    ...shop('optik'),
    revenue('hub', 2_310_000, 0, 6),
    [
      'gaps',
      'g1',
      {
        id: 'g1',
        source: 'optik',
        stream: 'dashboard',
        reason: 'unverified',
        from: new Date(now - 900_000).toISOString(),
        to: new Date(now - 840_000).toISOString(),
        count: null,
        at: now - 840_000,
      },
    ],
    [
      'gaps',
      'g2',
      {
        id: 'g2',
        source: 'hub',
        stream: 'stream',
        reason: 'expired',
        from: '1f3a9c02:120',
        to: '1f3a9c02:4120',
        count: 4000,
        at: now - 200_000,
      },
    ],
    [
      'feed',
      'f1',
      {
        id: 'f1',
        source: 'optik',
        stream: 'notifications',
        type: 'promo_started',
        data: '{"title":"Diskon akhir bulan","percent":20}',
        receivedAt: now - 60_000,
      },
    ],
    [
      'feed',
      'f2',
      {
        id: 'f2',
        source: 'hub',
        stream: 'stream',
        type: 'shift.opened',
        data: '{"topic":"shift","cashier":"Rini"}',
        receivedAt: now - 30_000,
      },
    ],
  ]
}

function many(): readonly Patch[] {
  const names = ['Oakley', 'Police', 'Vogue', 'Hoya', 'Essilor', 'Zeiss', 'Ray-Ban', 'Lap', 'Kotak']
  const rows: Patch[] = [source('hub', 'Hub lokal', live), revenue('hub', 1_214_850_000, 204_200_000, 3131)]
  for (let index = 0; index < 100_000; index += 1) {
    const type = ['frame', 'lensa', 'aksesoris'][index % 3] ?? 'frame'
    const code = `${type.slice(0, 2).toUpperCase()}${String(index).padStart(6, '0')}`
    const name = `${names[index % names.length]} ${(index * 7919) % 9973}`
    rows.push(
      stock('hub', type, code, name, `Cabang ${index % 7}`, 1 + ((index * 31) % 300), {
        productId: String(index),
      }),
    )
  }
  return rows
}

/** The scenes of the preview page: `?scene=…&theme=…&locale=…&view=…`. */
export const scenes = {
  empty: () => createFakeConsole([source('hub', 'Hub lokal', live, { events: 0, lastEventAt: null })]),
  none: () => createFakeConsole([]),
  full: () => createFakeConsole(full()),
  /** A shop whose every sale of the day is known, so that its hours can be drawn. */
  busy: () => {
    const sales = Array.from({ length: 31 }, (_, index) =>
      transaction('hub', `TRX-${1000 + index}`, 350_000, 'umum', '', index * index * 0.4),
    ).filter(
      (patch) =>
        new Date(patch[2] === null || !('at' in patch[2]) ? 0 : patch[2].at).getDate() ===
        new Date().getDate(),
    )
    return createFakeConsole([
      source('hub', 'Hub lokal', live),
      ...shop('hub').filter(([name]) => name !== 'transactions'),
      ...sales,
      revenue('hub', 14_850_000, 4_200_000, sales.length),
    ])
  },
  demo: () => {
    const fake = createFakeConsole(full())
    fake.set({
      info: {
        version: '0.1.0',
        electron: '45.4.1',
        platform: 'Linux x64',
        demo: true,
        dataDir: '/tmp/x',
        notices: [],
      },
    })
    return fake
  },
  stale: () => createFakeConsole([...optikStreams(), ...shop('optik')]),
  wrong: () =>
    createFakeConsole(wrong(), {
      info: {
        version: '0.1.0',
        electron: '45.4.1',
        platform: 'Linux x64',
        demo: false,
        dataDir: '/home/toko/.config/Pantau',
        notices: [
          { code: 'settings-damaged', detail: 'settings.damaged-20261121T031500Z.json' },
          { code: 'hub-failed', detail: 'EADDRINUSE 127.0.0.1:4747' },
        ],
      },
      settings: { ...firstSettings, locked: ['theme', 'thresholds'] },
    }),
  systems: () => createFakeConsole([source('hub', 'Hub lokal', live), ...systems(), ...shop('hub')]),
  /** The systems without the hub's shop: what one admin of all four sees. */
  admin: () => createFakeConsole(systems()),
  systemsAway: () =>
    createFakeConsole([source('hub', 'Hub lokal', live), ...systems(), ...shop('hub'), ...away()]),
  inbox: () =>
    createFakeConsole([
      source('hub', 'Hub lokal', live),
      source('optik', 'Optik Melati', polled),
      ...shop('hub').filter(([name]) => name !== 'alerts'),
      ...inbox(),
    ]),
  flood: () => createFakeConsole([source('hub', 'Hub lokal', live), ...flood()]),
  wasAway: () => createFakeConsole([...full(), wasAway]),
  many: () => createFakeConsole(many()),
  slow: () => createFakeConsole(full(), { delayMs: 60_000 }),
  short: () =>
    createFakeConsole(full(), {
      saleError: {
        code: 'insufficient_stock',
        message: 'not enough',
        data: { lines: [{ productType: 'frame', productId: '123', requested: 8, available: 3 }] },
      },
    }),
  away: () => createFakeConsole(full(), { saleError: { code: 'hub_unavailable', message: 'ECONNREFUSED' } }),
  pending: () => createFakeConsole(full(), { delayMs: 0 }),
} satisfies Record<string, () => FakeConsole>

export type SceneName = keyof typeof scenes
