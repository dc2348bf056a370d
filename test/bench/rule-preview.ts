/**
 * A preview of a rule over the newest 200,000 events of a journal (issue 4.1): how long it takes, and for how long at one
 * go it keeps everything else of its process from its turn. The promise is 50 ms for main's loop.
 * Floor: the same rows read by the same statement, without a look at them.
 *
 * Usage: node --expose-gc test/bench/rule-preview.ts [--events 200000]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openJournal } from '../../src/engine/journal/open-journal.ts'
import type { Journal } from '../../src/engine/journal/types.ts'
import { createPreviewDesk } from '../../src/engine/rules/preview/preview-desk.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import type { NormalisedEvent } from '../../src/shared/domain/event.ts'
import { ownRule, type RuleSettings } from '../../src/shared/domain/rule.ts'
import { defaultThresholds } from '../../src/shared/domain/stock.ts'

const { values } = parseArgs({ options: { events: { type: 'string', default: '200000' } } })
const total = Number(values.events)
const folder = mkdtempSync(join(tmpdir(), 'pantau-bench-'))
const clock = createSystemClock()
const epoch = '0123abcd'

/** What a hub sends, one after the other: stock that goes up and down, sales, jobs, log lines, figures. */
function dataOf(index: number): readonly [type: string, topic: string, data: object] {
  const id = Math.floor(index / 5)
  switch (index % 5) {
    case 0:
      return [
        'stock.changed',
        'stock',
        {
          branchName: 'Cabang Utama',
          productType: 'frame',
          productId: String(id % 2_000),
          code: `FR${id % 2_000}`,
          name: `Frame ${id % 2_000}`,
          stock: (id * 7) % 23,
          previous: 0,
          unitPrice: 450_000,
          reason: 'sale',
        },
      ]
    case 1:
      return [
        'sale.registered',
        'sales',
        {
          saleId: `0199aaaa-0000-7000-8000-${String(id).padStart(12, '0')}`,
          number: `INV-${id}`,
          payer: 'umum',
          patientName: 'Budi Santoso',
          total: 350_000,
          currency: 'IDR',
          lines: [],
        },
      ]
    case 2:
      return [
        'job.changed',
        'jobs',
        {
          jobId: `j${id % 700}`,
          label: 'x',
          status: id % 3 === 0 ? 'failed' : 'running',
          current: 1,
          total: 9,
          errors: 0,
          startedAt: '2026-11-21T03:00:00.000Z',
        },
      ]
    case 3:
      return [
        'log.written',
        'logs',
        { level: id % 9 === 0 ? 'error' : 'info', message: `line ${id}`, context: {} },
      ]
    default:
      return ['fridge.measured', 'fridge', { data: { room: `r${id % 400}`, degrees: (id * 13) % 17 } }]
  }
}

function eventOf(index: number, first: number): NormalisedEvent {
  const receivedAt = first + index * 1_000
  const [type, topic, data] = dataOf(index)
  return {
    source: 'hub',
    stream: 'events',
    type,
    topic,
    position: { epoch, seq: index + 1 },
    dedupeKey: null,
    ts: receivedAt,
    receivedAt,
    data: JSON.stringify({ ts: new Date(receivedAt).toISOString(), topic, branch: 'utama', ...data }),
    replay: false,
    facts: [],
  }
}

function fill(journal: Journal): void {
  const first = clock.now() - total * 1_000
  for (let from = 0; from < total; from += 1_000) {
    journal.write((tx) => {
      tx.saveStream({
        id: 1,
        source: 'hub',
        stream: 'events',
        cursor: null,
        projected: null,
        snapshotDue: false,
        events: total,
        lastEventAt: null,
      })
      for (let index = from; index < Math.min(total, from + 1_000); index += 1) {
        tx.addEvent(index + 1, 1, eventOf(index, first))
      }
    })
  }
}

const builtIn = (id: Extract<RuleSettings, { kind: 'built-in' }>['id'], rest: object = {}): RuleSettings => ({
  kind: 'built-in',
  id,
  sources: [],
  ...rest,
})
const own = (rest: object): RuleSettings =>
  ownRule.parse({
    kind: 'own',
    id: '0199aaaa-0000-7000-8000-000000000001',
    name: 'Fridge',
    type: 'fridge.measured',
    key: 'data.room',
    value: 'data.degrees',
    operator: '>',
    limit: 8,
    ...rest,
  })
const manyLimits = Array.from({ length: 500 }, (_, room) => ({
  match: { 'data.room': `r${room}` },
  limit: 12,
}))
const rules: readonly (readonly [name: string, rule: RuleSettings])[] = [
  ['stock-low', builtIn('stock-low')],
  ['stock-low, waits', builtIn('stock-low', { forSeconds: 3_600 })],
  ['transaction-new', builtIn('transaction-new')],
  ['job-failed', builtIn('job-failed')],
  ['log-error', builtIn('log-error')],
  ['own', own({})],
  ['own, waits, 500 limits', own({ forSeconds: 3_600, margin: 2, limits: manyLimits })],
  ['own, every event', own({ type: '', key: '', value: 'topic', operator: 'contains', limit: 'o' })],
]

const { journal } = openJournal({ dataDir: folder, nativeBinding: null, now: clock.now })
try {
  fill(journal)
  journal.checkpoint()
  const start = performance.now()
  journal.readEvents(1, () => true)
  const floorMs = Math.round(performance.now() - start)
  for (const [name, rule] of rules) {
    const desk = createPreviewDesk({
      clock,
      journal: () => journal,
      settings: () => ({ rules: [], thresholds: defaultThresholds, sources: [] }),
      sourceName: (source) => source,
    })
    global.gc?.()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const begin = performance.now()
    const turns = watchTurns()
    const outcome = await desk.run(1, rule, 31)
    const longestTurnCpuMs = turns.stop()
    delay.disable()
    if (outcome.status !== 'done') throw new Error(outcome.status)
    const result = {
      bench: 'rule-preview',
      rule: name,
      events: outcome.preview.events,
      fired: outcome.preview.fired,
      floorMs,
      tookMs: Math.round(performance.now() - begin),
      longestTurnCpuMs,
      loopMs: { p99: round(delay.percentile(99)), max: round(delay.max) },
    }
    process.stdout.write(
      `${name}: ${result.events} events in ${result.tookMs} ms (floor ${floorMs} ms), fired ${result.fired}; ` +
        `the loop waited at most ${result.loopMs.max} ms (p99 ${result.loopMs.p99}), its longest turn took ` +
        `${longestTurnCpuMs} ms of processor\n${JSON.stringify(result)}\n`,
    )
  }
} finally {
  journal.close()
  rmSync(folder, { recursive: true, force: true })
}

/**
 * The longest turn of the loop by this thread's own processor time, ms: what others on the machine take from it does not
 * count, so that a busy machine gives the same figure.
 */
function watchTurns(): { readonly stop: () => number } {
  let longest = 0
  let running = true
  let before = process.threadCpuUsage()
  const turn = (): void => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - before.user - before.system)
    before = now
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop() {
      running = false
      return Number((longest / 1_000).toFixed(1))
    },
  }
}

function round(nanoseconds: number): number {
  return Number((nanoseconds / 1e6).toFixed(1))
}
