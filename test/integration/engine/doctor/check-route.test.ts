import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Check } from '../../../../src/shared/domain/check.ts'
import { type SseServer, sseHead, startSseServer } from '../../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../../helpers/test-engine.ts'

let dataDir: string
let server: SseServer
let other: SseServer
let engine: TestEngine
const until = (check: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 10_000, interval: 20 })

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'pantau-check-'))
  ;[server, other] = await Promise.all([startSseServer(), startSseServer()])
  for (const { route } of [server, other]) {
    route('/s', (response) => {
      response.writeHead(200, sseHead)
      const timer = setInterval(() => response.write('data: 1\n\n'), 100)
      response.once('close', () => clearInterval(timer))
    })
  }
  engine = startTestEngine({ dataDir, embeddedHub: false })
})
afterEach(async () => {
  await engine.stop()
  await Promise.all([server.close(), other.close()])
  rmSync(dataDir, { recursive: true, force: true })
})

const source = (url: string, more: object = {}) => ({
  id: 'shop',
  name: 'Shop',
  url: `${url}/s`,
  profile: 'generic',
  enabled: false,
  auth: { type: 'bearer' },
  ...more,
})

async function start(input: object): Promise<string> {
  const answer = await engine.ask('source.test', input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return (answer.data as { checkId: string }).checkId
}

async function checks(): Promise<ReadonlyMap<string, Check>> {
  return await engine.entries('checks')
}

/** The test's own end. */
async function ended(id: string): Promise<Check> {
  let check: Check | undefined
  await until(async () => {
    check = (await checks()).get(id)
    expect(check?.healthy).not.toBeNull()
    expect(check).toBeDefined()
  })
  if (check === undefined) throw new Error('it was defined a moment ago')
  return check
}

const authorizations = ({ requests }: SseServer) => requests.map(({ headers }) => headers.authorization)

describe('source.test', () => {
  it('tests settings that are not stored yet, with the secret of the form, and tells its steps', async () => {
    const id = await start({ source: source(server.url), secret: 'typed' })
    expect(await ended(id)).toMatchObject({ healthy: true, cause: null })
    expect(new Set(authorizations(server))).toEqual(new Set(['Bearer typed']))
  })

  it('uses the stored secret for the server that it belongs to, and for no other', async () => {
    await engine.ask('source.add', { source: source(server.url), secret: 'stored' })
    expect(await ended(await start({ source: source(server.url) }))).toMatchObject({ healthy: true })
    expect(authorizations(server)).toContain('Bearer stored')
    const elsewhere = await ended(await start({ source: source(other.url) }))
    expect(elsewhere).toMatchObject({ healthy: false, cause: 'secret-missing' })
    expect(other.requests).toEqual([])
  })

  it('ends a running test of the same source before it starts another', async () => {
    server.route('/silent', (response) => response.writeHead(200, sseHead).flushHeaders())
    const silent = source(server.url, { url: `${server.url}/silent` })
    const first = await start({ source: silent, secret: 'x' })
    await until(async () => expect((await checks()).get(first)?.steps.at(-1)?.name).toBe('first-byte'))
    const second = await start({ source: silent, secret: 'x' })
    expect([...(await checks()).keys()]).toEqual([second])
    await until(() => expect(server.openSockets()).toBe(1))
  })

  it('ends a test with its socket when asked, and says when there is none', async () => {
    server.route('/silent', (response) => response.writeHead(200, sseHead).flushHeaders())
    const id = await start({ source: source(server.url, { url: `${server.url}/silent` }), secret: 'x' })
    await until(() => expect(server.openSockets()).toBe(1))
    expect(await engine.ask('source.endTest', { checkId: id })).toMatchObject({ ok: true })
    await until(() => expect(server.openSockets()).toBe(0))
    expect((await checks()).size).toBe(0)
    expect(await engine.ask('source.endTest', { checkId: id })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    })
  })

  it('keeps the last ten only', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      await ended(await start({ source: source(server.url, { id: `s${turn}`, auth: { type: 'none' } }) }))
    }
    expect((await checks()).size).toBe(10)
  })
})
