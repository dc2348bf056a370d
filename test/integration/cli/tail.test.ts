import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Command, runPantau } from '../../helpers/command.ts'
import {
  body,
  chunks,
  chunksThenEnd,
  type SseServer,
  sseHead,
  startSseServer,
} from '../../helpers/sse-server.ts'
import { startTcpServer, writeParts } from '../../helpers/tcp-server.ts'
import { whatwgMessages } from '../../helpers/whatwg-reference.ts'
import { whatwgVectors } from '../../helpers/whatwg-vectors.ts'

let server: SseServer
const commands: Command[] = []
beforeEach(async () => {
  server = await startSseServer()
})
afterEach(async () => {
  for (const { child } of commands.splice(0)) child.kill('SIGKILL')
  await server.close()
})

function tail(...argv: readonly string[]): Command {
  const command = runPantau('tail', ...argv)
  commands.push(command)
  return command
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 })
const parsed = (command: Command): unknown[] => command.lines().map((line): unknown => JSON.parse(line))
const ofKind = (command: Command, kind: string): unknown[] =>
  parsed(command).filter((line) => (line as { kind?: string }).kind === kind)

const head = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n', 'latin1')
const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : text

describe('pantau tail --raw against a hand-made server', () => {
  // All vectors in one body, so that each also meets what the one before it left open. A byte order mark only counts at
  // the start of a stream: those vectors have a command of their own.
  const whole = Buffer.concat(whatwgVectors.flatMap(({ body: text }) => [bytesOf(text), Buffer.from('\n\n')]))
  const marks = whatwgVectors.filter(({ name }) => /byte order mark/.test(name))
  const linesOf = (bytes: Uint8Array): string[] =>
    whatwgMessages(bytes).map((message) => JSON.stringify(message))

  async function expectTail(bytes: Uint8Array, size: number): Promise<void> {
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    )
    const tcp = await startTcpServer((socket) => void writeParts(socket, [head, ...parts]))
    const command = tail('--raw', `http://127.0.0.1:${tcp.port}/any`)
    const expected = linesOf(bytes)
    expect(expected.length).toBeGreaterThan(0)
    await until(() => expect(command.lines()).toHaveLength(expected.length))
    expect(command.lines()).toEqual(expected)
    command.child.kill('SIGTERM')
    expect(await command.exited).toBe(0)
    expect(command.lines()).toEqual(expected)
    await tcp.close()
  }

  it.each([
    ['whole', 1 << 30],
    ['byte by byte', 1],
    ['in sevens', 7],
  ])('gives exactly what the algorithm gives, %s', async (_name, size) => {
    await expectTail(whole, size)
  })

  it.each(marks)('$name', async ({ body: text }) => {
    await expectTail(bytesOf(text), 2)
  })

  it('sends Last-Event-ID, honours retry, and drops the block that the end cut', async () => {
    server.route('/s', (response, request, turn) =>
      turn === 1
        ? chunksThenEnd('retry: 250\nid: 41\ndata: a\n\ndata: cut')(response, request, turn)
        : chunks('id: 42\ndata: b\n\n')(response, request, turn),
    )
    const command = tail('--raw', `${server.url}/s`)
    await until(() => expect(command.lines()).toHaveLength(2))
    expect(parsed(command)).toEqual([
      { type: 'message', data: 'a', lastEventId: '41' },
      { type: 'message', data: 'b', lastEventId: '42' },
    ])
    expect(server.requests[1]?.headers['last-event-id']).toBe('41')
  })
})

describe('pantau tail', () => {
  it('tells events, connections and gaps of a stream that nobody knows', async () => {
    server.route('/s', (response, request, turn) =>
      (turn === 1
        ? chunksThenEnd('event: x\ndata: {"a": 1}\n\n')
        : chunks('data: {"n": 1.0, "big": 12345678901234567890}\n\n'))(response, request, turn),
    )
    const command = tail(`${server.url}/s`)
    await until(() => expect(ofKind(command, 'event')).toHaveLength(2))
    expect(ofKind(command, 'event')).toMatchObject([
      { stream: 'stream', position: null, type: 'x', data: { a: 1 } },
      // A number that no double holds: the text as it came.
      { type: 'message', data: '{"n": 1.0, "big": 12345678901234567890}' },
    ])
    expect(ofKind(command, 'connection')).toMatchObject([
      { state: 'connecting', attempt: 1 },
      { state: 'live', transport: 'sse' },
      { state: 'backoff', reason: 'ended' },
      { state: 'connecting' },
      { state: 'live' },
    ])
    expect(ofKind(command, 'gap')).toMatchObject([{ reason: 'unverified' }])
  })

  it('reads the own dialect by its first word, with positions, and writes nothing twice', async () => {
    const hello = (from: string | null): string =>
      `id: 0a1b2c3d:1\nevent: hello\ndata: ${JSON.stringify({ epoch: '0a1b2c3d', head: 3, oldest: 1, resumedFrom: from, heartbeatMs: 15_000, maxEventBytes: 1 })}\n\n`
    const event = (seq: number): string =>
      `id: 0a1b2c3d:${seq}\nevent: weather\ndata: {"ts":"2026-11-21T03:00:00Z","topic":"sky","branch":"","data":${seq}}\n\n`
    server.route('/any', (response, request, turn) =>
      (turn === 1
        ? chunksThenEnd(hello(null), event(2), event(3))
        : chunks(
            hello('0a1b2c3d:3'),
            'event: gap\ndata: {"from":"0a1b2c3d:3","to":"0a1b2c3d:9","reason":"expired"}\n\n',
            event(3),
            event(9),
          ))(response, request, turn),
    )
    const command = tail(`${server.url}/any`)
    await until(() => expect(ofKind(command, 'event')).toHaveLength(3))
    expect(ofKind(command, 'event')).toMatchObject([
      { position: '0a1b2c3d:2', type: 'weather', topic: 'sky', ts: '2026-11-21T03:00:00.000Z' },
      { position: '0a1b2c3d:3' },
      { position: '0a1b2c3d:9' },
    ])
    expect(ofKind(command, 'gap')).toMatchObject([
      { reason: 'expired', from: '0a1b2c3d:3', to: '0a1b2c3d:9' },
    ])
  })

  it('follows all streams of a named profile, polled ones too', async () => {
    server.route(
      '/realtime/dashboard',
      body('application/json', '{"open_day_status":true,"total_omset_hari_ini":5}'),
    )
    server.route('/realtime/omset-kasir', chunks('data: {"omset_kasir":5}\n\n'))
    server.route('/realtime/notifications', body('application/json', '[]'))
    server.route(
      '/realtime/stock-updates',
      chunks('data: {"updates":[{"product_type":"Frame","product_id":1,"new_stock":2}]}\n\n'),
    )
    const command = tail(server.url, '--profile', 'optik')
    await until(() => expect(ofKind(command, 'event')).toHaveLength(3))
    const topics = ofKind(command, 'event').map((line) => (line as { topic: string }).topic)
    expect(topics.toSorted()).toEqual(['revenue', 'revenue', 'stock'])
  })

  it('finds out what a server is from its address alone, once it is there', async () => {
    server.route('/realtime/dashboard', chunks('data: {"omset_kasir":5}\n\n'))
    server.route('/realtime/omset-kasir', chunks('data: {"omset_kasir":5}\n\n'))
    server.route('/realtime/notifications', body('application/json', '[]'))
    server.route('/realtime/stock-updates', body('application/json', '[]'))
    const command = tail(server.url)
    await until(() => expect(ofKind(command, 'event')).toHaveLength(2))
    const away = tail('http://127.0.0.1:1/')
    await until(() =>
      expect(ofKind(away, 'connection')).toContainEqual(expect.objectContaining({ reason: 'refused' })),
    )
    away.child.kill('SIGTERM')
    expect(await away.exited).toBe(0)
  })

  it('sends the token and the headers that it was given, and no others', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pantau-')), 'token')
    writeFileSync(file, 'sesame\n')
    const command = tail(
      '--raw',
      `${server.url}/stall`,
      '--token-file',
      file,
      '--header',
      'X-Shop: Optik Melati',
    )
    await until(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer sesame',
      'x-shop': 'Optik Melati',
    })
    expect(command.stderr()).not.toContain('sesame')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s', async (signal) => {
    const command = tail(`${server.url}/no-id`)
    await until(() => expect(ofKind(command, 'event')).toHaveLength(2))
    command.child.kill(signal)
    expect(await command.exited).toBe(0)
  })

  it.each(['/401', '/503', '/html', '/loop'])('does not end on %s', async (path) => {
    const command = tail(server.url + path)
    await until(() => expect(ofKind(command, 'connection').length).toBeGreaterThanOrEqual(2))
    expect(command.child.exitCode).toBeNull()
    command.child.kill('SIGTERM')
    expect(await command.exited).toBe(0)
  })

  it('ends in order when its reader goes away', async () => {
    server.route('/s', (response) => {
      response.writeHead(200, sseHead)
      const timer = setInterval(() => response.write('data: x\n\n'), 5)
      response.once('close', () => clearInterval(timer))
    })
    const command = tail('--raw', `${server.url}/s`)
    await until(() => expect(command.lines().length).toBeGreaterThan(0))
    command.child.stdout.destroy()
    expect(await command.exited).toBe(0)
    expect(command.stderr()).not.toMatch(/EPIPE|Error/)
  })

  it('holds the source back for a reader that does not read, and keeps its memory flat', async () => {
    let written = 0
    server.route('/flood', (response) => {
      response.writeHead(200, sseHead)
      const block = `data: ${'z'.repeat(8_000)}\n\n`.repeat(8)
      const write = (): void => {
        while (written < 1_000) {
          written += 1
          if (!response.write(block)) return void response.once('drain', write)
        }
        response.write('data: end\n\n')
      }
      write()
    })
    const command = tail('--raw', `${server.url}/flood`)
    command.child.stdout.pause()
    let last = -1
    await vi.waitFor(
      () => {
        const moved = written !== last
        last = written
        expect(moved).toBe(false)
      },
      { timeout: 20_000, interval: 300 },
    )
    // 64 MB are to come; the kernel and the command may hold some.
    expect(last).toBeLessThan(300)
    command.child.stdout.resume()
    await until(() => expect(command.endsWith('"data":"end","lastEventId":""}\n')).toBe(true))
    expect(command.lines()).toHaveLength(1_000 * 8 + 1)
  })
})

describe('bad arguments', () => {
  it.each([
    [[], 'URL'],
    [['ftp://h'], 'URL'],
    [['http://user:secret@h/'], 'URL'],
    [['http://h', 'http://i'], 'http://i'],
    [['http://h', '--nope'], '--nope'],
    [['http://h', '--profile', 'nope'], '--profile'],
    [['http://h', '--proxy', 'socks://p:1'], '--proxy'],
    [['http://h', '--ca', '/dev/null'], '--ca'],
    [['http://h', '--pin', 'abc'], '--pin'],
    [['--config', 'x', '--proxy', 'none'], '--proxy'],
    [['http://h', '--header', 'no colon'], '--header'],
    [['http://h', '--token-file', '/does/not/exist'], '--token-file'],
    [['http://h', '--raw', '--state', 'x'], '--raw'],
  ])('%j: one line that names %s, exit 2', async (argv, named) => {
    const command = tail(...argv)
    expect(await command.exited).toBe(2)
    const lines = command.stderr().trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(named)
    expect(lines[0]).not.toContain('secret')
    expect(command.lines()).toEqual([])
  })

  it('does the same for an unknown command', async () => {
    const command = runPantau('fly')
    expect(await command.exited).toBe(2)
    expect(command.stderr()).toMatch(/^pantau: unknown command: fly\n$/)
  })

  it('helps', async () => {
    const command = tail('--help')
    expect(await command.exited).toBe(0)
    expect(command.lines()[0]).toContain('pantau tail URL')
  })
})
