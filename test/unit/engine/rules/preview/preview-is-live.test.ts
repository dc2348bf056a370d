import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RereadRow } from '../../../../../src/engine/journal/types.ts'
import { findProfile } from '../../../../../src/engine/profiles/registry.ts'
import type { Profile } from '../../../../../src/engine/profiles/types.ts'
import { createPreviewRun } from '../../../../../src/engine/rules/preview/preview-run.ts'
import type { NormalisedEvent } from '../../../../../src/shared/domain/event.ts'
import type { RuleSettings } from '../../../../../src/shared/domain/rule.ts'
import { defaultThresholds } from '../../../../../src/shared/domain/stock.ts'
import { createDeskBench } from '../../../../helpers/rule-desk.ts'
import { builtInWith, ownWith } from '../../../../helpers/ruled-state.ts'

/** One message of one of three systems, some time after the one before. */
interface Said {
  readonly afterMs: number
  readonly profile: Profile['id']
  readonly stream: string
  /** Of a replay or a catch-up: no news. */
  readonly quiet: boolean
  readonly type: string
  readonly data: string
}

const stock = (id: number, count: number) => ({
  profile: 'optik' as const,
  stream: 'stock',
  type: 'message',
  data: JSON.stringify({
    updates: [{ product_type: 'Frame', product_id: id, product_name: 'R', new_stock: count, branch: 'A' }],
  }),
})
const job = (id: number, status: string, at: number) => ({
  profile: 'comic' as const,
  stream: 'events',
  type: 'message',
  data: JSON.stringify({
    type: 'job_updated',
    data: { job_id: `j${id}`, status, progress: {} },
    timestamp: 1_704_103_200 + at,
  }),
})
const watcher = (running: boolean, at: number) => ({
  profile: 'comic' as const,
  stream: 'events',
  type: 'message',
  data: JSON.stringify({
    type: 'watcher_status',
    data: { running, enabled: true },
    timestamp: 1_704_103_200 + at,
  }),
})
const figures = (pending: number) => ({
  profile: 'stats' as const,
  stream: 'stats',
  type: 'message',
  data: JSON.stringify({ users: 1, notifications: { pending } }),
})
const line = (level: string) => ({
  profile: 'stats' as const,
  stream: 'stats',
  type: 'log',
  data: JSON.stringify({ level, message: 'x' }),
})
const pickup = (number: number) => ({
  profile: 'optik' as const,
  stream: 'notifications',
  type: 'message',
  data: JSON.stringify({ type: 'ready_for_pickup', data: { no_transaksi: `N${number}` } }),
})
const sale = (number: number, total: number) => ({
  profile: 'optik' as const,
  stream: 'notifications',
  type: 'message',
  data: JSON.stringify({ type: 'new_transaction', data: { no_transaksi: `S${number}`, total } }),
})

/** How things were before anything was looked at. */
const before = [stock(1, 40), stock(2, 40), figures(0), watcher(true, 0), job(1, 'running', 0)].map(
  (what): Said => ({ ...what, afterMs: 0, quiet: true }),
)

const small = fc.integer({ min: 1, max: 2 })
const said = fc
  .tuple(
    fc.integer({ min: 1, max: 40_000 }),
    fc.boolean(),
    fc.boolean(),
    fc.oneof(
      fc.tuple(small, fc.integer({ min: -2, max: 14 })).map(
        ([id, count]) =>
          () =>
            stock(id, count),
      ),
      fc.tuple(small, fc.constantFrom('running', 'failed', 'completed')).map(
        ([id, status]) =>
          (at: number) =>
            job(id, status, at),
      ),
      fc.boolean().map((running) => (at: number) => watcher(running, at)),
      fc.integer({ min: 90, max: 110 }).map((pending) => () => figures(pending)),
      fc.constantFrom('error', 'info').map((level) => () => line(level)),
      small.map((number) => () => pickup(number)),
      fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
        .map((one) => () => sale(...one)),
    ),
  )
  .map(
    ([afterMs, isQuiet, isQuietToo, what]) =>
      (at: number): Said => ({
        ...what(at),
        afterMs,
        quiet: isQuiet && isQuietToo,
      }),
  )

const seconds = fc.constantFrom(0, 0, 10, 60)
const margin = fc.constantFrom(0, 3)
/** The settings; each rule in them is previewed. */
const ruleSets = fc
  .tuple(seconds, seconds, margin, margin, fc.constantFrom<'<=' | '>' | '='>('<=', '>', '='), fc.boolean())
  .map(([first, second, wide, wider, operator, enabled]): RuleSettings[] => [
    builtInWith('stock-medium', { forSeconds: first, margin: wide, enabled }),
    builtInWith('stock-low', { forSeconds: second, margin: wider }),
    builtInWith('stock-out'),
    builtInWith('stock-negative', { forSeconds: first }),
    builtInWith('job-failed', { forSeconds: second }),
    builtInWith('watcher-stopped'),
    builtInWith('pending-high', { forSeconds: first, margin: wider }),
    builtInWith('log-error'),
    builtInWith('order-ready'),
    builtInWith('transaction-new', { limit: 5, severity: 'warning' }),
    ownWith({
      forSeconds: first,
      margin: wide,
      operator,
      each: 'updates',
      key: 'product_id',
      value: 'new_stock',
      limit: 4,
    }),
  ])

/** Calls by rule of a console that is told everything, and what its journal has afterwards. */
function live(rules: readonly RuleSettings[], all: readonly Said[]) {
  const bench = createDeskBench(rules)
  const calls: Record<string, number> = {}
  const rows: RereadRow[] = []
  const known = new Set<string>()
  const count = (): void => {
    for (const id of bench.raised()) {
      const rule = bench.state.get('alerts', id)?.rule ?? ''
      calls[rule] = (calls[rule] ?? 0) + 1
    }
  }
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 1_000) {
      bench.clock.advance(Math.min(left, 1_000))
      count()
    }
  }
  for (const one of all) {
    pass(one.afterMs)
    for (const event of eventsOf(one, bench.clock.now())) {
      // The journal keeps the same thing once, and only what it keeps is told (C6).
      if (event.dedupeKey !== null && known.has(event.dedupeKey)) continue
      if (event.dedupeKey !== null) known.add(event.dedupeKey)
      rows.push(rowOf(event, rows.length + 1))
      bench.tell(event)
      count()
    }
  }
  pass(100_000)
  return { calls, rows, end: bench.clock.now() }
}

function eventsOf(
  { profile, stream, type, data, quiet }: Said,
  receivedAt: number,
): readonly NormalisedEvent[] {
  const message = {
    type,
    data,
    lastEventId: '',
    hasId: false,
    transport: 'sse',
    receivedAt,
    connection: 1,
  } as const
  const context = { source: profile, stream, currency: 'IDR', firstOfConnection: false }
  const events = findProfile(profile)?.parse(message, context) ?? []
  return events.map((event) => (quiet ? { ...event, catchUp: true } : event))
}

function rowOf(event: NormalisedEvent, id: number): RereadRow {
  const { source, stream, type, topic, ts, receivedAt, data } = event
  const quiet = event.replay || event.catchUp === true ? 1 : 0
  return { id, source, stream, epoch: null, seq: null, type, topic, ts, receivedAt, data, quiet }
}

describe('a preview', () => {
  // Would catch what "would have fired N times" and the inbox say differently: replays, levels, margins, pending times.
  it('counts for each rule what a running console called', () => {
    fc.assert(
      fc.property(ruleSets, fc.array(said, { maxLength: 40 }), (rules, told) => {
        const all = [...before, ...told.map((one, index) => one(index + 1))]
        const { calls, rows, end } = live(rules, all)
        for (const rule of rules) {
          if (rule.kind === 'built-in' && rule.enabled === false) continue
          const run = createPreviewRun({
            rule,
            settings: { rules, thresholds: defaultThresholds, sources: [] },
            sourceName: (source) => source,
          })
          for (const row of rows) run.look(row)
          expect([rule.id, run.result(end).fired]).toEqual([rule.id, calls[rule.id] ?? 0])
        }
      }),
      { numRuns: 120 },
    )
  })
})
