import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Certificates, makeCertificates } from '../../../helpers/certificates.ts'
import { diagnose, lineOf } from '../../../helpers/diagnose.ts'
import { startForwardProxy } from '../../../helpers/forward-proxy.ts'
import { freePort } from '../../../helpers/free-port.ts'
import {
  body,
  chunks,
  chunksThenEnd,
  type SseServer,
  sseHead,
  startSseServer,
  status,
} from '../../../helpers/sse-server.ts'
import { startTcpServer } from '../../../helpers/tcp-server.ts'
import { startTlsServer } from '../../../helpers/tls-server.ts'

let certificates: Certificates
let server: SseServer
const closers: (() => Promise<void>)[] = []
beforeAll(() => {
  certificates = makeCertificates()
})
beforeEach(async () => {
  server = await startSseServer()
})
afterEach(async () => {
  await server.close()
  for (const close of closers.splice(0)) await close()
})

/** A route that speaks at once and then every 100 ms. */
const beating: Parameters<SseServer['route']>[1] = (response) => {
  response.writeHead(200, sseHead)
  response.write('data: {"n":1}\n\n')
  const timer = setInterval(() => response.write(': beat\n\n'), 100)
  response.once('close', () => clearInterval(timer))
}

describe('what is healthy', () => {
  it('is a stream that is heard twice, and every step says its facts', async () => {
    server.route('/s', beating)
    const seen: string[] = []
    const check = await diagnose(`${server.url}/s`, {}, (each) => seen.push(JSON.stringify(each.steps)))
    expect(check).toMatchObject({ healthy: true, cause: null, profile: '', fingerprint: null })
    expect(check.steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'address ok',
      'dns skipped',
      'connect ok',
      'tls skipped',
      'answer ok',
      'content-type ok',
      'first-byte ok',
      'heartbeat ok',
    ])
    // Nothing is left open behind a test.
    await vi.waitFor(() => expect(server.openSockets()).toBe(0), { timeout: 10_000, interval: 20 })
    // Each step is told as it begins and as it ends.
    expect(new Set(seen).size).toBeGreaterThanOrEqual(10)
  })

  it('looks a name up', async () => {
    server.route('/s', beating)
    const check = await diagnose(`${server.url.replace('127.0.0.1', 'localhost')}/s`)
    expect(check.healthy).toBe(true)
    expect(lineOf(check, 'dns')).toMatch(/^ok (127\.0\.0\.1|::1)$/)
  })

  it('is a polled document, as Optik serves it today', async () => {
    server.route('/realtime/dashboard', body('application/json', '{"omset_kasir":1,"jumlah_transaksi":2}'))
    const check = await diagnose(`${server.url}/realtime/dashboard`)
    expect(check).toMatchObject({ healthy: true, profile: 'optik' })
    expect(lineOf(check, 'heartbeat')).toMatch(/^skipped .*asked for again/)
  })

  it('finds the stream of a base address and its dialect', async () => {
    server.route('/sse/stats', (response, request) => {
      response.writeHead(200, sseHead)
      const payload =
        '{"users":1,"requests":{"total":2,"tracking":1},"episodes_tracked":3,"notifications":{"sent":4,"pending":5},"timestamp":"2026-01-01T00:00:00"}'
      const timer = setInterval(() => response.write(`data: ${payload}\n\n`), 100)
      void request.closed.then(() => clearInterval(timer))
    })
    const check = await diagnose(server.url)
    expect(check).toMatchObject({ healthy: true, profile: 'stats', url: `${server.url}/sse/stats` })
  })

  it('is a stream through a proxy, plain or by a tunnel', async () => {
    server.route('/s', beating)
    const secure = await startTlsServer(certificates.good)
    const proxy = await startForwardProxy()
    closers.push(secure.close, proxy.close)
    const plain = `http://shop.test:${new URL(server.url).port}/s`
    const tunnelled = secure.url.replace('127.0.0.1', 'shop.test')
    const tls = { pin: certificates.good.fingerprint }
    for (const url of [plain, tunnelled]) {
      const check = await diagnose(url, { transport: { proxy: proxy.url, tls } })
      expect(check).toMatchObject({ healthy: true })
      expect(lineOf(check, 'connect')).toBe(`ok the proxy ${new URL(proxy.url).host}`)
    }
  })

  it('is a pinned server, whose fingerprint is told', async () => {
    const secure = await startTlsServer(certificates.selfSigned)
    closers.push(secure.close)
    const pin = certificates.selfSigned.fingerprint
    const check = await diagnose(secure.url, { transport: { tls: { pin } } })
    expect(check).toMatchObject({ healthy: true, fingerprint: pin })
    expect(lineOf(check, 'tls')).toMatch(/^ok TLSv1\.\d, certificate of self by self, until \d{4}-/)
  })
})

describe('the cause of what is wrong', () => {
  it('refused', async () => {
    const check = await diagnose(`http://127.0.0.1:${await freePort()}/s`)
    expect(check).toMatchObject({ healthy: false, cause: 'refused' })
    expect(lineOf(check, 'connect')).toBe('failed ECONNREFUSED')
  })

  it('refused, where a redirect leads to a server that is away', async () => {
    server.route('/s', status(302, { location: `http://127.0.0.1:${await freePort()}/s` }))
    const check = await diagnose(`${server.url}/s`)
    expect(check).toMatchObject({ cause: 'refused' })
    expect(lineOf(check, 'answer')).toMatch(/^failed .*ECONNREFUSED/)
  })

  it('DNS', async () => {
    const check = await diagnose('http://no-such-shop.invalid/s')
    expect(check).toMatchObject({ cause: 'dns' })
    expect(lineOf(check, 'dns')).toMatch(/^failed E/)
  })

  it.each([
    ['self-signed', 'selfSigned', /self-signed/],
    ['expired', 'expired', /expired on/],
    ['for another name', 'otherName', /another name/],
  ] as const)('TLS: %s; what could be pinned is told', async (_what, kind, says) => {
    const secure = await startTlsServer(certificates[kind])
    closers.push(secure.close)
    const ca = kind === 'selfSigned' ? {} : { tls: { ca: certificates.authority } }
    const check = await diagnose(secure.url, { transport: ca })
    expect(check).toMatchObject({ cause: 'tls', fingerprint: certificates[kind].fingerprint })
    expect(lineOf(check, 'tls')).toMatch(says)
  })

  it('TLS: the server speaks none', async () => {
    const check = await diagnose(server.url.replace('http:', 'https:'))
    expect(check).toMatchObject({ cause: 'tls', fingerprint: null })
    expect(lineOf(check, 'tls')).toMatch(/does not speak TLS/)
  })

  it.each([
    ['401', 'unauthorized', status(401)],
    ['403', 'forbidden', status(403)],
    ['404', 'not-found', status(404)],
    ['500', 'http-status', status(500)],
    ['204', 'ended-by-server', status(204)],
  ] as const)('%s', async (code, cause, route) => {
    server.route('/s', route)
    const check = await diagnose(`${server.url}/s`)
    expect(check).toMatchObject({ healthy: false, cause })
    expect(lineOf(check, 'answer')).toBe(`failed HTTP ${code}`)
  })

  it('wrong content type', async () => {
    server.route('/s', body('text/plain', 'data: not a stream\n\n'))
    const check = await diagnose(`${server.url}/s`)
    expect(check).toMatchObject({ cause: 'wrong-content-type' })
    expect(lineOf(check, 'content-type')).toBe('failed text/plain')
  })

  it('wrong content type: JSON that is none', async () => {
    server.route('/realtime/dashboard', body('application/json', '<b>Fatal error</b>'))
    expect(await diagnose(`${server.url}/realtime/dashboard`)).toMatchObject({ cause: 'wrong-content-type' })
  })

  it('wrong content type: a page that asks nobody to sign in', async () => {
    server.route('/s', body('text/html', '<h1>Welcome</h1>'))
    expect(await diagnose(`${server.url}/s`)).toMatchObject({ cause: 'wrong-content-type' })
  })

  it('HTML login page, at the address or behind a redirect', async () => {
    const form = '<form method="post" action="/x"><input name="email"><input type=password></form>'
    server.route('/s', body('text/html; charset=utf-8', `<!doctype html><title>Toko</title>${form}`))
    server.route('/behind', status(302, { location: '/login' }))
    server.route('/login', body('text/html', '<h1>Selamat datang</h1>'))
    expect(await diagnose(`${server.url}/s`)).toMatchObject({ cause: 'login-page' })
    const check = await diagnose(`${server.url}/behind`)
    expect(check).toMatchObject({ cause: 'login-page' })
    expect(lineOf(check, 'content-type')).toMatch(/after a redirect to \/login$/)
  })

  it('endless redirect', async () => {
    expect(await diagnose(`${server.url}/loop`)).toMatchObject({ cause: 'redirect-loop' })
    for (let hop = 0; hop < 20; hop += 1)
      server.route(`/hop/${hop}`, status(302, { location: `/hop/${hop + 1}` }))
    expect(await diagnose(`${server.url}/hop/0`)).toMatchObject({ cause: 'redirect-loop' })
  })

  it('no heartbeat: a server that speaks at once, in whole events, and then is silent', async () => {
    server.route('/s', chunks('data: one\n\n', ': padding\n\n', 'data: two\n\n'))
    const check = await diagnose(`${server.url}/s`, { waitMs: 600 })
    expect(check).toMatchObject({ cause: 'no-heartbeat' })
    expect(lineOf(check, 'first-byte')).toMatch(/^ok/)
  })

  it('timeout: a server that takes the connection and never answers', async () => {
    const check = await diagnose(`${server.url}/accept-then-hang`, { responseMs: 500 })
    expect(check).toMatchObject({ cause: 'timeout' })
    expect(lineOf(check, 'answer')).toMatch(/^failed no answer within 500 ms/)
  })

  it('connection lost: the server ends the stream, or resets it', async () => {
    server.route('/s', chunksThenEnd('data: one\n\n'))
    expect(await diagnose(`${server.url}/s`)).toMatchObject({ cause: 'connection-lost' })
    expect(await diagnose(`${server.url}/reset-mid-event`)).toMatchObject({ cause: 'connection-lost' })
  })

  it('connection lost: what answers is no HTTP', async () => {
    const tcp = await startTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))
    closers.push(tcp.close)
    expect(await diagnose(`http://127.0.0.1:${tcp.port}/`)).toMatchObject({ cause: 'connection-lost' })
  })

  it('proxy: one that is away, and one that wants a sign-in', async () => {
    const asking = await startForwardProxy('sign-in')
    closers.push(asking.close)
    const away = `http://127.0.0.1:${await freePort()}`
    for (const proxy of [away, asking.url]) {
      const check = await diagnose('http://shop.test/s', { transport: { proxy } })
      expect(check).toMatchObject({ cause: 'proxy' })
      expect(lineOf(check, 'dns')).toMatch(/^skipped left to the proxy/)
    }
  })

  it('secret missing, and bad address, before anybody is asked', async () => {
    const check = await diagnose(`${server.url}/s`, { headers: () => Promise.reject(new Error('no secret')) })
    expect(check).toMatchObject({ cause: 'secret-missing' })
    expect(await diagnose('shop.example')).toMatchObject({ cause: 'bad-address' })
    expect(server.requests).toEqual([])
  })
})
