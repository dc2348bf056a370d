import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webhookSecretId } from '../../../src/shared/settings/attention.ts'
import { type AttentionWorld, createAttentionWorld } from '../../helpers/attention-world.ts'

interface Received {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}
type Answer = (response: http.ServerResponse, turn: number) => void

const minute = 60_000
const fine: Answer = (response) => response.writeHead(200).end('a body that nobody reads')
const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end()

describe('a webhook (O16, issue 4.3)', () => {
  const received: Received[] = []
  let answer: Answer = fine
  let server: http.Server
  let url = ''
  let world: AttentionWorld

  beforeEach(async () => {
    received.length = 0
    answer = fine
    server = http.createServer((request, response) => {
      let text = ''
      request.on('data', (chunk) => {
        text += String(chunk)
      })
      request.on('end', () => {
        received.push({
          path: request.url ?? '',
          authorization: request.headers.authorization,
          body: JSON.parse(text) as Received['body'],
        })
        answer(response, received.length)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    world.attention.stop()
    server.closeAllConnections()
    server.close()
  })

  function open(
    webhook: Readonly<Record<string, unknown>> = {},
    more: Readonly<Record<string, unknown>> = {},
  ) {
    const form = { enabled: true, url: `${url}/hook`, ...webhook }
    world = createAttentionWorld({
      settings: { attention: { webhookAfterRepeats: 0, webhook: form, ...more } },
    })
    return world
  }
  /** Real sockets answer in their own time; what they bring is then written. */
  const until = (check: () => void) =>
    vi.waitFor(async () => {
      await world.settle()
      check()
    }, 10_000)
  const tries = (id = 'stock:a') =>
    (world.alert(id).escalation?.tries ?? [])
      .filter(({ channel }) => channel === 'webhook')
      .map(({ ok, detail }) => `${ok} ${detail}`)

  it('is told in documented fields, and that it is over', async () => {
    open()
    world.raise({})
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    expect(received[0]).toEqual({
      path: '/hook',
      authorization: undefined,
      body: {
        id: 'stock:a',
        kind: 'stock-low',
        severity: 'critical',
        state: 'open',
        source: 'shop',
        title: 'Stock is low: Frame A',
        body: 'Utama: 3 left.',
        raisedAt: new Date(world.alert('stock:a').raisedAt).toISOString(),
        repeats: 0,
        count: 1,
        link: 'pantau://alerts/stock%3Aa',
      },
    })
    world.resolve('stock:a')
    await until(() => expect(received).toHaveLength(2))
    expect(received[1]?.body).toMatchObject({
      id: 'stock:a',
      state: 'resolved',
      title: 'Over: Stock is low: Frame A',
    })
  })

  it('speaks ntfy at the root of the server, by topic or by the pasted address', async () => {
    open({ preset: 'ntfy', topic: 'toko', url: `${url}/anything` })
    world.raise({})
    await until(() => expect(tries()).toHaveLength(1))
    const message = {
      title: 'Stock is low: Frame A',
      message: 'Utama: 3 left.',
      priority: 5,
      tags: ['rotating_light'],
      click: 'pantau://alerts/stock%3Aa',
    }
    expect(received[0]).toMatchObject({ path: '/', body: { topic: 'toko', ...message } })
    world.attention.stop()
    open({ preset: 'ntfy', url: `${url}/melati` })
    world.raise({})
    await until(() => expect(received).toHaveLength(2))
    expect(received[1]?.body).toMatchObject({ topic: 'melati' })
  })

  it('is called from the repeat on that the settings say, and never for a warning', async () => {
    open({}, { webhookAfterRepeats: 2 })
    world.raise({}, { id: 'b', severity: 'warning' })
    world.clock.advance(5 * minute)
    await world.settle()
    expect(received).toEqual([])
    world.clock.advance(5 * minute)
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    expect(received.map(({ body }) => [body.id, body.repeats])).toEqual([['stock:a', 2]])
  })

  it('that is down is tried again with growing pauses, reported, and then told', async () => {
    answer = status(500)
    open({}, { repeatMinutes: 0 })
    world.raise({})
    for (const [turn, pause] of [5_000, 10_000, 20_000].entries()) {
      await until(() => expect(tries()).toHaveLength(turn + 1))
      expect(world.troubles.at(-1)).toBe('HTTP 500')
      world.clock.advance(pause - 1)
      await world.settle()
      expect(received).toHaveLength(turn + 1)
      if (turn === 2) answer = fine
      world.clock.advance(1)
    }
    await until(() => expect(tries().at(-1)).toBe('true HTTP 200'))
    expect(tries()).toHaveLength(4)
    expect(world.troubles.at(-1)).toBeNull()
  })

  // Whoever got the message would wait for an end that only the console saw.
  it('is told that it is over also when somebody answered at the console meanwhile', async () => {
    open()
    world.raise({})
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    world.attention.answers.acknowledge(['stock:a'], 'sudah dipesan')
    world.resolve('stock:a')
    await until(() => expect(received).toHaveLength(2))
    expect(received.at(-1)?.body).toMatchObject({ id: 'stock:a', state: 'resolved' })
  })

  it('that nobody listens at is a failure in its log, and not tried again once somebody answered', async () => {
    open({ url: 'http://127.0.0.1:9/hook' })
    world.raise({})
    await until(() => expect(tries()).toEqual(['false ECONNREFUSED']))
    expect(world.troubles).toEqual(['ECONNREFUSED'])
    world.attention.answers.acknowledge(['stock:a'], '')
    world.clock.advance(60 * minute)
    await world.settle()
    expect(tries()).toHaveLength(1)
  })

  it('that was mended in the settings is told at once, without waiting for the pause', async () => {
    open({ url: 'http://127.0.0.1:9/hook' })
    world.raise({})
    await until(() => expect(tries()).toHaveLength(1))
    const { attention } = world.settings
    world.apply({ attention: { ...attention, webhook: { ...attention.webhook, url: `${url}/hook` } } })
    await until(() => expect(tries().at(-1)).toBe('true HTTP 200'))
    expect(world.troubles.at(-1)).toBeNull()
    world.apply({ attention: { ...world.settings.attention, webhook: { enabled: false } } })
    world.raise({ id: 'b' })
    await world.settle()
    expect(received).toHaveLength(1)
  })

  it('that does not answer is given up after 10 s, and nobody waited for it', async () => {
    answer = () => {}
    open()
    world.raise({})
    await until(() => expect(received).toHaveLength(1))
    world.raise({ id: 'b' })
    expect(world.shown).toEqual(['stock:a', 'b'])
    world.clock.advance(10_000)
    await until(() => expect(tries()).toEqual(['false no answer within 10 s']))
  })

  it('that redirects is followed on its own server only, with the method', async () => {
    open({ secret: true })
    world.secrets.set(webhookSecretId, 's3cret')
    answer = (response, turn) =>
      turn === 1 ? status(307, { location: '/moved' })(response, turn) : fine(response, turn)
    world.raise({})
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    expect(received.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/hook', 'Bearer s3cret'],
      ['/moved', 'Bearer s3cret'],
    ])
    answer = status(307, { location: 'http://localhost:9/elsewhere' })
    world.raise({ id: 'b' })
    await until(() =>
      expect(tries('b')).toEqual(['false HTTP 307 to another server: enter that address instead']),
    )
    expect(received).toHaveLength(3)
  })

  it('whose secret is missing is not called without it', async () => {
    open({ secret: true })
    world.raise({})
    await until(() => expect(tries()).toEqual(['false there is no secret']))
    expect(received).toEqual([])
  })

  it('is told of many in one message', async () => {
    open()
    world.raise(
      ...Array.from({ length: 30 }, (_, index) => ({ id: `s${index}`, params: { name: `Item ${index}` } })),
    )
    await until(() => expect(tries('s29')).toEqual(['true HTTP 200']))
    expect(received).toHaveLength(1)
    expect(received[0]?.body).toMatchObject({
      id: 'unanswered',
      count: 30,
      title: '30 critical alerts are unanswered',
    })
    expect(String(received[0]?.body.body).split('\n')).toHaveLength(6)
  })

  it('is tested as it is in the form, whether or not it is on', async () => {
    open({ enabled: false })
    const form = { ...world.settings.attention.webhook, secret: true }
    expect(await world.attention.testWebhook(form, 'typed')).toEqual({ ok: true, detail: 'HTTP 200' })
    expect(received[0]).toMatchObject({
      authorization: 'Bearer typed',
      body: { id: 'test', title: 'Webhook test' },
    })
    answer = status(404)
    expect(await world.attention.testWebhook(form, 'typed')).toEqual({ ok: false, detail: 'HTTP 404' })
    const empty = { ...form, url: '' }
    expect(await world.attention.testWebhook(empty, undefined)).toMatchObject({ ok: false })
    const broken = await world.attention.testWebhook(form, 'line\nbreak')
    expect(broken).toEqual({ ok: false, detail: 'the secret cannot be sent in a header' })
  })
})
