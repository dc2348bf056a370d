import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubLimits } from '../../../src/shared/hub/limits.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

const folder = temporaryFolder()
let shop: TestHub

beforeAll(async () => {
  shop = await startTestHub(folder.dir, {
    limits: { stallMs: 600, sweepMs: 100, failureRate: { perSecond: 0.001, burst: 30 } },
  })
})
afterAll(async () => {
  await shop.stop()
  folder.remove()
})

/** What a hand-made request gets, for headers that fetch does not let through. */
function rawAsk(
  headers: Readonly<Record<string, string>>,
  path = '/v1/snapshot',
): Promise<{ status: number; code: unknown }> {
  return new Promise((resolve, reject) => {
    const ask = request(shop.hub.url + path, { headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => {
        text += part.toString()
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code?: unknown }).code })
      })
    })
    ask.on('error', reject)
    ask.end()
  })
}
function socketTo(): Socket {
  const { hostname, port } = new URL(shop.hub.url)
  return connect(Number(port), hostname)
}

describe('names that a browser was made to use (DNS rebinding, S13)', () => {
  const auth = (): Record<string, string> => ({ authorization: `Bearer ${shop.admin}` })
  for (const host of [
    'evil.example',
    'evil.example:4747',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '10.1.2.3',
    'x:y:z',
  ]) {
    it(`Host: ${host} is misdirected, with a right token too`, async () => {
      expect(await rawAsk({ ...auth(), host })).toEqual({ status: 421, code: 'misdirected' })
    })
  }
  it('its own names are served, whatever the port says', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]:80', 'LOCALHOST:1']) {
      expect((await rawAsk({ ...auth(), host })).status, host).toBe(200)
    }
  })
  it('a page of another site is refused before its token is looked at', async () => {
    expect(await rawAsk({ origin: 'https://evil.example' })).toEqual({
      status: 403,
      code: 'forbidden_origin',
    })
    expect(await rawAsk({ ...auth(), origin: 'null' })).toEqual({ status: 403, code: 'forbidden_origin' })
  })
  it('a token in the URL is refused, on every route and under every usual name', async () => {
    for (const name of ['token', 'access_token', 'API_KEY', 'auth']) {
      expect(await rawAsk(auth(), `/v1/stream?topics=stock&${name}=${shop.admin}`)).toEqual({
        status: 400,
        code: 'token_in_url',
      })
    }
    expect((await rawAsk({}, `/v1/health?token=x`)).code).toBe('token_in_url')
  })
})

describe('field injection (GHSA-4hxc-9384-m385 and its kin)', () => {
  it('no line break or NUL reaches a type or a topic', async () => {
    for (const bad of ['a\nevent: forged', 'a\rdata: forged', 'a\u0000', 'a b', '', 'ä', 'a'.repeat(65)]) {
      for (const body of [
        { topic: 'till', type: bad, data: 1 },
        { topic: bad, type: 'till.opened', data: 1 },
      ]) {
        expect((await shop.post('/v1/events', body)).status, JSON.stringify(body)).toBe(400)
      }
    }
  })

  it('whatever is in the data, a reader gets it back whole and nothing besides', async () => {
    const stream = openStream(shop.hub.url, shop.admin, { query: '?topics=hostile' })
    await expect.poll(() => stream.events.length).toBe(1)
    const nasty = [
      '\n\nevent: forged\ndata: x\n\n',
      '\r\rid: 9:9\r\r',
      '\u2028\u2029\ufeff',
      '\ud800',
      'a\u0000b',
      '',
    ]
    for (const data of nasty) await shop.post('/v1/events', { topic: 'hostile', type: 'said', data })
    await expect.poll(() => stream.facts().length).toBe(nasty.length)
    expect(stream.facts().map(({ type }) => type)).toEqual(nasty.map(() => 'said'))
    expect(stream.facts().map(({ data }) => (JSON.parse(data) as { data: string }).data)).toEqual(nasty)
    stream.close()
  })
})

describe('too much', () => {
  it('a body beyond the limit is 413, and so is an event that only just fits into it', async () => {
    const event = (bytes: number) => ({ topic: 'big', type: 'big.one', data: 'x'.repeat(bytes) })
    const body = await shop.post('/v1/events', event(hubLimits.maxBodyBytes))
    expect([body.status, body.body.code]).toEqual([413, 'too_large'])
    const justOver = await shop.post('/v1/events', event(hubLimits.maxEventBytes))
    expect([justOver.status, justOver.body.code]).toEqual([413, 'too_large'])
  })

  it('an event of almost 16 MiB goes through whole, and the next one too (fault 21)', async () => {
    const stream = openStream(shop.hub.url, shop.admin, { query: '?topics=big' })
    await expect.poll(() => stream.events.length).toBe(1)
    const bytes = hubLimits.maxEventBytes - 2000
    await shop.post('/v1/events', { topic: 'big', type: 'big.one', data: 'x'.repeat(bytes) })
    await shop.post('/v1/events', { topic: 'big', type: 'small.one', data: 1 })
    await expect.poll(() => stream.facts().length, { timeout: 30_000 }).toBe(2)
    expect((JSON.parse(stream.facts()[0]?.data ?? '') as { data: string }).data).toHaveLength(bytes)
    stream.close()
  })

  it('data nested beyond all reason is refused or kept, and the hub goes on', async () => {
    const depth = 200_000
    const body = `{"topic":"deep","type":"deep.one","data":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const answer = await shop.ask('POST', '/v1/events', { body })
    expect([400, 500]).toContain(answer.status)
    expect((await shop.ask('GET', '/v1/health')).body.status).toBe('ok')
  })

  it('headers beyond 16 KiB and bytes that are no HTTP get an answer and an end', async () => {
    for (const bytes of [
      `GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      'not http at all\r\n\r\n',
    ]) {
      const socket = socketTo()
      let text = ''
      socket.on('data', (part: Buffer) => {
        text += part.toString()
      })
      socket.write(bytes)
      await expect.poll(() => socket.closed).toBe(true)
      expect(text).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*application\/problem\+json/)
    }
  })

  it('guessing tokens is slowed down, and who has one is not', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 60; index += 1) {
      statuses.push((await shop.ask('GET', '/v1/snapshot', { token: `pantau_00_${'x'.repeat(43)}` })).status)
    }
    expect(statuses.at(-1)).toBe(429)
    expect((await shop.ask('GET', '/v1/snapshot')).status).toBe(200)
  })

  it('more requests than a token may send are 429 with a time to come back, and counted (S9)', async () => {
    const other = temporaryFolder()
    const strict = await startTestHub(other.dir, { limits: { rate: { perSecond: 1, burst: 5 } } })
    const answers = await Promise.all(Array.from({ length: 12 }, () => strict.ask('GET', '/v1/health')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(3)
    expect(refused[0]?.body.code).toBe('rate_limited')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    await strict.stop()
    other.remove()
  })
})

describe('a reader that does not read (S8)', () => {
  it('costs bounded memory, is cut, and keeps nobody else waiting', async () => {
    const { epoch } = (await shop.ask('GET', '/v1/health')).body
    const paused = Array.from({ length: 10 }, () => {
      const socket = socketTo()
      socket.on('error', () => undefined)
      socket.write(
        `GET /v1/stream?topics=flood HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${shop.admin}\r\nLast-Event-ID: ${String(epoch)}:0\r\n\r\n`,
      )
      socket.pause()
      return socket
    })
    const reader = openStream(shop.hub.url, shop.admin, { query: '?topics=flood' })
    await expect.poll(() => reader.events.length).toBe(1)
    await expect.poll(async () => (await shop.ask('GET', '/v1/metrics')).text).toMatch(/^pantau_streams 11$/m)
    // Enough to fill what the kernel takes for a connection, so that the rest would have to be held by the process.
    const data = 'x'.repeat(20_000)
    const total = 800
    const pending: number[] = []
    for (let sent = 0; sent < total; sent += 40) {
      const event = { topic: 'flood', type: 'flooded', data }
      await Promise.all(Array.from({ length: 40 }, () => shop.post('/v1/events', event)))
      const { text } = await shop.ask('GET', '/v1/metrics')
      pending.push(Number(/^pantau_stream_pending_bytes (\d+)$/m.exec(text)?.[1]))
    }
    await expect.poll(() => reader.facts().length, { timeout: 30_000 }).toBe(total)
    // 16 MB were published to each of them; what is held for one stays below 128 KiB at every moment.
    expect(Math.max(...pending)).toBeLessThanOrEqual(11 * 128 * 1024)
    await expect
      .poll(async () => (await shop.ask('GET', '/v1/metrics')).text, { timeout: 30_000 })
      .toMatch(/^pantau_streams_stalled_total 10$/m)
    expect((await shop.ask('GET', '/v1/metrics')).text).toMatch(/^pantau_streams 1$/m)
    for (const socket of paused) socket.destroy()
    reader.close()
  })

  it('and one that asks again on the socket of its stream is cut', async () => {
    const socket = socketTo()
    const ask = `GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${shop.admin}\r\n\r\n`
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(ask))
    socket.write(ask)
    socket.resume()
    await expect.poll(() => socket.closed).toBe(true)
  })
})
