import type { Alert, AlertKind, AlertState, Severity } from '../../../src/shared/domain/alert.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import { consoleStateKey } from '../../../src/shared/domain/console-state.ts'
import { alert } from './scene-rows.ts'

const now = Date.now()
const minute = 60_000

const nobody: Partial<Alert> = {
  escalation: {
    repeats: 3,
    nextAt: now + 4 * minute,
    tries: [
      { channel: 'desktop', at: now - 18 * minute, ok: true, detail: 'shown' },
      { channel: 'sound', at: now - 18 * minute, ok: true, detail: 'played' },
      { channel: 'webhook', at: now - 12 * minute, ok: true, detail: '200' },
      { channel: 'desktop', at: now - 2 * minute, ok: false, detail: 'no answer within 1000 ms' },
      { channel: 'webhook', at: now - 2 * minute, ok: false, detail: '503 Service Unavailable' },
    ],
  },
  notification: { status: 'not-shown', reason: 'no-answer', detail: 'no reply in 1000 ms', at: now - 1000 },
  raises: 4,
}

/** Alerts of every kind and state, as a busy day leaves them. */
export function inbox(): readonly Patch[] {
  return [
    alert(
      'stock:a',
      'stock-negative',
      'critical',
      { name: 'Oakley Crosslink 54', code: 'FR000125', branch: 'Cabang 2', stock: -2 },
      18,
      nobody,
    ),
    alert('src:x', 'source-silent', 'critical', { source: 'Optik Melati', minutes: 10 }, 12, {
      source: 'optik',
    }),
    alert('job:1', 'job-failed', 'warning', { name: 'Impor Hellboy', errors: 12 }, 40, {
      notification: { status: 'not-shown', reason: 'summary', detail: 'in a summary', at: now },
    }),
    alert(
      'stock:b',
      'stock-medium',
      'warning',
      { name: 'Police SPL 872', code: 'FR000207', branch: 'Cabang 2', stock: 10 },
      2,
      { heldUntil: now + 7 * 60 * minute },
    ),
    alert(
      'log:1',
      'log-error',
      'warning',
      { source: 'Statistik', message: 'Token perangkat ditolak', count: 4 },
      55,
    ),
    alert(
      'own:1',
      'custom',
      'warning',
      {
        rule: 'Antrean cetak panjang',
        source: 'Gudang',
        subject: 'printer-2',
        value: 41,
        limit: 20,
      },
      71,
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
      { state: 'snoozed', snoozedUntil: 'recovery', answer: { by: 'Rina', at: now - 20 * minute, word: '' } },
    ),
    alert('job:2', 'job-failed', 'warning', { name: 'Impor Gundala', errors: 0 }, 90, {
      state: 'snoozed',
      snoozedUntil: now + 41 * minute,
      answer: { by: 'Budi', at: now - 19 * minute, word: '' },
    }),
    alert(
      'stock:e',
      'stock-out',
      'critical',
      { name: 'Levi\u2019s LV 5005', code: 'FR000124', branch: 'Utama', stock: 0 },
      130,
      { state: 'acknowledged', answer: { by: 'Rina', at: now - 100 * minute, word: 'sudah dipesan' } },
    ),
    alert('watch:1', 'watcher-stopped', 'warning', { source: 'ComicMaintainer' }, 2900, {
      state: 'resolved',
      answer: { by: 'Budi', at: now - 2800 * minute, word: '' },
      changedAt: now - 2700 * minute,
    }),
  ]
}

const kinds: readonly (readonly [AlertKind, Severity])[] = [
  ['stock-low', 'warning'],
  ['job-failed', 'warning'],
  ['log-error', 'warning'],
  ['order-ready', 'info'],
]
const states: readonly AlertState[] = ['open', 'open', 'open', 'acknowledged', 'resolved']

/** A flood: 1,000 alerts of a few kinds. */
export function flood(): readonly Patch[] {
  return Array.from({ length: 1000 }, (_, index) => {
    const [kind, severity] = kinds[index % kinds.length] ?? ['stock-low', 'warning']
    const state = states[index % states.length] ?? 'open'
    const params = {
      name: `Barang ${index}`,
      orderId: `TRX-${index}`,
      source: 'Hub',
      message: `Baris ${index}`,
      stock: 4,
    }
    return alert(`flood:${index}`, kind, severity, params, index % 60, {
      state,
      answer: state === 'acknowledged' ? { by: 'Rina', at: now - minute, word: '' } : null,
    })
  })
}

/** The window was hidden for a while, and something came. */
export const wasAway: Patch = [
  'console',
  consoleStateKey,
  {
    notices: [],
    wall: false,
    away: {
      from: now - 12 * minute,
      to: now,
      info: 1,
      warning: 1,
      critical: 1,
      open: 2,
      transactions: 14,
      gaps: 1,
    },
  },
]
