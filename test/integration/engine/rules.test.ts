import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RuleSettings } from '../../../src/shared/domain/rule.ts'
import type { RulePreview } from '../../../src/shared/ipc/routes/alert.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { builtInWith, ownWith } from '../../helpers/ruled-state.ts'
import { type SseServer, sseHead, startSseServer } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const folder = temporaryFolder()
let server: SseServer
let engine: TestEngine | null = null
let write: (text: string) => void = () => {}
let connections = 0

beforeEach(async () => {
  connections = 0
  server = await startSseServer({
    '/feed': (response) => {
      response.writeHead(200, sseHead)
      response.flushHeaders()
      connections += 1
      write = (text) => void response.write(text)
    },
  })
})
afterEach(async () => {
  await engine?.stop()
  engine = null
  await server.close()
  folder.remove()
})

function start(profile: string, rules: readonly RuleSettings[] = []): TestEngine {
  const configFile = join(folder.dir, 'settings.json')
  const place =
    profile === 'generic'
      ? { url: `${server.url}/feed` }
      : { url: server.url, streams: { stats: { path: '/feed' } } }
  const source = { id: 'shop', name: 'Gudang', profile, ...place }
  mkdirSync(folder.dir, { recursive: true })
  writeFileSync(configFile, JSON.stringify({ sources: [source], rules }))
  const running = startTestEngine({ dataDir: folder.dir, configFile })
  engine = running
  return running
}
const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })
const isLive = (running: TestEngine) =>
  soon(() => expect(running.engine.status().sources[0]?.state).toBe('live'))
const alertsOf = async (running: TestEngine) => [...(await running.entries('alerts')).values()]
const reading = (id: string, value: unknown) => `event: reading\ndata: ${JSON.stringify({ id, value })}\n\n`
const raisesOf = async (running: TestEngine) =>
  (await alertsOf(running)).map(({ id, state, raises }) => `${id} ${state} ${raises}`).sort()

describe('own rules on a live stream (issue 4.1)', () => {
  it('call once for each item, resolve the same alert, and call nobody after a restart with 50 open ones', async () => {
    const rule = ownWith({ type: 'reading', severity: 'critical' })
    const first = start('generic', [rule])
    await isLive(first)
    for (let index = 0; index < 51; index += 1) write(reading(`i${index}`, 20 + index))
    await soon(async () => expect(await alertsOf(first)).toHaveLength(51))
    write(reading('i50', 1))
    await soon(async () =>
      expect((await alertsOf(first)).filter(({ state }) => state === 'open')).toHaveLength(50),
    )
    const before = await raisesOf(first)
    await first.stop()
    const second = start('generic', [rule])
    await soon(() => expect(connections).toBe(2))
    await isLive(second)
    // They still stand, and their source says so again.
    for (let index = 0; index < 50; index += 1) write(reading(`i${index}`, 20 + index))
    write(reading('last', 99))
    await soon(async () => expect(await alertsOf(second)).toHaveLength(52))
    expect((await raisesOf(second)).filter((line) => !line.includes('last'))).toEqual(before)
    expect(second.called.map(({ subject }) => subject)).toEqual(['last'])
    write(reading('i7', 3))
    await soon(async () =>
      expect((await alertsOf(second)).filter(({ state }) => state === 'resolved')).toHaveLength(2),
    )
  })

  it('go on over a lost connection, and over settings that change, without calling again', async () => {
    const running = start('generic', [ownWith({ severity: 'critical' })])
    await isLive(running)
    write(reading('a', 50))
    await soon(() => expect(running.called).toHaveLength(1))
    await running.ask('source.reconnect', { id: 'shop' })
    await soon(() => expect(connections).toBe(2))
    write(reading('a', 60))
    write(reading('b', 60))
    await soon(() => expect(running.called).toHaveLength(2))
    expect((await running.ask('settings.update', { rules: [ownWith({ limit: 5 })] })).ok).toBe(true)
    expect((await alertsOf(running)).map(({ state }) => state)).toEqual(['resolved', 'resolved'])
    expect(await running.entries('breaches')).toEqual(new Map())
    expect(running.called).toHaveLength(2)
  })
})

describe('while the window is hidden (two planes)', () => {
  it('a stream that an own rule looks at goes on and calls; one that nothing looks at rests', async () => {
    const watched = start('generic', [ownWith({ severity: 'critical' })])
    await isLive(watched)
    watched.engine.setVisible(1, false)
    write(reading('a', 50))
    await soon(() => expect(watched.called).toHaveLength(1))
    expect(watched.engine.status().sources[0]?.state).toBe('live')
    await watched.stop()
    const alone = start('generic', [ownWith({ sources: ['other'] })])
    await isLive(alone)
    alone.engine.setVisible(1, false)
    expect(alone.engine.status().sources[0]?.state).toBe('paused')
  })
})

describe('a preview (issue 4.1)', () => {
  async function preview(running: TestEngine, rule: RuleSettings): Promise<RulePreview> {
    const answer = await running.ask('rule.preview', { rule, days: 7 })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.data as RulePreview
  }

  it('says how often a rule would have called, and changes nothing', async () => {
    const running = start('generic')
    await isLive(running)
    for (const value of [1, 20, 30, 10, 11, 5, 40]) write(reading('a', value))
    write(reading('b', 'text'))
    await soon(() => expect(running.engine.status().events).toBe(8))
    const told = await preview(running, ownWith())
    expect(told).toMatchObject({ fired: 3, events: 8 })
    expect(told.calls.map(({ source, subject, params }) => [source, subject, params.value])).toEqual([
      ['shop', 'a', 40],
      ['shop', 'a', 11],
      ['shop', 'a', 20],
    ])
    expect(told.calls[0]?.params).toMatchObject({ rule: 'Suhu', source: 'Gudang', limit: 10 })
    // The margin of 5 holds the second one.
    expect((await preview(running, ownWith({ margin: 4 }))).fired).toBe(2)
    expect((await preview(running, ownWith({ forSeconds: 3_600 }))).fired).toBe(0)
    expect((await preview(running, ownWith({ enabled: false }))).fired).toBe(3)
    expect(await alertsOf(running)).toEqual([])
    expect(running.called).toEqual([])
  })

  it('reads built-in rules out of the payloads again (D8, D9)', async () => {
    const running = start('stats')
    await isLive(running)
    for (const pending of [90, 120, 130, 80, 101]) {
      write(`data: ${JSON.stringify({ users: 1, notifications: { pending } })}\n\n`)
    }
    write(`event: log\ndata: ${JSON.stringify({ level: 'error', message: 'broken' })}\n\n`)
    await soon(() => expect(running.engine.status().events).toBe(6))
    expect(await preview(running, builtInWith('pending-high'))).toMatchObject({ fired: 2, events: 6 })
    expect((await preview(running, builtInWith('pending-high', { limit: 125 }))).fired).toBe(1)
    expect((await preview(running, builtInWith('log-error'))).calls).toMatchObject([
      { params: { message: 'broken', source: 'Gudang' } },
    ])
    expect((await preview(running, builtInWith('job-failed'))).fired).toBe(0)
  })

  it('of a view ends the one before it, leaves others, and lets the engine go on meanwhile', async () => {
    const running = start('generic')
    await isLive(running)
    const many = Array.from({ length: 20_000 }, (_, index) => reading(`k${index % 50}`, index % 20))
    write(many.join(''))
    await soon(() => expect(running.engine.status().events).toBe(20_000))
    const ask = (viewId: number) =>
      running.engine.handle('rule.preview', { rule: ownWith(), days: 1 }, { viewId })
    let turns = 0
    const count = setInterval(() => {
      turns += 1
    }, 1)
    const [first, second, other] = await Promise.all([ask(1), ask(1), ask(2)])
    clearInterval(count)
    expect(first).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(second).toMatchObject({ ok: true, data: { events: 20_000 } })
    expect(other).toEqual(second)
    expect(turns).toBeGreaterThan(1)

    // Would catch main at work for a form that was closed.
    const closed = ask(1)
    await running.engine.handle('rule.endPreview', {}, { viewId: 1 })
    expect(await closed).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await ask(1)).toMatchObject({ ok: true })
  })
})
