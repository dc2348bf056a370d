import { describe, expect, it } from 'vitest'
import { cursorHeader } from '../../../../src/engine/stream/cursor-header.ts'
import { faultOfError, faultOfStatus } from '../../../../src/engine/stream/fault.ts'
import { createLifetimes } from '../../../../src/engine/stream/lifetimes.ts'
import { proxyHeaders } from '../../../../src/engine/stream/proxy.ts'
import { nextHop } from '../../../../src/engine/stream/redirect.ts'
import { streamUrl } from '../../../../src/engine/stream/stream-url.ts'

const errorWith = (code: string): Error => Object.assign(new Error('x'), { code })

describe('the sign-in at a proxy', () => {
  it('takes a percent sign that begins no escape as it stands', () => {
    const header = proxyHeaders(new URL('http://50%er:p%40ss@proxy:3128'))['proxy-authorization'] ?? ''
    expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString()).toBe('50%er:p@ss')
  })
})

describe('faults', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['EPROTO', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['HPE_HEADER_OVERFLOW', 'protocol'],
    ['ECONNRESET', 'connection-lost'],
    ['EPIPE', 'connection-lost'],
  ])('%s is %s', (code, reason) => {
    expect(faultOfError(errorWith(code)).reason).toBe(reason)
  })

  it('looks into the errors of several addresses', () => {
    expect(faultOfError(new AggregateError([errorWith('ECONNREFUSED')])).reason).toBe('refused')
  })

  it('asks a person only for 401, 403 and 204 (row 15)', () => {
    const needsYou = [200, 201, 204, 301, 400, 401, 403, 404, 407, 410, 421, 429, 500, 502, 503].filter(
      (code) => faultOfStatus(code, null).kind === 'needs-you',
    )
    expect(needsYou).toEqual([204, 401, 403])
  })
})

describe('redirects', () => {
  const at = (href: string): URL => new URL(href)

  it.each([
    ['/b', true],
    ['http://h/b', true],
    ['http://h:81/b', false],
    ['https://h/b', false],
    ['http://other/b', false],
  ])('from http://h to %s: same origin is %s', (location, same) => {
    expect(nextHop([at('http://h/a')], location, 5)).toMatchObject({ ok: true, sameOrigin: same })
  })

  it.each([undefined, '', 'ftp://h/', 'file:///etc/passwd', 'http://['])('does not follow %s', (location) => {
    expect(nextHop([at('http://h/a')], location, 5).ok).toBe(false)
  })

  it('ends loops and long chains', () => {
    expect(nextHop([at('http://h/a'), at('http://h/b')], '/a', 5)).toMatchObject({
      detail: 'a redirect loop',
    })
    const chain = Array.from({ length: 6 }, (_, index) => at(`http://h/${index}`))
    expect(nextHop(chain, '/next', 5)).toMatchObject({ detail: 'more than 5 redirects' })
  })

  it('takes no credentials from a Location', () => {
    const step = nextHop([at('http://h/a')], 'http://u:p@h/b', 5)
    expect(step.ok && step.url.href).toBe('http://h/b')
  })
})

describe('the cursor header', () => {
  it('is UTF-8 bytes, as a browser sends it', () => {
    expect(cursorHeader('…')).toEqual({ 'last-event-id': '\u00e2\u0080\u00a6' })
  })

  it.each([null, '', 'a\u0001b', 'a\nb', 'x'.repeat(5_000)])(
    'is left out for %j, so that it blocks no reconnect',
    (id) => {
      expect(cursorHeader(id)).toEqual({})
    },
  )
})

describe('the URL of a stream', () => {
  it.each([
    ['http://h', '/realtime/stock', 'http://h/realtime/stock'],
    ['http://h/', '/realtime/stock', 'http://h/realtime/stock'],
    ['http://h/app/', '/realtime/stock', 'http://h/app/realtime/stock'],
    ['http://h/realtime/stock', '/realtime/stock', 'http://h/realtime/stock'],
    ['http://u:p@h/x#y', '/s', 'http://h/x/s'],
    ['http://h/v1?branch=a', '/s?topics=b', 'http://h/v1/s?branch=a&topics=b'],
    ['http://h/any/stream?x=1', '', 'http://h/any/stream?x=1'],
  ])('%s and %s', (base, path, url) => {
    expect(streamUrl(base, path)).toBe(url)
  })
})

describe('equal lifetimes', () => {
  it('name a limit on the way only after three', () => {
    const lifetimes = createLifetimes()
    expect([30_010, 30_020, 29_990, 30_000].map((ms) => lifetimes.ended(ms))).toEqual([null, null, 30, 30])
  })

  it('are not seen in different or very short lives', () => {
    const different = createLifetimes()
    expect([30_000, 90_000, 30_000, 90_000].map((ms) => different.ended(ms))).toEqual([
      null,
      null,
      null,
      null,
    ])
    const short = createLifetimes()
    expect([50, 50, 50, 50].map((ms) => short.ended(ms))).toEqual([null, null, null, null])
  })
})
