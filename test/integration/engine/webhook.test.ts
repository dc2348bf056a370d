import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resolveAlert } from '../../../src/engine/rules/breach.ts'
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

describe('a webhook (issue 4.3)', () => {
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

  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `s${index}`, params: { name: `Item ${index}` } }))

  it('is told once that something is over, also where a restart and a server that was down lie between', async () => {
    open()
    world.raise({})
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    answer = status(503)
    world.resolve('stock:a')
    await until(() => expect(world.troubles.at(-1)).toBe('HTTP 503'))
    world.restart()
    await until(() => expect(received).toHaveLength(3))
    answer = fine
    world.clock.advance(5_000)
    await until(() => expect(world.troubles.at(-1)).toBeNull())
    expect(received.map(({ body }) => body.state)).toEqual(['open', 'resolved', 'resolved', 'resolved'])
    world.restart()
    world.raise({ id: 'b' })
    await until(() => expect(tries('b')).toEqual(['true HTTP 200']))
    expect(received).toHaveLength(5)
  })

  it('is told that something is over once for all, where it was told of all in one', async () => {
    open()
    world.raise(...many(30))
    await until(() => expect(tries('s29')).toEqual(['true HTTP 200']))
    world.change((draft) => {
      for (const { id } of many(30)) resolveAlert(draft, id, world.clock.now())
    })
    await until(() => expect(received).toHaveLength(2))
    const body = { id: 'unanswered', state: 'resolved', count: 30, title: '30 critical alerts are over' }
    expect(received[1]?.body).toMatchObject(body)
    await until(() => expect(world.alert('s7').escalation?.told).toBe(false))
    expect(received).toHaveLength(2)
  })

  it('is told the end of what got worse after it was told', async () => {
    open({}, { webhookAfterRepeats: 1 })
    world.raise({})
    world.clock.advance(5 * minute)
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    world.raise({ kind: 'stock-out', rule: 'stock-out' })
    world.resolve('stock:a')
    await until(() => expect(received.at(-1)?.body).toMatchObject({ id: 'stock:a', state: 'resolved' }))
  })

  it('that was down when the program ended is called after the next start, though nothing is repeated', async () => {
    answer = status(500)
    open({}, { repeatMinutes: 0 })
    world.raise({}, { id: 'b' })
    world.attention.answers.acknowledge(['b'], '')
    await until(() => expect(tries()).toEqual(['false HTTP 500']))
    answer = fine
    world.restart()
    await until(() => expect(tries()).toEqual(['false HTTP 500', 'true HTTP 200']))
    expect(received).toHaveLength(2)
    world.restart()
    await world.settle()
    expect(received).toHaveLength(2)
  })

  it('that was in the way of others when the program ended is not the end of them', async () => {
    answer = () => {}
    open({}, { repeatMinutes: 0 })
    world.raise(...many(2))
    await until(() => expect(received).toHaveLength(1))
    answer = fine
    world.restart()
    await until(() => expect(tries('s1').at(-1)).toBe('true HTTP 200'))
    await until(() => expect(tries('s0').at(-1)).toBe('true HTTP 200'))
    expect(received).toHaveLength(3)
  })

  it('is told of what was raised again while it was told of it', async () => {
    let release = (): void => {}
    answer = (response) => {
      release = () => response.writeHead(200).end()
    }
    open({}, { repeatMinutes: 0 })
    world.raise({})
    await until(() => expect(received).toHaveLength(1))
    answer = fine
    world.resolve('stock:a')
    world.raise({ kind: 'stock-out', rule: 'stock-out' })
    release()
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    expect(received.map(({ body }) => body.kind)).toEqual(['stock-low', 'stock-out'])
  })

  it('that asks for a pause gets it', async () => {
    answer = status(429, { 'retry-after': '120' })
    open({}, { repeatMinutes: 0 })
    world.raise({})
    await until(() => expect(tries()).toEqual(['false HTTP 429']))
    answer = fine
    world.clock.advance(119_999)
    await world.settle()
    expect(received).toHaveLength(1)
    world.clock.advance(1)
    await until(() => expect(tries()).toEqual(['false HTTP 429', 'true HTTP 200']))
  })

  it('that refuses one alert is told of the others', async () => {
    answer = (response) => status(received.at(-1)?.body.id === 's0' ? 413 : 200)(response, 0)
    open({}, { repeatMinutes: 0 })
    world.raise(...many(3))
    await until(() => expect(tries('s0')).toHaveLength(1))
    world.clock.advance(5_000)
    await until(() => expect(tries('s2')).toEqual(['true HTTP 200']))
    expect(tries('s1')).toEqual(['true HTTP 200'])
  })

  it('of ntfy gets texts that it takes, however long a name is', async () => {
    open({ preset: 'ntfy', topic: 'toko' })
    const name = `Kacamata\n${'\u{1F453}"'.repeat(5_000)}`
    world.raise({ id: `stock:${'x'.repeat(2_000)}`, params: { name, branch: name, stock: 1 } })
    await until(() => expect(received).toHaveLength(1))
    const body: Received['body'] = received[0]?.body ?? {}
    // ntfy's limits: 4096 bytes for a message, and for the whole request where the server is old.
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(4_096)
    expect(body.title).toMatch(/^Stock is low: Kacamata [^\n\uFFFD]*…$/)
    expect(body.click).toBe('pantau://view/alerts')
  })

  it('gets a link that leads somewhere, however long the id of an alert is', async () => {
    open()
    world.raise({ id: `stock:${'x'.repeat(600)}` })
    await until(() => expect(received).toHaveLength(1))
    expect(received[0]?.body.link).toBe('pantau://view/alerts')
  })

  it('whose address has a password in it is not called, and nobody reads it', async () => {
    open({ url: url.replace('//', '//toko:s3cret@') })
    world.raise({})
    await until(() => expect(tries()).toEqual(['false no names and passwords in the address, please']))
    expect(received).toEqual([])
    expect(JSON.stringify([world.alert('stock:a'), world.troubles])).not.toContain('s3cret')
  })

  it('that works again in a test, or has another secret, waits for no pause', async () => {
    answer = status(401)
    open({ secret: true }, { repeatMinutes: 0 })
    world.secrets.set(webhookSecretId, 'old')
    world.raise({})
    await until(() => expect(tries()).toEqual(['false HTTP 401']))
    world.secrets.set(webhookSecretId, 'new')
    world.attention.retryWebhook()
    await until(() => expect(tries()).toHaveLength(2))
    expect(received.at(-1)?.authorization).toBe('Bearer new')
    answer = fine
    await world.attention.testWebhook(world.settings.attention.webhook, undefined)
    expect(world.troubles.at(-1)).toBeNull()
    await until(() => expect(tries()).toHaveLength(3))
  })

  it('whose secret was mended during a call waits for no pause either', async () => {
    let release = (): void => {}
    answer = (response) => {
      release = () => response.writeHead(401).end()
    }
    open({ secret: true }, { repeatMinutes: 0 })
    world.secrets.set(webhookSecretId, 'old')
    world.raise({})
    await until(() => expect(received).toHaveLength(1))
    answer = fine
    world.secrets.set(webhookSecretId, 'new')
    world.attention.retryWebhook()
    release()
    await until(() => expect(tries()).toEqual(['false HTTP 401', 'true HTTP 200']))
    expect(received.at(-1)?.authorization).toBe('Bearer new')
    expect(world.troubles).not.toContain('HTTP 401')
  })

  it('of before says nothing any more once another one is set', async () => {
    let release = (): void => {}
    answer = (response) => {
      release = () => response.writeHead(500).end()
    }
    open()
    world.raise({})
    await until(() => expect(received).toHaveLength(1))
    answer = fine
    const { attention } = world.settings
    world.apply({ attention: { ...attention, webhook: { ...attention.webhook, url: `${url}/other` } } })
    release()
    await until(() => expect(tries()).toEqual(['false HTTP 500', 'true HTTP 200']))
    expect(world.troubles).not.toContain('HTTP 500')
  })

  it('that answers without an end is not listened to', async () => {
    let sent = 0
    answer = (response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(1 << 20)
      const more = (): void => {
        while (!response.destroyed && sent < 512 && response.write(chunk)) sent += 1
        sent += 1
      }
      response.on('drain', more)
      more()
    }
    open()
    world.raise({})
    await until(() => expect(tries()).toEqual(['true HTTP 200']))
    expect(sent).toBeLessThan(512)
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
