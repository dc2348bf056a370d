import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../../../helpers/fault-proxy.ts'
import {
  body,
  chunks,
  chunksThenEnd,
  type Route,
  type SseServer,
  sseHead,
  startSseServer,
  status,
} from '../../../helpers/sse-server.ts'
import { recordStream, type StreamRecorder } from '../../../helpers/stream-recorder.ts'

let server: SseServer
let proxy: FaultProxy
const streams: StreamRecorder[] = []

beforeEach(async () => {
  server = await startSseServer()
  proxy = await startFaultProxy(server.url)
})
afterEach(async () => {
  for (const { supervisor } of streams.splice(0)) supervisor.stop()
  await proxy.close()
  await server.close()
})

function open(url: string, options: Parameters<typeof recordStream>[1] = {}): StreamRecorder {
  const stream = recordStream(url, options)
  streams.push(stream)
  stream.supervisor.start()
  return stream
}

const texts = (stream: StreamRecorder): string[] => stream.messages.map(({ data }) => data)
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 5 })

const events = ['first', 'second – ünï', 'third']

/** A log of three events that resumes behind Last-Event-ID, as the hub does. */
const log: Route = (response, request) => {
  const after = Number(request.headers['last-event-id'] ?? 0)
  response.writeHead(200, sseHead)
  const due = events.map((text, index) => ({ text, id: index + 1 })).filter(({ id }) => id > after)
  response.write(due.map(({ text, id }) => `id: ${id}\ndata: ${text}\n\n`).join(''))
}

describe('cuts and resets (rows 8, 9)', () => {
  it('glues and truncates nothing when a body of three events is cut at any byte', async () => {
    server.route('/log', log)
    const whole = open(`${proxy.url}/log`)
    await until(() => expect(texts(whole)).toEqual(events))
    whole.supervisor.stop()
    const length = 400
    for (let after = 0; after <= length; after += 1) {
      proxy.set({ mode: 'cut', after })
      const stream = open(`${proxy.url}/log`)
      await until(() => expect(['backoff', 'live']).toContain(stream.last().state))
      // Cut once, then healed: the retry resumes behind the last whole event.
      await until(() => expect(stream.last().state === 'backoff' || texts(stream).length === 3).toBe(true))
      proxy.set({ mode: 'pass' })
      stream.supervisor.reconnectNow()
      await until(() => expect(texts(stream)).toEqual(events))
      stream.supervisor.stop()
    }
  })

  it.each(['/reset-mid-event', '/half-close'])('drops the cut event of %s and comes back', async (path) => {
    const stream = open(server.url + path)
    await until(() => expect(server.requests.length).toBeGreaterThanOrEqual(3))
    expect(new Set(texts(stream))).toEqual(new Set(['whole']))
    expect(stream.names()).toContain('backoff')
    stream.supervisor.stop()
    await until(() => expect(server.openSockets()).toBe(0))
  })

  it('sends the stored cursor, not the parsed one, at each attempt (C5)', async () => {
    server.route('/log', chunksThenEnd('id: 7\ndata: a\n\n'))
    let stored: string | null = 'stored-1'
    const stream = open(`${server.url}/log`, { owner: { cursor: () => stored } })
    await until(() => expect(server.requests.length).toBeGreaterThanOrEqual(2))
    stored = null
    const before = server.requests.length
    await until(() => expect(server.requests.length).toBeGreaterThan(before + 1))
    stream.supervisor.stop()
    const sent = server.requests.map(({ headers }) => headers['last-event-id'])
    expect(sent.slice(0, 2)).toEqual(['stored-1', 'stored-1'])
    expect(sent.at(-1)).toBeUndefined()
  })

  it('tells how long it was away', async () => {
    server.route('/log', (response, request, turn) =>
      (turn === 1 ? chunksThenEnd('data: a\n\n') : chunks('data: b\n\n'))(response, request, turn),
    )
    const stream = open(`${server.url}/log`)
    await until(() => expect(texts(stream)).toEqual(['a', 'b']))
    const notices = stream.notices.filter(({ kind }) => kind === 'reconnected')
    expect(notices).toHaveLength(1)
    expect(stream.messages.map(({ connection }) => connection)).toEqual([1, 2])
  })

  it('goes on counting an id that stays over a reconnect', async () => {
    server.route('/log', (response, request, turn) =>
      (turn === 1 ? chunksThenEnd('id: 9\ndata: a\n\n') : chunks('data: b\n\n'))(response, request, turn),
    )
    const stream = open(`${server.url}/log`)
    await until(() => expect(texts(stream)).toEqual(['a', 'b']))
    expect(stream.messages.map(({ lastEventId, hasId }) => [lastEventId, hasId])).toEqual([
      ['9', true],
      ['9', false],
    ])
  })
})

describe('answers that are no stream (rows 15, 16)', () => {
  it.each([404, 429, 500, 502, 503])(
    'tries again after %d and is live within a second of healing',
    async (code) => {
      server.route('/s', status(code))
      const stream = open(`${server.url}/s`)
      await until(() =>
        expect(stream.last()).toMatchObject({
          state: 'backoff',
          reason: 'http-status',
          detail: `HTTP ${code}`,
        }),
      )
      server.route('/s', chunks('data: back\n\n'))
      stream.supervisor.reconnectNow()
      await until(() => expect(texts(stream)).toEqual(['back']))
    },
  )

  it.each([
    ['/401', 'unauthorized'],
    ['/403', 'forbidden'],
    ['/204', 'ended-by-server'],
  ])('%s needs a person: one request, until "reconnect now"', async (path, reason) => {
    const stream = open(server.url + path)
    await until(() => expect(stream.last()).toMatchObject({ state: 'needs-you', reason }))
    stream.supervisor.wake()
    expect(server.requests).toHaveLength(1)
    server.route(path, chunks('data: in\n\n'))
    stream.supervisor.reconnectNow()
    await until(() => expect(texts(stream)).toEqual(['in']))
  })

  it('honours Retry-After as a lower bound', async () => {
    server.route('/s', status(503, { 'retry-after': '120' }))
    const stream = open(`${server.url}/s`)
    await until(() => expect(stream.last().state).toBe('backoff'))
    const state = stream.last()
    if (state.state !== 'backoff') throw new Error('expected a backoff')
    expect(state.retryAt - state.since).toBeGreaterThanOrEqual(120_000)
  })

  it('reads nothing from a login page, and says that it is one', async () => {
    server.route('/s', status(302, { location: '/login?next=secret' }))
    server.route('/login', body('text/html; charset=utf-8', 'data: no\n\n'))
    const stream = open(`${server.url}/s`)
    await until(() => expect(stream.last()).toMatchObject({ state: 'backoff', reason: 'not-a-stream' }))
    const state = stream.last()
    expect(state.state === 'backoff' && state.detail).toBe(
      'text/html after a redirect to /login: a login or an error page, not a stream',
    )
    expect(stream.messages).toEqual([])
  })

  it('ends a redirect loop', async () => {
    const stream = open(`${server.url}/loop`)
    await until(() => expect(stream.last()).toMatchObject({ state: 'backoff', reason: 'redirect' }))
  })

  it('follows a redirect of the same origin with its headers', async () => {
    const stream = open(`${server.url}/redirect`, { owner: { headers: async () => ({ 'X-Api-Key': 'k' }) } })
    await until(() => expect(texts(stream)).toEqual(['arrived']))
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual(['k', 'k'])
  })

  it('sends no configured header to another origin, nor after coming back (C11)', async () => {
    const other = await startSseServer({
      '/there': status(307, { location: `${server.url}/back` }),
    })
    server.route('/start', status(307, { location: `${other.url}/there` }))
    server.route('/back', chunks('data: back\n\n'))
    const secrets = { authorization: 'Bearer s', cookie: 'c=1', 'x-api-key': 'k' }
    const stream = open(`${server.url}/start`, { owner: { headers: async () => secrets } })
    await until(() => expect(texts(stream)).toEqual(['back']))
    const names = Object.keys(secrets)
    expect(names.every((name) => name in (server.requests[0]?.headers ?? {}))).toBe(true)
    for (const request of [other.requests[0], server.requests.at(-1)]) {
      expect(names.filter((name) => name in (request?.headers ?? {}))).toEqual([])
    }
    await other.close()
  })

  it('says that a secret is missing, and asks nothing without it', async () => {
    const stream = open(`${server.url}/stall`, {
      owner: { headers: () => Promise.reject(new Error('none')) },
    })
    await until(() => expect(stream.last()).toMatchObject({ state: 'needs-you', reason: 'secret-missing' }))
    expect(server.requests).toEqual([])
  })

  it('tells a closed port from a server that hangs', async () => {
    const closed = open('http://127.0.0.1:1/s')
    const hanging = open(`${server.url}/accept-then-hang`, { limits: { responseMs: 50 } })
    await until(() => expect(closed.last()).toMatchObject({ state: 'backoff', reason: 'refused' }))
    await until(() => expect(hanging.last()).toMatchObject({ state: 'backoff', reason: 'timeout' }))
  })
})

describe('limits (row 21)', () => {
  it('skips an event of 64 MiB without keeping it, and the next one arrives', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x')
    server.route(
      '/huge',
      chunks(
        'id: 1\ndata: a\n\nid: 2\ndata: ',
        ...Array.from({ length: 64 }, () => block),
        '\n\nid: 3\ndata: b\n\n',
      ),
    )
    const before = process.memoryUsage().rss
    const stream = open(`${server.url}/huge`)
    await until(() => expect(texts(stream)).toEqual(['a', 'b']))
    expect(stream.notices.filter(({ kind }) => kind === 'too-large')).toHaveLength(1)
    expect(process.memoryUsage().rss - before).toBeLessThan(160 * 1024 * 1024)
  })

  it('stops reading the socket while its owner is full, and loses nothing (C7)', async () => {
    let full = false
    let written = 0
    server.route('/burst', (response) => {
      response.writeHead(200, sseHead)
      let next = 1
      const write = (): void => {
        while (next <= 60_000) {
          const goesOn = response.write(`id: ${next}\ndata: ${'y'.repeat(1_000)}\n\n`)
          written = next
          next += 1
          if (!goesOn) return void response.once('drain', write)
        }
      }
      write()
    })
    const stream = open(`${server.url}/burst`, { owner: { isFull: () => full } })
    await until(() => expect(stream.messages.length).toBeGreaterThan(0))
    full = true
    const stalled = await settled(() => written)
    // The kernel's buffers hold some megabytes; sixty of them would mean that the socket is read on.
    expect(stalled).toBeLessThan(30_000)
    expect(stream.messages.length).toBeLessThan(stalled)
    full = false
    await until(() => expect(stream.messages).toHaveLength(60_000))
    expect(stream.messages.map(({ lastEventId }) => Number(lastEventId))).toEqual(
      Array.from({ length: 60_000 }, (_, index) => index + 1),
    )
  })
})

/** The value of a counter once it no longer moves. */
async function settled(read: () => number): Promise<number> {
  let last = -1
  await vi.waitFor(
    () => {
      const now = read()
      const moved = now !== last
      last = now
      expect(moved).toBe(false)
    },
    { timeout: 10_000, interval: 200 },
  )
  return last
}
