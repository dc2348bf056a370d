import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Command, runPantau } from '../../helpers/command.ts'
import { chunks, type SseServer, startSseServer } from '../../helpers/sse-server.ts'

interface Ready {
  readonly url: string
  readonly epoch: string
}

let folder: string
let hub: Command
let ready: Ready
let token: string
let tokenFile: string
const commands: Command[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-cli-'))
  hub = runPantau('hub', '--port', '0', '--data', join(folder, 'hub'))
  await until(() => expect(hub.lines()).toHaveLength(1))
  ready = JSON.parse(hub.lines()[0] ?? '') as Ready
  tokenFile = join(folder, 'hub', 'admin.token')
  token = readFileSync(tokenFile, 'utf8').trim()
})
afterEach(() => {
  for (const { child } of commands.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  hub.child.kill('SIGTERM')
  await hub.exited
  rmSync(folder, { recursive: true, force: true })
})

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 30 })

function start(...argv: readonly string[]): Command {
  const command = runPantau(...argv)
  commands.push(command)
  return command
}

async function publish(value: number): Promise<string> {
  const response = await fetch(`${ready.url}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `n-${value}`,
    },
    body: JSON.stringify({ topic: 'ledger', type: 'counted', data: { value } }),
  })
  expect(response.ok).toBe(true)
  return ((await response.json()) as { position: string }).position
}

interface EventLine {
  readonly kind?: string
  readonly position: string
  readonly type: string
  readonly data: { readonly data: { readonly value: number } }
}
const events = (command: Command): readonly EventLine[] =>
  command
    .lines()
    .map((line) => JSON.parse(line) as EventLine)
    .filter(({ type }) => type === 'counted')

async function exported(...argv: readonly string[]): Promise<readonly EventLine[]> {
  const command = start('export', ...argv)
  expect(await command.exited).toBe(0)
  return events(command)
}

describe('pantau tail --state on a hub', () => {
  it('has each acknowledged event once and in order after kill -9 in the middle of a burst', async () => {
    const state = join(folder, 'kill')
    const argv = ['tail', `${ready.url}/v1/stream`, '--token-file', tokenFile, '--state', state]
    let command = start(...argv)
    await until(() => expect(command.stdout()).toContain('"state":"live"'))
    const acked: string[] = []
    for (let round = 0; round < 3; round += 1) {
      for (let value = 0; value < 100; value += 1) {
        acked.push(await publish(round * 100 + value))
        if (value === 50) {
          command.child.kill('SIGKILL')
          await command.exited
          command = start(...argv)
        }
      }
    }
    const last = acked.at(-1) ?? ''
    await until(() => expect(command.stdout()).toContain(`"position":"${last}"`))
    command.child.kill('SIGTERM')
    expect(await command.exited).toBe(0)
    const rows = await exported('--state', state, '--format', 'ndjson')
    expect(rows.map(({ position }) => position)).toEqual(acked)
    expect(rows.map(({ data }) => data.data.value)).toEqual(acked.map((_, index) => index))
  })

  it('goes on behind the last stored event, and writes nothing twice', async () => {
    const state = join(folder, 'again')
    const argv = ['tail', ready.url, '--profile', 'pantau', '--token-file', tokenFile, '--state', state]
    const first = start(...argv)
    await until(() => expect(first.stdout()).toContain('"state":"live"'))
    const one = await publish(1_001)
    await until(() => expect(events(first)).toHaveLength(1))
    first.child.kill('SIGTERM')
    await first.exited
    const two = await publish(1_002)
    const second = start(...argv)
    await until(() => expect(events(second)).toHaveLength(1))
    expect([...events(first), ...events(second)].map(({ position }) => position)).toEqual([one, two])
  })

  it('refuses a folder that another command uses, in one line', async () => {
    const state = join(folder, 'shared')
    const argv = ['tail', `${ready.url}/v1/stream`, '--token-file', tokenFile, '--state', state]
    const first = start(...argv)
    await until(() => expect(first.stdout()).toContain('"state":"live"'))
    const second = start(...argv)
    expect(await second.exited).toBe(1)
    expect(second.stderr().trimEnd().split('\n')).toHaveLength(1)
    expect(second.stderr()).toContain('--state')
  })
})

describe('pantau tail --config', () => {
  let server: SseServer
  beforeAll(async () => {
    server = await startSseServer({
      '/realtime/stock-updates': chunks(
        'data: {"updates":[{"product_type":"Frame","product_id":1,"new_stock":2}]}\n\n',
      ),
    })
  })
  afterAll(() => server.close())

  const only = { dashboard: { enabled: false }, omset: { enabled: false }, notifications: { enabled: false } }

  it('runs all sources, a bad one apart, and gives a secret to its own source only', async () => {
    const config = join(folder, 'config.json')
    const sources = [
      { id: 'shop', name: 'Shop', url: server.url, profile: 'optik', streams: only },
      { id: 'main-hub', name: 'Hub', url: ready.url, profile: 'pantau', auth: { type: 'bearer' } },
      { id: 'broken', name: 'Broken', url: 'nonsense' },
    ]
    writeFileSync(config, JSON.stringify({ sources }))
    const command = start('tail', '--config', config, '--token-file', tokenFile)
    await until(() =>
      expect(command.stdout()).toMatch(/"source":"main-hub","stream":"events","state":"live"/),
    )
    await until(() => expect(command.stdout()).toMatch(/"kind":"event","source":"shop","stream":"stock"/))
    expect(command.stderr()).toContain('broken')
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true)
    expect(command.stdout() + command.stderr()).not.toContain(token)
    command.child.kill('SIGTERM')
    expect(await command.exited).toBe(0)
  })

  it.each([
    ['a file that is not there', 'missing.json', null],
    ['a file that is no JSON', 'damaged.json', '{"sources": ['],
  ])('names %s', async (_name, file, text) => {
    const config = join(folder, file)
    if (text !== null) writeFileSync(config, text)
    const command = start('tail', '--config', config)
    expect(await command.exited).toBe(2)
    expect(command.stderr()).toMatch(/^pantau: --config .*\n$/)
  })
})

describe('pantau export', () => {
  it.each([
    [[], '--state'],
    [['--state', '/does/not/exist'], '--state'],
    [['--state', 'x', '--format', 'xml'], '--'],
    [['--state', 'x', '--nope'], '--nope'],
  ])('%j: one line that names %s, exit 2', async (argv, named) => {
    const command = start('export', ...argv)
    expect(await command.exited).toBe(2)
    expect(command.stderr().trimEnd().split('\n')).toHaveLength(1)
    expect(command.stderr()).toContain(named)
  })

  it('picks by source and by time, and writes csv', async () => {
    const state = join(folder, 'kill')
    expect(await exported('--state', state, '--source', 'nobody')).toEqual([])
    expect(await exported('--state', state, '--since', '2999-01-01')).toEqual([])
    const csv = start('export', '--state', state, '--format', 'csv')
    expect(await csv.exited).toBe(0)
    expect(csv.lines()[0]).toBe('source,stream,position,type,topic,ts,receivedAt,data')
    expect(csv.lines()).toHaveLength(301)
  })
})
