import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClock, type FakeClock } from '../../../helpers/fake-clock.ts'
import {
  body,
  chunks,
  chunksThenEnd,
  type SseServer,
  sseHead,
  startSseServer,
  status,
} from '../../../helpers/sse-server.ts'
import { recordStream, type StreamRecorder } from '../../../helpers/stream-recorder.ts'

let server: SseServer
let clock: FakeClock
const streams: StreamRecorder[] = []

beforeEach(async () => {
  server = await startSseServer()
  clock = createFakeClock()
})
afterEach(async () => {
  for (const { supervisor } of streams.splice(0)) supervisor.stop()
  await server.close()
})

function open(path: string, options: Parameters<typeof recordStream>[1] = {}): StreamRecorder {
  const stream = recordStream(server.url + path, { clock, random: () => 0.5, ...options })
  streams.push(stream)
  stream.supervisor.start()
  return stream
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 2 })
const untilState = (stream: StreamRecorder, state: string): Promise<void> =>
  until(() => expect(stream.last().state).toBe(state))
const untilRequests = (count: number): Promise<void> =>
  until(() => expect(server.requests).toHaveLength(count))

describe('the watchdog (C4, E5)', () => {
  it('turns a silent link stale with the time of its last byte, then reconnects', async () => {
    server.route('/s', chunks(': hello\n\n'))
    const stream = open('/s')
    await until(() => expect(stream.notices.map(({ kind }) => kind)).toEqual(['bytes']))
    const heardAt = clock.now()
    clock.advance(44_000)
    expect(stream.last()).toMatchObject({ state: 'stale', lastByteAt: heardAt })
    clock.advance(1_000)
    await untilState(stream, 'live')
    expect(stream.names()).toEqual(['connecting', 'live', 'stale', 'live'])
    expect(stream.notices.find(({ kind }) => kind === 'reconnected')).toMatchObject({ lostAt: heardAt })
    await until(() => expect(server.openSockets()).toBe(1))
  })

  it('is content with comments', async () => {
    let write = (_text: string): void => {}
    server.route('/s', (response) => {
      response.writeHead(200, sseHead)
      write = (text) => void response.write(text)
      write(':\n\n')
    })
    const stream = open('/s', { owner: { onNotice: () => bytes.count++ } })
    const bytes = { count: 0 }
    await until(() => expect(bytes.count).toBe(1))
    for (let beat = 2; beat < 10; beat += 1) {
      clock.advance(15_000)
      write(':\n\n')
      await until(() => expect(bytes.count).toBe(beat))
    }
    expect(stream.names()).toEqual(['connecting', 'live'])
  })

  it('blames a proxy after three mute connections, asks for the snapshot, and heals with the first byte', async () => {
    let release = (): void => {}
    server.route('/s', (response) => {
      chunks()(response, { path: '', headers: {}, closed: Promise.resolve() }, 0)
      release = () => void response.write('id: 1\ndata: at last\n\n')
    })
    server.route('/snapshot', body('application/json', '{"position":"00000000:0"}'))
    const stream = open('/s', { fallback: { url: `${server.url}/snapshot`, pollMs: 10_000 } })
    for (let mute = 1; mute <= 3; mute += 1) {
      await untilState(stream, 'live')
      clock.advance(45_000)
    }
    expect(stream.last()).toMatchObject({ state: 'degraded', reason: 'proxy-buffering' })
    await until(() => expect(stream.messages.map(({ type }) => type)).toEqual(['poll']))
    clock.advance(10_000)
    await until(() => expect(stream.messages).toHaveLength(2))
    release()
    await untilState(stream, 'live')
    await until(() => expect(stream.messages.at(-1)?.data).toBe('at last'))
    const asked = server.requests.length
    clock.advance(30_000)
    expect(server.requests).toHaveLength(asked)
  })

  it('does not blame a proxy where a stream without heartbeat has nothing to say', async () => {
    server.route('/s', chunks())
    const stream = open('/s', { heartbeatMs: null })
    for (let silence = 1; silence <= 5; silence += 1) {
      await untilRequests(silence)
      await untilState(stream, 'live')
      clock.advance(45_000)
    }
    expect(stream.names()).not.toContain('degraded')
    expect(stream.names()).not.toContain('backoff')
  })
})

describe('backoff (C2, C3)', () => {
  it('retries for ever with a growing delay, and starts afresh after a healthy minute', async () => {
    server.route('/s', status(503))
    const stream = open('/s')
    const delays: number[] = []
    for (let failure = 1; failure <= 9; failure += 1) {
      await untilRequests(failure)
      await untilState(stream, 'backoff')
      const state = stream.last()
      if (state.state !== 'backoff') throw new Error('expected a backoff')
      delays.push(state.retryAt - state.since)
      clock.advance(state.retryAt - state.since)
    }
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  })

  it.each([
    [50_000, 16_000],
    [61_000, 500],
  ])('after %d ms of health the next delay is %d ms', async (healthMs, delay) => {
    let end = (): void => {}
    server.route('/s', status(503))
    const stream = open('/s', { heartbeatMs: 60_000 })
    for (let failure = 1; failure <= 5; failure += 1) {
      await untilRequests(failure)
      await untilState(stream, 'backoff')
      if (failure === 5) {
        server.route('/s', (response) => {
          response.writeHead(200, sseHead)
          response.write(':\n\n')
          end = () => response.end()
        })
      }
      clock.advance(60_000)
    }
    await untilState(stream, 'live')
    clock.advance(healthMs)
    end()
    await untilState(stream, 'backoff')
    const state = stream.last()
    expect(state.state === 'backoff' && state.retryAt - state.since).toBe(delay)
  })

  it('takes `retry:` as a lower bound and a `bye` once', async () => {
    server.route('/s', chunksThenEnd('retry: 20000\n\n'))
    const stream = open('/s', { random: () => 0 })
    const delay = (): number => {
      const state = stream.last()
      return state.state === 'backoff' ? state.retryAt - state.since : -1
    }
    await until(() => expect(delay()).toBe(20_000))
    server.route('/s', chunksThenEnd('retry: 250\n\n'))
    stream.supervisor.bye(7_000)
    stream.supervisor.reconnectNow()
    await until(() => expect(delay()).toBe(7_000))
    stream.supervisor.reconnectNow()
    await until(() => expect(delay()).toBe(250))
  })

  it('names an idle limit on the way', async () => {
    const ends: (() => void)[] = []
    server.route('/s', (response) => {
      chunks(':\n\n')(response, { path: '', headers: {}, closed: Promise.resolve() }, 0)
      ends.push(() => response.end())
    })
    const stream = open('/s', { random: () => 0 })
    for (let life = 1; life <= 3; life += 1) {
      await until(() => expect(ends).toHaveLength(life))
      await untilState(stream, 'live')
      clock.advance(30_000)
      ends[life - 1]?.()
      await untilState(stream, 'backoff')
      clock.advance(0)
    }
    const named = stream.states.filter(
      (state) => state.state === 'backoff' && state.detail.includes('each connection ends after 30 s'),
    )
    expect(named).toHaveLength(1)
  })
})

describe('waking up (C4, C9)', () => {
  it('reconnects a live stream within a second, once for several calls', async () => {
    server.route('/s', chunks(':\n\n'))
    const stream = open('/s')
    await untilState(stream, 'live')
    clock.advance(10_000)
    clock.jump(8 * 3_600_000)
    for (let call = 0; call < 5; call += 1) stream.supervisor.wake()
    expect(stream.last().state).toBe('connecting')
    clock.advance(1_000)
    await untilState(stream, 'live')
    for (let call = 0; call < 5; call += 1) stream.supervisor.wake()
    clock.advance(2_000)
    expect(server.requests).toHaveLength(2)
  })

  it('ends a long backoff when the network is back', async () => {
    server.route('/s', status(503, { 'retry-after': '300' }))
    const stream = open('/s')
    await untilState(stream, 'backoff')
    server.route('/s', chunks(':\n\n'))
    stream.supervisor.wake()
    clock.advance(1_000)
    await untilState(stream, 'live')
  })
})

describe('a JSON document at the same URL (decision 1)', () => {
  it('is polled at its interval, give or take a tenth, as one connection', async () => {
    server.route('/s', (response, request, turn) =>
      body('application/json; charset=utf-8', `{"turn":${turn}}`)(response, request, turn),
    )
    const stream = open('/s', { pollMs: 15_000, random: () => 0 })
    await until(() => expect(stream.messages).toHaveLength(1))
    expect(stream.last()).toMatchObject({ state: 'live', transport: 'poll' })
    clock.advance(13_400)
    expect(server.requests).toHaveLength(1)
    clock.advance(200)
    await until(() => expect(stream.messages).toHaveLength(2))
    expect(
      stream.messages.map(({ type, data, transport, connection, hasId }) => [
        type,
        data,
        transport,
        connection,
        hasId,
      ]),
    ).toEqual([
      ['poll', '{"turn":1}', 'poll', 1, false],
      ['poll', '{"turn":2}', 'poll', 1, false],
    ])
    expect(stream.names()).toEqual(['connecting', 'live'])
  })

  it('backs off when the document turns into a login page, and says where it was unsure', async () => {
    server.route('/s', body('application/json', '[]'))
    const stream = open('/s', { pollMs: 15_000 })
    await until(() => expect(stream.messages).toHaveLength(1))
    server.route('/s', body('text/html', '<p>'))
    clock.advance(16_500)
    await until(() => expect(stream.last()).toMatchObject({ state: 'backoff', reason: 'not-a-stream' }))
    server.route('/s', body('application/json', '[]'))
    clock.advance(60_000)
    await until(() => expect(stream.messages).toHaveLength(2))
    expect(stream.notices.filter(({ kind }) => kind === 'reconnected')).toHaveLength(1)
    expect(stream.messages.map(({ connection }) => connection)).toEqual([1, 2])
  })

  it('becomes a stream when the server is changed back', async () => {
    server.route('/s', body('application/json', '[]'))
    const stream = open('/s', { pollMs: 15_000 })
    await until(() => expect(stream.messages).toHaveLength(1))
    server.route('/s', chunks('data: streamed\n\n'))
    clock.advance(16_500)
    await until(() => expect(stream.messages.at(-1)).toMatchObject({ data: 'streamed', transport: 'sse' }))
    expect(stream.last()).toMatchObject({ state: 'live', transport: 'sse' })
  })

  it('marks a document above the limit and goes on', async () => {
    server.route('/s', body('application/json', `"${'x'.repeat(2_000)}"`))
    const stream = open('/s', { limits: { eventBytes: 1_000 } })
    await until(() => expect(stream.notices.map(({ kind }) => kind)).toContain('too-large'))
    server.route('/s', body('application/json', '[]'))
    clock.advance(1_100)
    await until(() => expect(stream.messages).toHaveLength(1))
  })
})

describe('pause, resume, stop (D7, N15)', () => {
  it.each(['connecting', 'live', 'backoff', 'polling'])(
    'leaves no timer and no socket behind when stopped while %s',
    async (when) => {
      server.route('/connecting', () => {})
      server.route('/live', chunks(':\n\n'))
      server.route('/backoff', status(503))
      server.route('/polling', body('application/json', '[]'))
      const stream = open(`/${when}`)
      await untilRequests(1)
      await untilState(stream, when === 'polling' ? 'live' : when)
      stream.supervisor.stop()
      expect(stream.last()).toEqual({ state: 'off' })
      await until(() => expect(server.openSockets()).toBe(0))
      expect(clock.waiting()).toBe(0)
      const told = stream.states.length
      clock.advance(600_000)
      expect(stream.states).toHaveLength(told)
      expect(server.requests).toHaveLength(1)
    },
  )

  it('closes the socket while paused and goes on by cursor', async () => {
    server.route('/s', chunks('id: 4\ndata: a\n\n'))
    const stream = open('/s')
    await until(() => expect(stream.messages).toHaveLength(1))
    stream.supervisor.pause('window-hidden')
    expect(stream.last()).toMatchObject({ state: 'paused', reason: 'window-hidden' })
    await until(() => expect(server.openSockets()).toBe(0))
    clock.advance(3_600_000)
    stream.supervisor.wake()
    expect(server.requests).toHaveLength(1)
    stream.supervisor.resume()
    await untilRequests(2)
    expect(server.requests[1]?.headers['last-event-id']).toBe('4')
  })

  // Would catch the streams of five sources that come back from sleep at the same moment, and one asked for twice (C3, C4).
  it('comes back from sleep within a second, each stream at a moment of its own', async () => {
    server.route('/s', chunks(':\n\n'))
    const early = open('/s', { random: () => 0.1 })
    const late = open('/s', { random: () => 0.9 })
    await untilRequests(2)
    for (const { supervisor } of [early, late]) supervisor.pause('suspended')
    clock.jump(8 * 3_600_000)
    for (const { supervisor } of [early, late]) {
      supervisor.resume()
      supervisor.wake()
    }
    expect(early.last()).toMatchObject({ state: 'connecting' })
    clock.advance(150)
    await untilRequests(3)
    expect(server.requests).toHaveLength(3)
    clock.advance(850)
    await untilRequests(4)
    await untilState(late, 'live')
    clock.advance(5_000)
    expect(server.requests).toHaveLength(4)
  })

  it('gives nothing more when it is stopped from inside a message', async () => {
    server.route('/s', chunks('data: 1\n\ndata: 2\n\ndata: 3\n\n'))
    const messages: string[] = []
    const stream = open('/s', {
      owner: {
        onMessage(message) {
          messages.push(message.data)
          stream.supervisor.stop()
        },
      },
    })
    await untilState(stream, 'off')
    expect(messages).toEqual(['1'])
  })
})
