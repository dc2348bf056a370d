import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream, type StreamedEvent } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** A reader that is cut again and again, and comes back behind the last event that it has. */
async function restlessReader(
  hub: TestHub,
  query: string,
  stays: readonly number[],
  last: () => string | null,
) {
  const got: StreamedEvent[] = []
  let cursor = `${hub.hub.epoch()}:0`
  async function visit(stayMs: number | null): Promise<void> {
    const stream = openStream(hub.hub.url, hub.admin, { query, lastEventId: cursor })
    if (stayMs === null) await expect.poll(() => stream.lastId() === last(), { timeout: 10_000 }).toBe(true)
    else await pause(stayMs)
    stream.close()
    const facts = stream.facts()
    got.push(...facts)
    cursor = facts.at(-1)?.id ?? cursor
    expect(stream.events.some(({ type }) => type === 'gap')).toBe(false)
  }
  for (const stay of stays) await visit(stay)
  await visit(null)
  return got
}

describe('the seam between replay and live (S4, reliability.md 3.15)', () => {
  it('has no hole, no repeat and no disorder, for any filter, wherever readers come and go while others publish', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('', '?topics=t0', '?topics=t0,t2'),
        fc.constantFrom(10, 20_000),
        async (readers, publishers, query, bytes) => {
          const own = temporaryFolder()
          const hub = await startTestHub(own.dir, { limits: { heartbeatMs: 60, sweepMs: 20 } })
          const wanted = (topic: string) => query === '' || query.includes(topic)
          const expected = new Map<number, number>()
          let position: string | null = null
          const publishing = Promise.all(
            Array.from({ length: publishers }, async (_, publisher) => {
              for (let index = 0; index < 15; index += 1) {
                const topic = `t${index % 3}`
                const data = { n: publisher * 1000 + index, pad: 'x'.repeat(bytes) }
                const { body } = await hub.post('/v1/events', { topic, type: 'noted', data })
                const seq = Number(String(body.position).split(':')[1])
                if (wanted(topic)) expected.set(seq, data.n)
              }
            }),
          ).then(async () => {
            const { body } = await hub.ask('GET', '/v1/health')
            position = `${String(body.epoch)}:${String(body.head)}`
          })
          const reading = readers.map((stays) =>
            restlessReader(hub, query, stays, () => position ?? 'not yet'),
          )
          await publishing
          for (const got of await Promise.all(reading)) {
            const noted = got.filter(({ type }) => type === 'noted')
            const seqs = noted.map(({ id }) => Number(id?.split(':')[1]))
            expect(seqs).toEqual([...expected.keys()].sort((a, b) => a - b))
            for (const [index, { data }] of noted.entries()) {
              expect((JSON.parse(data) as { data: { n: number } }).data.n).toBe(
                expected.get(seqs[index] ?? 0),
              )
            }
          }
          await hub.stop()
          own.remove()
        },
      ),
      { numRuns: 12 },
    )
  })

  it('a reader far behind catches up while new events come, in order, through many chunks', async () => {
    const hub = await startTestHub(folder.dir, { durability: 'normal' })
    const publish = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: to - from }, (_, index) =>
          hub.post('/v1/events', {
            topic: 'a',
            type: 'noted',
            data: { n: from + index, pad: 'x'.repeat(500) },
          }),
        ),
      )
    for (let from = 0; from < 3000; from += 500) await publish(from, from + 500)
    const stream = openStream(hub.hub.url, hub.admin, { query: '?from=oldest' })
    await publish(3000, 3200)
    await expect.poll(() => stream.facts().length, { timeout: 20_000 }).toBe(3201)
    const seqs = stream.facts().map(({ id }) => Number(id?.split(':')[1]))
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    stream.close()
    await hub.stop()
  })
})
