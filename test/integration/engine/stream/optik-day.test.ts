import { afterEach, describe, expect, it, vi } from 'vitest'
import { optik } from '../../../../src/engine/profiles/optik.ts'
import { streamUrl } from '../../../../src/engine/stream/stream-url.ts'
import type { NormalisedEvent } from '../../../../src/shared/domain/event.ts'
import { readShop } from '../../../fixtures/optik/recording.ts'
import { type OptikStandIn, startOptik } from '../../../fixtures/optik/server.ts'
import type { OptikShape } from '../../../fixtures/optik/shapes.ts'
import { recordStream, type StreamRecorder } from '../../../helpers/stream-recorder.ts'

let replayer: OptikStandIn
let streams: StreamRecorder[] = []

afterEach(async () => {
  for (const { supervisor } of streams) supervisor.stop()
  streams = []
  await replayer.close()
})

/** Everything the four streams say, without what their natural keys drop. */
function events(): readonly NormalisedEvent[] {
  const keys = new Set<string>()
  return streams.flatMap((stream, index) =>
    stream.messages
      .flatMap((message) => {
        const context = {
          source: 's',
          stream: optik.streams[index]?.name ?? '',
          currency: 'IDR',
          firstOfConnection: false,
        }
        return optik.parse(message, context)
      })
      .filter(({ dedupeKey }) => {
        const isNew = dedupeKey === null || !keys.has(dedupeKey)
        if (dedupeKey !== null) keys.add(dedupeKey)
        return isNew
      }),
  )
}

const day = readShop('day')
const sales = day.filter((entry) => entry.kind === 'sale')
const expectedStock = new Map(
  day.flatMap((entry) =>
    entry.kind === 'ready'
      ? []
      : entry.updates.map(
          (update) =>
            [`${update.product_type.toLowerCase()}/${update.product_id}`, update.new_stock] as const,
        ),
  ),
)

/** Sales that were told as news of their own. */
function announced() {
  return events().flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'transactions' && fact.notify ? fact.transactions : [])),
  )
}

/** The last word on each item. */
function lastStock(): ReadonlyMap<string, number> {
  const items = events().flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'stock' ? fact.items : [])),
  )
  return new Map(items.map((item) => [`${item.productType}/${item.productId}`, item.stock]))
}

describe.each<OptikShape>(['seed', 'live-sse', 'live-poll'])('the recorded day in the shape %s', (shape) => {
  it('is understood whole: revenue, stock, each sale and each finished order once', async () => {
    replayer = await startOptik({ shape, speed: 36_000, recording: 'day' })
    streams = optik.streams.map((spec) => recordStream(streamUrl(replayer.url, spec.path), { pollMs: 40 }))
    for (const { supervisor } of streams) supervisor.start()

    const total = sales.reduce((sum, entry) => sum + entry.total, 0)
    await vi.waitFor(
      () => {
        const revenues = events().flatMap(({ facts }) => facts.filter((fact) => fact.kind === 'revenue'))
        expect(revenues.at(-1)?.revenue).toMatchObject({ total, transactions: sales.length })
        const orders = events().flatMap(({ facts }) => facts.filter((fact) => fact.kind === 'order'))
        expect(orders).toHaveLength(day.filter(({ kind }) => kind === 'ready').length)
        // Each stream ends its day at its own time.
        expect(announced()).toHaveLength(sales.length)
        expect(lastStock()).toEqual(expectedStock)
      },
      { timeout: 20_000, interval: 50 },
    )

    const facts = events().flatMap((event) => event.facts)
    expect(facts.filter(({ kind }) => kind === 'unknown')).toEqual([])
    expect(announced().map(({ number }) => number)).toEqual(sales.map((entry) => entry.no_transaksi))

    const last = lastStock()
    expect([...last.values()].some((stock) => stock < 0)).toBe(true)
    expect(streams.map((stream) => stream.last().state)).toEqual(['live', 'live', 'live', 'live'])
  })
})
