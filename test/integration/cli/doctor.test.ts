import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Certificates, makeCertificates } from '../../helpers/certificates.ts'
import { freePort } from '../../helpers/free-port.ts'
import { startNginx } from '../../helpers/nginx.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { type SseServer, sseHead, startSseServer, status } from '../../helpers/sse-server.ts'
import { startTlsServer } from '../../helpers/tls-server.ts'

let certificates: Certificates
let dir: string
let server: SseServer
const closers: (() => Promise<void>)[] = []
beforeAll(() => {
  certificates = makeCertificates()
})
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-doctor-'))
  server = await startSseServer()
  server.route('/s', (response, { headers }) => {
    if (headers.authorization !== 'Bearer s3cret')
      return status(401)(response, { path: '', headers, closed: Promise.resolve() }, 0)
    response.writeHead(200, sseHead)
    const timer = setInterval(() => response.write('data: 1\n\n'), 100)
    response.once('close', () => clearInterval(timer))
  })
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

function file(name: string, text: string): string {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

describe('pantau doctor', () => {
  it('ends with 0 for a healthy stream, every step in words, never with a secret', async () => {
    const result = await runCli(['doctor', `${server.url}/s`, '--token-file', file('token', 's3cret\n')])
    expect(result.stdout).toMatch(/^Address +ok/)
    expect(result.stdout).toMatch(/\nHealthy: /)
    expect(result.stdout).not.toContain('s3cret')
    expect(result.code).toBe(0)
  })

  it.each([
    ['refused', async () => [`http://127.0.0.1:${await freePort()}/s`]],
    ['dns', async () => ['http://no-such-shop.invalid/s']],
    ['unauthorized', async () => [`${server.url}/s`]],
    ['forbidden', async () => [`${server.url}/403`]],
    ['not-found', async () => [`${server.url}/nothing-here`]],
    ['login-page', async () => [`${server.url}/html`]],
    ['redirect-loop', async () => [`${server.url}/loop`]],
    ['no-heartbeat', async () => [`${server.url}/no-id`, '--wait', '0.5']],
    [
      'tls',
      async () => {
        const secure = await startTlsServer(certificates.good)
        closers.push(secure.close)
        return [secure.url]
      },
    ],
    [
      'wrong-content-type',
      async () => {
        server.route(
          '/text',
          (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('x'),
        )
        return [`${server.url}/text`]
      },
    ],
    [
      'proxy-buffering',
      async () => {
        const proxy = await startNginx(server.url, ['proxy_buffering on;'])
        closers.push(proxy.close)
        return [
          `${proxy.url}/s`,
          '--token-file',
          file('token', 's3cret'),
          '--profile',
          'generic',
          '--wait',
          '1',
        ]
      },
    ],
  ] as const)('names the cause: %s, exit 1', async (cause, given) => {
    const result = await runCli(['doctor', ...(await given()), '--json'])
    const lines = result.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.at(-1)).toMatchObject({ kind: 'result', healthy: false, cause })
    expect(lines.filter(({ kind }) => kind === 'step')).toHaveLength(8)
    expect(result.code).toBe(1)
  })

  it('trusts an own authority, or the pin that it told before', async () => {
    const secure = await startTlsServer(certificates.good)
    closers.push(secure.close)
    const ca = file('ca.pem', certificates.authority)
    expect((await runCli(['doctor', secure.url, '--ca', ca])).code).toBe(0)
    const refused = await runCli(['doctor', secure.url])
    expect(refused.code).toBe(1)
    const pin = /Certificate SHA-256: ([0-9a-f]{64})/.exec(refused.stdout)?.[1] ?? ''
    expect((await runCli(['doctor', secure.url, '--pin', pin])).code).toBe(0)
  })

  it.each([
    [[], 'URL'],
    [['shop.example'], 'URL'],
    [['http://h', 'http://i'], 'http://i'],
    [['http://h', '--wait', 'soon'], '--wait'],
    [['http://h', '--wait', '0'], '--wait'],
    [['http://h', '--profile', 'nope'], '--profile'],
    [['http://h', '--ca', '/does/not/exist'], '--ca'],
  ])('%j: one line that names %s, exit 2', async (argv, named) => {
    const result = await runCli(['doctor', ...argv])
    expect(result.code).toBe(2)
    expect(result.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(named)])
    expect(result.stdout).toBe('')
  })
})
