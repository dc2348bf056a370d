import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { straightTransport, type Transport } from '../../../../src/engine/stream/transport.ts'
import { createEnvironmentProxy } from '../../../../src/node/net/env-proxy.ts'
import { type Certificates, type Identity, makeCertificates } from '../../../helpers/certificates.ts'
import { type ProxyMode, startForwardProxy } from '../../../helpers/forward-proxy.ts'
import { chunks, startSseServer, status } from '../../../helpers/sse-server.ts'
import { recordStream, type StreamRecorder } from '../../../helpers/stream-recorder.ts'
import { startTlsServer } from '../../../helpers/tls-server.ts'

let certificates: Certificates
const closers: (() => Promise<void> | void)[] = []
beforeAll(() => {
  certificates = makeCertificates()
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})
afterAll(() => {
  closers.length = 0
})

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 20 })

function listen(url: string, transport: Partial<Transport>): StreamRecorder {
  const recorder = recordStream(url, {
    transport: { ...straightTransport, ...transport },
    owner: { headers: async () => ({ authorization: 'Bearer secret' }) },
  })
  closers.push(() => recorder.supervisor.stop())
  recorder.supervisor.start()
  return recorder
}

async function tlsServer(identity: Identity) {
  const server = await startTlsServer(identity)
  closers.push(server.close)
  return server
}

async function proxyServer(mode?: ProxyMode) {
  const proxy = await startForwardProxy(mode)
  closers.push(proxy.close)
  return proxy
}

describe('whom a source trusts', () => {
  it('trusts an own authority, beside those of the machine', async () => {
    const server = await tlsServer(certificates.good)
    const recorder = listen(server.url, { tls: { ca: certificates.authority } })
    await until(() => expect(recorder.messages.length).toBeGreaterThan(0))
    expect(server.authorizations).toEqual(['Bearer secret'])
  })

  it('trusts a pinned certificate, whoever signed it', async () => {
    const server = await tlsServer(certificates.selfSigned)
    const recorder = listen(server.url, { tls: { pin: certificates.selfSigned.fingerprint } })
    await until(() => expect(recorder.last().state).toBe('live'))
  })

  it('takes a pin in capitals with colons', async () => {
    const server = await tlsServer(certificates.selfSigned)
    const pin = (certificates.selfSigned.fingerprint.toUpperCase().match(/../g) ?? []).join(':')
    const recorder = listen(server.url, { tls: { pin } })
    await until(() => expect(recorder.last().state).toBe('live'))
  })

  const faults: readonly {
    readonly what: string
    readonly identity: keyof Omit<Certificates, 'authority'>
    readonly trust: 'nobody' | 'authority' | 'own-pin' | 'other-pin' | 'authority-and-other-pin'
    readonly says: RegExp
  }[] = [
    { what: 'a self-signed one', identity: 'selfSigned', trust: 'nobody', says: /self-signed/ },
    {
      what: 'one of an unknown authority',
      identity: 'good',
      trust: 'nobody',
      says: /issued by Shop Authority, which this machine does not know/,
    },
    { what: 'an expired one', identity: 'expired', trust: 'authority', says: /expired on \d{4}-\d\d-\d\d/ },
    {
      what: 'one for another name',
      identity: 'otherName',
      trust: 'authority',
      says: /made for another name than 127\.0\.0\.1/,
    },
    { what: 'one that is not the pinned one', identity: 'good', trust: 'other-pin', says: /not the pinned/ },
    {
      what: 'a good one that is not the pinned one',
      identity: 'good',
      trust: 'authority-and-other-pin',
      says: /not the pinned/,
    },
    { what: 'a pinned one that expired', identity: 'expired', trust: 'own-pin', says: /expired on/ },
  ]
  it.each(faults)('calls a person for $what, and sends it no secret', async ({ identity, trust, says }) => {
    const shown = certificates[identity]
    const server = await tlsServer(shown)
    const other = certificates.otherName.fingerprint
    const tls = {
      nobody: undefined,
      authority: { ca: certificates.authority },
      'own-pin': { pin: shown.fingerprint },
      'other-pin': { pin: other },
      'authority-and-other-pin': { ca: certificates.authority, pin: other },
    }[trust]
    const recorder = listen(server.url, { tls })
    await until(() => expect(recorder.last().state).toBe('needs-you'))
    expect(recorder.last()).toMatchObject({ reason: 'certificate', detail: expect.stringMatching(says) })
    expect(server.authorizations).toEqual([])
    await until(() => expect(server.openSockets()).toBe(0))
  })

  it('says that a server speaks no TLS at all, and tries again', async () => {
    const server = await startSseServer()
    closers.push(server.close)
    const recorder = listen(server.url.replace('http:', 'https:'), {})
    await until(() => expect(recorder.names()).toContain('backoff'))
    expect(recorder.states.find(({ state }) => state === 'backoff')).toMatchObject({
      reason: 'tls',
      detail: expect.stringMatching(/does not speak TLS/),
    })
  })
})

describe('through a proxy', () => {
  it('asks it for the whole URL of a plain source, which it looks up itself', async () => {
    const server = await startSseServer({ '/s': chunks('data: here\n\n') })
    closers.push(server.close)
    const proxy = await proxyServer()
    const url = `http://shop.test:${new URL(server.url).port}/s?branch=1`
    const recorder = listen(url, { proxy: proxy.url })
    await until(() => expect(recorder.messages.map(({ data }) => data)).toEqual(['here']))
    expect(proxy.seen).toEqual([`GET ${url}`])
    expect(server.requests[0]?.headers).toMatchObject({
      host: new URL(url).host,
      authorization: 'Bearer secret',
    })
  })

  it('makes a tunnel to an https source, and judges the server behind it', async () => {
    const server = await tlsServer(certificates.good)
    const proxy = await proxyServer()
    const target = `shop.test:${new URL(server.url).port}`
    const trusted = listen(`https://${target}/events`, {
      proxy: proxy.url,
      tls: { pin: certificates.good.fingerprint },
    })
    await until(() => expect(trusted.last().state).toBe('live'))
    expect(proxy.seen).toEqual([`CONNECT ${target}`])
    const unknown = listen(`https://${target}/events`, { proxy: proxy.url })
    await until(() => expect(unknown.last()).toMatchObject({ state: 'needs-you', reason: 'certificate' }))
  })

  it('follows a redirect through it, each hop by its own way', async () => {
    const server = await startSseServer({ '/s': chunks('data: here\n\n') })
    closers.push(server.close)
    server.route('/from', status(302, { location: `${server.url}/s` }))
    const proxy = await proxyServer()
    const first = `http://shop.test:${new URL(server.url).port}/from`
    const recorder = listen(first, { proxy: proxy.url })
    await until(() => expect(recorder.messages).toHaveLength(1))
    // The second hop is the loopback, where no proxy has anything to do.
    expect(proxy.seen).toEqual([`GET ${first}`])
    expect(server.requests.at(-1)?.headers.authorization).toBeUndefined()
  })

  it.each(['http://127.0.0.1', 'http://localhost'])('never sends %s through a proxy', async (origin) => {
    const server = await startSseServer({ '/s': chunks('data: here\n\n') })
    closers.push(server.close)
    const proxy = await proxyServer()
    const recorder = listen(`${origin}:${new URL(server.url).port}/s`, { proxy: proxy.url })
    await until(() => expect(recorder.messages).toHaveLength(1))
    expect(proxy.seen).toEqual([])
  })

  it('asks the system at every attempt, and goes straight where it has none', async () => {
    const server = await startSseServer({ '/s': chunks('data: here\n\n') })
    closers.push(server.close)
    const proxy = await proxyServer()
    const url = `http://shop.test:${new URL(server.url).port}/s`
    const env = { HTTP_PROXY: proxy.url.replace('//', '//kasir:r%40hasia@'), NO_PROXY: 'other.test' }
    const recorder = listen(url, { proxy: 'system', systemProxy: createEnvironmentProxy(env) })
    await until(() => expect(recorder.messages).toHaveLength(1))
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from('kasir:r@hasia').toString('base64')}`])
    const exempt = createEnvironmentProxy({ ...env, NO_PROXY: '.test' })
    const straight = listen(url, { proxy: 'system', systemProxy: exempt })
    await until(() => expect(straight.names()).toContain('backoff'))
    expect(proxy.seen).toHaveLength(1)
  })

  it.each([
    ['http', 'sign-in', /it wants a sign-in \(HTTP 407\)/],
    ['https', 'sign-in', /it wants a sign-in \(HTTP 407\)/],
    ['https', 'refuse', /it refuses the way \(HTTP 403\)/],
  ] as const)('blames the proxy of an %s source for its own %s', async (scheme, mode, says) => {
    const proxy = await proxyServer(mode)
    const recorder = listen(`${scheme}://shop.test/s`, { proxy: proxy.url })
    await until(() => expect(recorder.names()).toContain('backoff'))
    const state = recorder.states.find((one) => one.state === 'backoff')
    expect(state).toMatchObject({ reason: 'proxy', detail: expect.stringMatching(says) })
    expect(state).toMatchObject({ detail: expect.stringContaining(new URL(proxy.url).host) })
  })

  it('blames a proxy that is away', async () => {
    const proxy = await startForwardProxy()
    await proxy.close()
    for (const scheme of ['http', 'https']) {
      const recorder = listen(`${scheme}://shop.test/s`, { proxy: proxy.url })
      await until(() => expect(recorder.names()).toContain('backoff'))
      expect(recorder.states.find(({ state }) => state === 'backoff')).toMatchObject({
        reason: 'proxy',
        detail: `the proxy ${new URL(proxy.url).host}: ECONNREFUSED`,
      })
    }
  })

  it('leaves no socket behind at a proxy that never answers', async () => {
    const proxy = await proxyServer('hang')
    const recorder = listen('https://shop.test/s', { proxy: proxy.url })
    await until(() => expect(proxy.seen).toHaveLength(1))
    recorder.supervisor.stop()
    await until(() => expect(proxy.openSockets()).toBe(0))
  })
})

describe('bytes', () => {
  it('counts every byte of a body, comments too', async () => {
    const body = ': a comment\n\ndata: x\n\n'
    const server = await startSseServer({ '/s': chunks(body) })
    closers.push(server.close)
    let bytes = 0
    const recorder = recordStream(`${server.url}/s`, {
      onBytes: (count) => {
        bytes += count
      },
    })
    closers.push(() => recorder.supervisor.stop())
    recorder.supervisor.start()
    await until(() => expect(bytes).toBe(body.length))
  })
})
