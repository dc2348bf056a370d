import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnose, lineOf } from '../../../helpers/diagnose.ts'
import { startTestHub, type TestHub } from '../../../helpers/hub.ts'
import { startNginx } from '../../../helpers/nginx.ts'
import { chunks, type SseServer, sseHead, startSseServer } from '../../../helpers/sse-server.ts'

/** What a careless administrator leaves in place: the hub's X-Accel-Buffering is not heard either. */
const buffering = ['proxy_buffering on;', 'proxy_ignore_headers X-Accel-Buffering;']

const closers: (() => Promise<void> | void)[] = []
let hub: TestHub
beforeEach(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'pantau-doctor-'))
  closers.push(() => rmSync(dir, { recursive: true, force: true }))
  hub = await startTestHub(dir)
  closers.push(() => hub.stop())
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function nginx(target: string, rules: readonly string[]): Promise<string> {
  const proxy = await startNginx(target, rules)
  closers.push(() => proxy.close())
  return proxy.url
}

const asAdmin = () => ({ headers: async () => ({ authorization: `Bearer ${hub.admin}` }) })

async function beatingServer(everyMs: number): Promise<SseServer> {
  const server = await startSseServer({
    '/events': (response) => {
      response.writeHead(200, sseHead)
      response.write('data: {"n":0}\n\n')
      const timer = setInterval(() => response.write(': beat\n\n'), everyMs)
      response.once('close', () => clearInterval(timer))
    },
  })
  closers.push(() => server.close())
  return server
}

describe('a buffering proxy (nginx)', () => {
  it('is the cause before a hub, whose greeting never comes (C18, D11, O22)', async () => {
    const check = await diagnose(await nginx(hub.hub.url, buffering), { ...asAdmin(), waitMs: 1_500 })
    expect(check).toMatchObject({ healthy: false, cause: 'proxy-buffering', profile: 'pantau' })
  })

  it('is the cause before a server of any kind, which would have spoken', async () => {
    const server = await beatingServer(200)
    const url = `${await nginx(server.url, buffering)}/events`
    expect(await diagnose(url, { waitMs: 1_500, responseMs: 1_500 })).toMatchObject({
      cause: 'proxy-buffering',
    })
    expect(await diagnose(`${server.url}/events`)).toMatchObject({ healthy: true })
  })

  it('is not blamed where proxy_buffering is off (O22)', async () => {
    const check = await diagnose(
      `${await nginx((await beatingServer(200)).url, ['proxy_buffering off;'])}/events`,
    )
    expect(check).toMatchObject({ healthy: true })
    expect(lineOf(check, 'answer')).toMatch(/Server: nginx/)
  })

  it('is not blamed for a server behind it that is silent', async () => {
    const server = await beatingServer(600_000)
    const url = `${await nginx(server.url, ['proxy_buffering off;'])}/events`
    expect(await diagnose(url, { waitMs: 800 })).toMatchObject({ cause: 'no-heartbeat' })
  })
})

describe('something else that holds the stream back', () => {
  it('is known by an event that is cut in its middle', async () => {
    const server = await startSseServer({
      '/events': (response) => {
        response.writeHead(200, sseHead)
        response.write(`data: ${'x'.repeat(4_000)}`)
      },
    })
    closers.push(() => server.close())
    const check = await diagnose(`${server.url}/events`, { waitMs: 700 })
    expect(check).toMatchObject({ cause: 'proxy-buffering' })
    expect(lineOf(check, 'heartbeat')).toMatch(/cut in its middle/)
  })

  it('is the cause where a hub gives a head and no greeting, though no program names itself', async () => {
    const server = await startSseServer({ '/v1/stream': chunks() })
    closers.push(() => server.close())
    const check = await diagnose(`${server.url}/v1/stream`, { waitMs: 700 })
    expect(check).toMatchObject({ cause: 'proxy-buffering', profile: 'pantau' })
    expect(lineOf(check, 'first-byte')).toMatch(/speaks by itself/)
  })

  it('is known by heartbeats that come several at once', async () => {
    const server = await startSseServer({
      '/events': (response) => {
        response.writeHead(200, sseHead)
        response.write('data: {"n":0}\n\n')
        const timer = setInterval(() => response.write(': beat\n\n'.repeat(4)), 800)
        response.once('close', () => clearInterval(timer))
      },
    })
    closers.push(() => server.close())
    const check = await diagnose(`${server.url}/events`)
    expect(check).toMatchObject({ cause: 'proxy-buffering' })
    expect(lineOf(check, 'heartbeat')).toMatch(/several heartbeats came at once/)
  })
})
