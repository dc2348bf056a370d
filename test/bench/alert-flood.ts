/**
 * A flood of alerts in main (issue 4.5, 4.6: main is never held up for more than 50 ms): a thousand items run low in one
 * tick, through journal, rules, outbox, notifier and the log of calls. Told are the longest turns of the event loop, which
 * is what a window feels, for the calls by themselves, for an answer to all of them, and for an export.
 *
 * Usage: node test/bench/alert-flood.ts [--alerts 1000]
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { alertFile } from '../../src/engine/attention/alert-file.ts'
import { attend } from '../../src/engine/attention/attend.ts'
import { type AttentionParts, createAttention } from '../../src/engine/attention/attention.ts'
import { openJournal } from '../../src/engine/journal/open-journal.ts'
import { createOutbox } from '../../src/engine/outbox/outbox.ts'
import { createCommitter } from '../../src/engine/pipeline/committer.ts'
import { createLedger } from '../../src/engine/pipeline/ledger.ts'
import type { Step } from '../../src/engine/pipeline/step.ts'
import { createStore } from '../../src/engine/pipeline/store.ts'
import { pantau } from '../../src/engine/profiles/pantau.ts'
import { createState } from '../../src/engine/projections/view.ts'
import { createRuleBook } from '../../src/engine/rules/rule-book.ts'
import { createNotifier } from '../../src/main/native/notifier/notifier.ts'
import { createNotifierWords } from '../../src/main/native/notifier/notifier-words.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import { defaultThresholds } from '../../src/shared/domain/stock.ts'
import { alertText } from '../../src/shared/i18n/alert-text.ts'
import { createTranslate } from '../../src/shared/i18n/translate.ts'
import { uuidV7 } from '../../src/shared/ids/uuid-v7.ts'
import { settingsSchema } from '../../src/shared/settings/schema.ts'
import { createMemoryLog } from '../helpers/memory-log.ts'

const { values } = parseArgs({ options: { alerts: { type: 'string', default: '1000' } } })
const count = Number(values.alerts)
const folder = mkdtempSync(join(tmpdir(), 'pantau-bench-'))
const clock = createSystemClock()
const settings = settingsSchema.parse({ locale: 'id', attention: { speech: true } })

function steps(
  stream: ReturnType<ReturnType<typeof createLedger>['open']>,
  stock: number,
  first: number,
): Step[] {
  const context = { source: 'hub', stream: 'events', currency: 'IDR', firstOfConnection: false }
  return Array.from({ length: count }, (_, index) => {
    const data = JSON.stringify({
      ts: new Date(clock.now()).toISOString(),
      topic: 'stock',
      branch: 'utama',
      branchName: 'Cabang Utama',
      productType: 'frame',
      productId: String(index),
      code: `FR${index}`,
      name: `Frame ${index}`,
      stock,
      previous: stock === 40 ? null : 40,
      unitPrice: 450_000,
      reason: 'sale',
    })
    const cursor = `0123abcd:${first + index}`
    const message = {
      type: 'stock.changed',
      data,
      lastEventId: cursor,
      hasId: true,
      transport: 'sse',
    } as const
    return pantau
      .parse({ ...message, receivedAt: clock.now(), connection: 1 }, context)
      .map((event): Step => ({ kind: 'event', stream, event, cursor }))
  }).flat()
}

/** The longest turn of the event loop, ms: on the clock, and of the thread's processor, which other work moves less. */
interface Turn {
  readonly wall: number
  readonly cpu: number
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Runs work and what it leaves behind. */
async function longestTurn(work: () => unknown): Promise<Turn> {
  let wall = 0
  let cpu = 0
  let on = true
  const watch = async (): Promise<void> => {
    while (on) {
      const wallBefore = performance.now()
      const cpuBefore = threadMs()
      await setImmediate()
      wall = Math.max(wall, performance.now() - wallBefore)
      cpu = Math.max(cpu, threadMs() - cpuBefore)
    }
  }
  const watching = watch()
  await setTimeout(20)
  wall = 0
  cpu = 0
  await work()
  await setTimeout(600)
  on = false
  await watching
  return { wall: Math.round(wall), cpu: Math.round(cpu) }
}

async function main(): Promise<void> {
  const open = () => openJournal({ dataDir: folder, nativeBinding: null, now: clock.now })
  const state = createState()
  const rules = createRuleBook({ rules: [], thresholds: defaultThresholds })
  const ledger = createLedger([])
  const outbox = createOutbox(state)
  const log = createMemoryLog()
  const { journal } = open()
  const store = createStore({
    open,
    journal,
    state,
    ledger,
    clock,
    log,
    onFailure: () => {},
    onOverflow: () => {},
    onMovedAside: () => {},
  })
  const t = createTranslate('id')
  const notifier = createNotifier(
    { present: async () => ({ shown: true }), withdraw: () => {}, dispose: () => {} },
    createNotifierWords(t, (alert) => alertText({ locale: 'id', t }, alert)),
    clock,
  )
  const committer = createCommitter({
    store,
    state,
    ledger,
    clock,
    log,
    newId: () => uuidV7(clock.now(), randomBytes(10)),
    firstEventId: 1,
    projectContext: () => ({ rules, limitsOf: rules.limitsOf, mappingOf: () => [], sourceName: (id) => id }),
    finish: (draft) =>
      attend(draft, { now: clock.now(), quietHours: [], repeatMinutes: 5, zone: () => 'Asia/Jakarta' }),
    onCommitted(changes, before, cause) {
      outbox.publish(changes)
      attention.desk.afterCommit(changes, before, cause)
    },
    onStored: () => {},
  })
  const attention: AttentionParts = createAttention({
    state,
    clock,
    settings: () => settings,
    notifier,
    voice: {
      sound: async () => ({ ok: true, detail: '' }),
      say: async () => ({ ok: true, detail: '' }),
      stop: () => {},
    },
    secrets: { get: async () => null, set: async () => 'stored', delete: async () => {} },
    systemProxy: async () => null,
    userName: 'kasir',
    zone: () => 'Asia/Jakarta',
    committer: () => committer,
    onWebhookTrouble: () => {},
  })
  outbox.attach(
    1,
    (text) => void queueMicrotask(() => outbox.ack(1, (JSON.parse(text) as { to: number }).to)),
  )
  const stream = ledger.open('hub', 'events')
  committer.tick(steps(stream, 40, 1))
  // As after the first seconds of a console: what the first words need is made.
  while (attention.words.prepare()) await setTimeout(20)
  await setTimeout(200)
  const low = steps(stream, 3, count + 1)
  const idle = await longestTurn(() => {})
  const calls = await longestTurn(() => committer.tick(low))
  const ids = [...state.entries('alerts')].map(([id]) => id)
  const answers = await longestTurn(() => attention.answers.acknowledge(ids, 'sudah dipesan'))
  const alerts = [...state.entries('alerts')].map(([, alert]) => alert)
  const exports = await longestTurn(() => alertFile('csv', alerts, attention.words, (id) => id))
  process.stdout.write(
    `${JSON.stringify({ bench: 'alert-flood', alerts: ids.length, idle, calls, answers, exports })}\n`,
  )
  attention.stop()
  store.close()
}

try {
  await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
