import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gapEvent, helloEvent } from '../../../src/shared/hub/events.ts'
import { frameProduct, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream, type StreamedEvent } from '../../helpers/hub-stream.ts'

const folder = temporaryFolder()
let shop: TestHub

beforeAll(async () => {
  shop = await startTestHub(folder.dir, {
    limits: { heartbeatMs: 300, sweepMs: 50 },
    allowedOrigins: ['https://tv.example'],
  })
  for (let index = 1; index <= 20; index += 1) {
    await shop.post('/v1/events', { topic: index % 2 === 0 ? 'even' : 'odd', type: 'counted', data: index })
  }
})
afterAll(async () => {
  await shop.stop()
  folder.remove()
})

function counts(events: readonly StreamedEvent[]): number[] {
  return events
    .filter(({ type }) => type === 'counted')
    .map(({ data }) => (JSON.parse(data) as { data: number }).data)
}
async function position(): Promise<{ epoch: string; head: number }> {
  const { body } = await shop.ask('GET', '/v1/health')
  return { epoch: String(body.epoch), head: Number(body.head) }
}
function opened(query: string, lastEventId?: string) {
  return openStream(shop.hub.url, shop.admin, lastEventId === undefined ? { query } : { query, lastEventId })
}

describe('the beginning of a stream', () => {
  it('is hello, with the position from which it goes on as its id (S6), behind a padding that opens proxies', async () => {
    const stream = opened('')
    await expect.poll(() => stream.events.length).toBe(1)
    const { epoch, head } = await position()
    const hello = helloEvent.parse(JSON.parse(stream.events[0]?.data ?? ''))
    expect(stream.events[0]).toMatchObject({ id: `${epoch}:${head}`, type: 'hello' })
    expect(hello).toMatchObject({ epoch, head, oldest: 1, resumedFrom: null, heartbeatMs: 300 })
    expect(stream.raw().indexOf('\n\n')).toBeGreaterThan(2000)
    expect(stream.headers()).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(stream.headers()).not.toHaveProperty('content-encoding')
    stream.close()
  })

  it('resumes behind Last-Event-ID, which wins over ?after= (an EventSource keeps its old URL)', async () => {
    const { epoch, head } = await position()
    const stream = opened(`?after=${epoch}:1`, `${epoch}:${head - 3}`)
    await expect.poll(() => counts(stream.events)).toEqual([18, 19, 20])
    expect(JSON.parse(stream.events[0]?.data ?? '')).toMatchObject({ resumedFrom: `${epoch}:${head - 3}` })
    stream.close()
  })

  it('replays from the oldest where that is asked for', async () => {
    const stream = opened('?from=oldest')
    await expect
      .poll(() => counts(stream.events))
      .toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(stream.events.filter(({ type }) => type === 'gap')).toEqual([])
    stream.close()
  })

  it('writes its own words to a listed page and to no other', async () => {
    const listed = openStream(shop.hub.url, shop.admin, { headers: { origin: 'https://tv.example' } })
    await expect.poll(() => listed.headers()['access-control-allow-origin']).toBe('https://tv.example')
    listed.close()
    const other = openStream(shop.hub.url, shop.admin, { headers: { origin: 'https://evil.example' } })
    expect(await other.status).toBe(403)
  })
})

describe('a bad cursor gets 200, a gap and everything that is kept, never an error that ends an EventSource (S5)', () => {
  const cursors: readonly (readonly [what: string, cursor: (epoch: string) => string, reason: string])[] = [
    ['malformed', () => 'junk', 'new-epoch'],
    ['only a number', () => '7', 'new-epoch'],
    ['a number that is not safe', (epoch) => `${epoch}:99999999999999999999`, 'new-epoch'],
    ['negative', (epoch) => `${epoch}:-1`, 'new-epoch'],
    ['of another epoch', () => 'deadbeef:3', 'new-epoch'],
    ['huge', () => 'x'.repeat(4000), 'new-epoch'],
  ]
  for (const [what, cursor, reason] of cursors) {
    it(what, async () => {
      const { epoch } = await position()
      const stream = opened('', cursor(epoch))
      expect(await stream.status).toBe(200)
      await expect.poll(() => counts(stream.events).length).toBe(20)
      expect(stream.events.slice(0, 2).map(({ type }) => type)).toEqual(['hello', 'gap'])
      expect(gapEvent.parse(JSON.parse(stream.events[1]?.data ?? ''))).toMatchObject({
        reason,
        to: `${epoch}:1`,
      })
      stream.close()
    })
  }

  it('or only what is new, where ?from=head asks for that', async () => {
    const { epoch, head } = await position()
    const stream = opened('?from=head', 'deadbeef:3')
    await expect.poll(() => stream.events.length).toBe(2)
    expect(JSON.parse(stream.events[1]?.data ?? '')).toMatchObject({ to: `${epoch}:${head + 1}` })
    stream.close()
  })
})

describe('filters', () => {
  it('let through only their topics; heartbeats advance the cursor past what was left out (S7)', async () => {
    const stream = opened('?topics=even&from=oldest')
    await expect.poll(() => counts(stream.events)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
    await shop.post('/v1/events', { topic: 'odd', type: 'passed.by', data: null })
    const { epoch, head } = await position()
    await expect.poll(() => stream.lastId()).toBe(`${epoch}:${head}`)
    expect(stream.facts().some(({ type }) => type === 'passed.by')).toBe(false)
    expect(stream.facts()).toHaveLength(10)
    stream.close()
  })

  it('a resumed stream with another filter still gets everything of it after the cursor (fault 32)', async () => {
    const { epoch } = await position()
    const stream = opened('?topics=odd', `${epoch}:11`)
    await expect.poll(() => counts(stream.events)).toEqual([11, 13, 15, 17, 19])
    stream.close()
  })

  it('that are no names are refused, as a mistake of the program', async () => {
    for (const query of ['?topics=a%0ab', '?branch=../x', '?from=middle', '?branch=a,b']) {
      expect((await shop.ask('GET', `/v1/stream${query}`)).body.code, query).toBe('malformed')
    }
  })
})

describe('silence', () => {
  it('never lasts longer than the heartbeat: comments come when nothing happens (S7)', async () => {
    const stream = opened('?topics=nothing')
    await expect.poll(() => stream.raw().match(/^: heartbeat$/gm)?.length ?? 0).toBeGreaterThan(2)
    expect(stream.events).toHaveLength(1)
    stream.close()
  })
})

describe('what goes wrong', () => {
  it('too many streams are refused with 503 and a time to come back (S9)', async () => {
    const other = temporaryFolder()
    const small = await startTestHub(other.dir, { limits: { maxStreams: 2 } })
    const open = [openStream(small.hub.url, small.admin), openStream(small.hub.url, small.admin)]
    for (const stream of open) expect(await stream.status).toBe(200)
    const refused = await small.ask('GET', '/v1/stream')
    expect([refused.status, refused.body.code]).toEqual([503, 'too_many_streams'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    for (const stream of open) stream.close()
    await small.stop()
    other.remove()
  })

  it('a stream that is old enough says bye and ends, so that no reader stays for ever (S12)', async () => {
    const other = temporaryFolder()
    const brief = await startTestHub(other.dir, { limits: { maxStreamAgeMs: 200, sweepMs: 20 } })
    const stream = openStream(brief.hub.url, brief.admin)
    await stream.ended
    expect(stream.events.map(({ type }) => type)).toEqual(['hello', 'bye'])
    await brief.stop()
    other.remove()
  })

  it('the end of the hub says bye to everyone and leaves nothing hanging (S12)', async () => {
    const other = temporaryFolder()
    const hub = await startTestHub(other.dir, { limits: { byeSpreadMs: 10_000 } })
    const streams = Array.from({ length: 20 }, () => openStream(hub.hub.url, hub.admin))
    for (const stream of streams) await expect.poll(() => stream.events.length).toBe(1)
    await hub.post('/v1/products', frameProduct('1', 1))
    await hub.stop()
    for (const stream of streams) await stream.ended
    const waits = streams.map(({ events }) => {
      expect(events.map(({ type }) => type)).toEqual(['hello', 'stock.changed', 'bye'])
      return (JSON.parse(events[2]?.data ?? '') as { retryAfterMs: number }).retryAfterMs
    })
    expect(new Set(waits).size).toBeGreaterThan(5)
    other.remove()
  })
})
