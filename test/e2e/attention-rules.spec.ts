import { type AttentionShop, startAttentionShop } from '../helpers/attention-shop.ts'
import type { TestConsole } from '../helpers/electron-app.ts'
import { startNotificationDaemon, type TestDaemon } from '../helpers/notification-daemon.ts'
import { startSessionBus, type TestBus } from '../helpers/session-bus.ts'
import { chunks, type SseServer, startSseServer } from '../helpers/sse-server.ts'
import { storedAlerts, storedStock } from '../helpers/stored-entries.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'

test.describe.configure({ timeout: 240_000 })

/** Says one thing and is silent from then on. */
let sensor: SseServer
let shop: AttentionShop
let bus: TestBus
let daemon: TestDaemon

test.beforeEach(async () => {
  sensor = await startSseServer({ '/events': chunks('data: {"hello":1}\n\n') })
  shop = await startAttentionShop()
  bus = await startSessionBus()
  daemon = await startNotificationDaemon(bus.address)
})
test.afterEach(async () => {
  daemon.stop()
  await bus.stop()
  await shop.stop()
  await sensor.close()
})

const ownRule = {
  kind: 'own',
  id: '0199aaaa-0000-7000-8000-000000000001',
  name: 'Lemari es',
  severity: 'critical',
  type: 'fridge.measured',
  key: 'data.room',
  value: 'data.degrees',
  operator: '>',
  limit: 8,
  limits: [{ match: { 'data.room': 'gudang' }, limit: 12 }],
  margin: 2,
}

function settings(withSensor: boolean): unknown {
  const silent = { kind: 'built-in', id: 'source-silent', sources: ['sensor'], limit: 0.05 }
  return shop.settings({
    // Nobody answers here; a repeat would only blur what is counted.
    attention: { repeatMinutes: 0 },
    sources: withSensor
      ? [{ id: 'sensor', name: 'Sensor', url: `${sensor.url}/events`, profile: 'generic' }]
      : [],
    rules: [silent, ownRule],
  })
}

function openConsole(
  open: (options?: object) => Promise<TestConsole>,
  rest: { readonly dataDir?: string; readonly withSensor?: boolean } = {},
): Promise<TestConsole> {
  const { withSensor = true, ...options } = rest
  return open({
    args: ['--no-hub'],
    config: settings(withSensor),
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    ...options,
  })
}

const fridge = (room: string, degrees: number) =>
  shop.post('/v1/events', { topic: 'fridge', type: 'fridge.measured', data: { room, degrees } })
const stats = (pending: number) => shop.post('/v1/stats', { notifications: { sent: 0, pending } }, 'PUT')
const watcher = (running: boolean) => shop.post('/v1/watcher', { running, enabled: true }, 'PUT')

/** What is there before anything is wrong. */
async function prepare(): Promise<string> {
  for (const id of ['MEDIUM', 'LOW', 'OUT', 'NEGATIVE', 'AGAIN', 'MARK']) await shop.addProduct(id, 40)
  await shop.post('/v1/jobs', { jobId: 'job-1', total: 10, label: 'Ubah ke webp' })
  await shop.post('/v1/orders', { orderId: 'ORD-1', branchId: 'toko', patientName: 'Sari' })
  await watcher(true)
  await stats(50)
  await fridge('dapur', 4)
  const anime = await shop.post('/v1/anime', { title: 'Kucing Malam' })
  return String(anime.id ?? anime.animeId)
}

/** Each built-in rule's trouble by its name, and what brings it about. */
function troubles(animeId: string): readonly (readonly [kind: string, happens: () => Promise<unknown>])[] {
  return [
    ['stock-medium', () => shop.setStock('MEDIUM', 9)],
    ['stock-low', () => shop.setStock('LOW', 4)],
    ['stock-out', () => shop.setStock('OUT', 0)],
    ['stock-negative', () => shop.setStock('NEGATIVE', -2)],
    [
      'transaction-new',
      () =>
        shop.post('/v1/sales', {
          saleId: '0199aaaa-0000-7000-8000-00000000000a',
          branchId: 'toko',
          payer: 'umum',
          patientName: 'Budi',
          lines: [{ productType: 'frame', productId: 'AGAIN', quantity: 1, unitPrice: 1_000_000 }],
        }),
    ],
    ['order-ready', () => shop.post('/v1/orders/ORD-1/ready', null)],
    ['job-failed', () => shop.post('/v1/jobs/job-1', { status: 'failed', errors: 2 }, 'PATCH')],
    ['episode-new', () => shop.post('/v1/episodes', { animeId, number: 1, title: 'Awal' })],
    ['watcher-stopped', () => watcher(false)],
    ['pending-high', () => stats(150)],
    ['log-error', () => shop.post('/v1/logs', { level: 'error', message: 'Basis data penuh' })],
    ['custom', () => fridge('dapur', 9)],
  ]
}

/** How often each kind of alert called. */
function calls(console: TestConsole): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind, raises } of storedAlerts(console.dataDir)) counts[kind] = (counts[kind] ?? 0) + raises
  return counts
}

/** After everything else: what the console stored before this, it stored before (E3). */
let marks = 40
async function passes(console: TestConsole): Promise<void> {
  marks += 1
  await shop.setStock('MARK', marks)
  await expect.poll(() => storedStock(console.dataDir, 'MARK'), { timeout: 40_000 }).toBe(marks)
}

test('each rule fires once on its transition, and not by a replay, a catch-up, a restart or a snapshot (O13, O19, N8, C6, C8, D8, D9)', async ({
  open,
}) => {
  const first = await openConsole(open)
  await new ConsoleScreen(first.page).expectState('shop', 'live')
  const animeId = await prepare()
  await passes(first)
  expect(calls(first)).toEqual({})

  // Nothing is heard of the sensor any more, whoever asks; that needs nobody to do anything.
  sensor.route('/events', () => {})
  await expect.poll(() => calls(first)['source-silent']).toBe(1)
  const expected: Record<string, number> = { 'source-silent': 1 }
  for (const [kind, happens] of troubles(animeId)) {
    await happens()
    expected[kind] = 1
    await expect.poll(() => calls(first), { message: kind }).toEqual(expected)
  }

  // The same trouble told again, or worse within its level, is no transition; a limit of its own is not passed.
  await shop.setStock('LOW', 3)
  await shop.setStock('NEGATIVE', -5)
  await shop.post('/v1/files/processed', { filepath: '/a.cbz', success: true })
  await stats(170)
  await shop.post('/v1/logs', { level: 'critical', message: 'Masih penuh' })
  await fridge('dapur', 10)
  await fridge('gudang', 11)
  // On the good side of the limit, but not by the margin.
  await fridge('dapur', 7)
  await fridge('dapur', 9)
  await passes(first)
  expect(calls(first)).toEqual(expected)

  // The connection is lost and resumes; then the whole program starts again and catches up with what it missed.
  await shop.crash()
  await passes(first)
  expect(calls(first)).toEqual(expected)
  await first.close()
  await shop.setStock('LOW', 2)
  await shop.post('/v1/logs', { level: 'info', message: 'Selagi tidak ada yang melihat' })
  const shown = daemon.notified.length
  const again = await openConsole(open, { dataDir: first.dataDir })
  await new ConsoleScreen(again.page).expectState('shop', 'live')
  await passes(again)
  // The sensor has been silent all along: the same silence, not a new one.
  const callsNow = (): Readonly<Record<string, number>> => calls(again)
  expect(callsNow()).toEqual(expected)

  // Over, by the same alert; and then wrong once more is a transition.
  await shop.setStock('LOW', 40)
  await shop.setStock('MEDIUM', 40)
  await watcher(true)
  await stats(10)
  await fridge('dapur', 5)
  await passes(again)
  const over = storedAlerts(again.dataDir).filter(
    ({ source, state }) => source === 'shop' && state === 'resolved',
  )
  expect(over.map(({ kind }) => kind).sort()).toEqual(
    [
      'custom',
      'episode-new',
      'pending-high',
      'stock-low',
      'stock-medium',
      'transaction-new',
      'watcher-stopped',
    ].sort(),
  )
  expect(daemon.notified.slice(shown)).toEqual([])
  await shop.setStock('LOW', 1)
  await fridge('dapur', 9)
  await expect.poll(callsNow).toEqual({ ...expected, 'stock-low': 2, custom: 2 })
  await expect
    .poll(() =>
      daemon.notified
        .slice(shown)
        .map(({ title }) => title)
        .join('\n'),
    )
    .toMatch(/Rayban LOW/)
  await again.close()

  // Who comes new gets all of this as a snapshot and a history, and is called by none of it.
  const fresh = await openConsole(open, { withSensor: false })
  await new ConsoleScreen(fresh.page).expectState('shop', 'live')
  await passes(fresh)
  expect(calls(fresh)).toEqual({})
})
