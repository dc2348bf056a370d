import { createServer, type Server } from 'node:http'
import { type AttentionShop, startAttentionShop } from '../helpers/attention-shop.ts'
import { freePort } from '../helpers/free-port.ts'
import { storedAlerts } from '../helpers/stored-entries.ts'
import { expect, test } from './fixtures.ts'
import { ConsoleScreen } from './pages/console-screen.ts'
import { InboxScreen } from './pages/inbox-screen.ts'

test.describe.configure({ timeout: 180_000 })

interface Received {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Whoever is called: a server that answers 200 to everything, like ntfy. */
function startReceiver(port: number, received: Received[]): Promise<Server> {
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: JSON.parse(text) as Received['body'] })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

let shop: AttentionShop
test.beforeEach(async () => {
  shop = await startAttentionShop()
})
test.afterEach(() => shop.stop())

test('a webhook that is down is tried again, said so on every view and in the inbox, and reached when it is back', async ({
  open,
}) => {
  const port = await freePort()
  const received: Received[] = []
  const webhook = { enabled: true, url: `http://127.0.0.1:${port}/melati`, preset: 'ntfy', topic: '' }
  const console = await open({
    args: ['--no-hub'],
    config: shop.settings({ locale: 'en', attention: { webhookAfterRepeats: 0, webhook } }),
  })
  const screen = new ConsoleScreen(console.page)
  await screen.expectState('shop', 'live')
  await shop.addProduct('F-1', 40)
  await shop.setStock('F-1', 2)

  // Nobody listens there: the console says so while the alert still waits.
  await expect(screen.notice('webhook-failed')).toBeVisible()
  const tries = () =>
    storedAlerts(console.dataDir)
      .flatMap(({ escalation }) => escalation?.tries ?? [])
      .filter(({ channel }) => channel === 'webhook')
  await expect.poll(() => tries().length, { timeout: 40_000 }).toBeGreaterThanOrEqual(2)
  expect(tries().every(({ ok, detail }) => !ok && detail !== '')).toBe(true)

  const receiver = await startReceiver(port, received)
  try {
    await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1)
    expect(received[0]?.path).toBe('/')
    expect(received[0]?.body).toMatchObject({ topic: 'melati', priority: 5 })
    expect(received[0]?.body.title).toContain('Rayban F-1')
    await expect(screen.notice('webhook-failed')).toHaveCount(0)
    await expect.poll(() => tries().at(-1)?.ok).toBe(true)

    // Those who were called are told that it is over.
    await shop.setStock('F-1', 40)
    await expect.poll(() => received.length).toBe(2)
    expect(received[1]?.body).toMatchObject({ topic: 'melati', priority: 2 })

    // The whole story is in the inbox.
    await screen.goTo('alerts')
    const inbox = new InboxScreen(console.page)
    await inbox.part('resolved').click()
    await inbox.row(storedAlerts(console.dataDir)[0]?.id ?? '').click()
    await expect(inbox.tries('webhook')).toHaveCount(tries().length)
    await expect(inbox.tries('webhook').first()).toHaveAttribute('data-ok', 'true')
    await expect(inbox.tries('webhook').last()).toHaveAttribute('data-ok', 'false')
  } finally {
    receiver.closeAllConnections()
    receiver.close()
  }
})

test('what somebody answered before the webhook was reached is not told any more', async ({ open }) => {
  const port = await freePort()
  const received: Received[] = []
  const webhook = { enabled: true, url: `http://127.0.0.1:${port}/hook`, preset: 'json' }
  const console = await open({
    args: ['--no-hub'],
    config: shop.settings({ attention: { webhookAfterRepeats: 0, webhook } }),
  })
  const screen = new ConsoleScreen(console.page)
  await screen.expectState('shop', 'live')
  await shop.addProduct('F-1', 40)
  await shop.addProduct('F-2', 40)
  await shop.setStock('F-1', 2)
  await expect(screen.notice('webhook-failed')).toBeVisible()
  await expect(screen.dialog).toBeVisible()
  await screen.acknowledge()
  const receiver = await startReceiver(port, received)
  try {
    await shop.setStock('F-2', 0)
    await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1)
    expect(received[0]?.path).toBe('/hook')
    expect(received[0]?.body).toMatchObject({
      kind: 'stock-out',
      severity: 'critical',
      state: 'open',
      count: 1,
    })
    expect(received[0]?.body.link).toMatch(/^pantau:\/\/alerts\//)
  } finally {
    receiver.closeAllConnections()
    receiver.close()
  }
})
