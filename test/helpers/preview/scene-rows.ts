import type { Alert, AlertKind, Severity } from '../../../src/shared/domain/alert.ts'
import type { Patch } from '../../../src/shared/domain/collections.ts'
import type { ConnectionState, SourceView } from '../../../src/shared/domain/connection.ts'
import { revenueKey } from '../../../src/shared/domain/revenue.ts'
import { transactionKey } from '../../../src/shared/domain/sale.ts'
import { levelOf, type StockItem, stockKey } from '../../../src/shared/domain/stock.ts'

const now = Date.now()
const seconds = 1000
const limits = { low: 5, medium: 10 }

export const live: ConnectionState = { state: 'live', since: now - 3_600_000, transport: 'sse' }
export const polled: ConnectionState = { state: 'live', since: now - 3_600_000, transport: 'poll' }

/** A source with one stream in the same state. */
export function source(
  id: string,
  name: string,
  connection: ConnectionState,
  rest: Partial<SourceView> = {},
): Patch {
  const heard = connection.state === 'stale' ? connection.lastByteAt : now - 2 * seconds
  const view: SourceView = {
    id,
    name,
    profile: id === 'hub' ? 'pantau' : 'optik',
    url: id === 'hub' ? 'http://127.0.0.1:41873' : `http://192.168.1.20:9001`,
    enabled: connection.state !== 'off',
    embedded: id === 'hub',
    order: id === 'hub' ? 0 : 1,
    connection,
    streams: [
      {
        name: 'stream',
        path: '/v1/stream',
        enabled: true,
        connection,
        lastByteAt: heard,
        lastEventAt: heard,
      },
    ],
    lastByteAt: heard,
    lastEventAt: now - 3 * seconds,
    events: 12_408,
    duplicates: 0,
    bytes: 481_220,
    settings: null,
    ...rest,
  }
  return ['sources', id, view]
}

export function stock(
  from: string,
  productType: string,
  code: string,
  name: string,
  branch: string,
  count: number,
  rest: Partial<StockItem> = {},
): Patch {
  const item: StockItem = {
    source: from,
    productType,
    productId: code.replace(/\D/g, '').replace(/^0+/, ''),
    code,
    name,
    branch: branch === 'Utama' ? 'utama' : branch.toLowerCase().replaceAll(' ', '-'),
    branchName: branch,
    stock: count,
    level: levelOf(count, limits),
    previous: count + 1,
    unitPrice: 350_000,
    changedAt: now - 40 * 60 * seconds,
    ...rest,
  }
  return ['stock', stockKey(item), item]
}

export function transaction(
  from: string,
  number: string,
  amount: number,
  payer: string,
  patientName: string,
  minutesAgo: number,
): Patch {
  const row = {
    source: from,
    number,
    amount,
    payer,
    patientName,
    branch: 'utama',
    status: 'paid',
    at: now - minutesAgo * 60 * seconds,
  }
  return ['transactions', transactionKey(row), row]
}

export function revenue(
  from: string,
  total: number,
  bpjs: number,
  count: number,
  agoMs = 3 * seconds,
): Patch {
  const row = {
    source: from,
    branch: '',
    total,
    bpjs,
    umum: total - bpjs,
    transactions: count,
    currency: 'IDR',
    day: '2026-11-21',
    receivedAt: now - agoMs,
  }
  return ['revenue', revenueKey(row), row]
}

export function alert(
  id: string,
  kind: AlertKind,
  severity: Severity,
  params: Alert['params'],
  minutesAgo: number,
  rest: Partial<Alert> = {},
): Patch {
  const at = now - minutesAgo * 60 * seconds
  return [
    'alerts',
    id,
    {
      id,
      kind,
      rule: kind,
      severity,
      state: 'open',
      source: 'hub',
      params,
      subject: id,
      raisedAt: at,
      changedAt: at,
      raises: 1,
      snoozedUntil: null,
      answer: null,
      heldUntil: null,
      notification: { status: 'none' },
      escalation: null,
      ...rest,
    },
  ]
}
