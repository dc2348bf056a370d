import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
let shop: TestHub
const sockets: Socket[] = []

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await shop.stop()
  folder.remove()
})

/** A client that asks and then never reads. */
function deafClient(path: string): Socket {
  const { hostname, port } = new URL(shop.hub.url)
  const socket = connect({ host: hostname, port: Number(port) })
  sockets.push(socket)
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${shop.admin}\r\n\r\n`)
  return socket
}
async function counts(): Promise<Readonly<Record<string, unknown>>> {
  return (await shop.ask('GET', '/api/events/stats')).body
}

describe('a client of the comic stream that does not read', () => {
  it('is removed when 100 events wait for it; the other gets all of them (C3, C18)', async () => {
    shop = await startTestHub(folder.dir, { durability: 'normal' })
    deafClient('/api/events/stream')
    const well = openStream(shop.hub.url, shop.admin, { path: '/api/events/stream' })
    await expect.poll(async () => (await counts()).active_clients).toBe(2)
    const total = 400
    // The kernel takes a few megabytes before the first event has to wait.
    const data = 'x'.repeat(64 * 1024)
    for (let index = 0; index < total; index += 1) {
      await shop.post('/v1/events', { topic: 'comic', type: 'large', data: `${index} ${data}` })
    }
    await expect.poll(async () => (await counts()).active_clients).toBe(1)
    await expect.poll(() => well.events.length).toBe(total)
    well.close()
    const { text } = await shop.ask('GET', '/v1/metrics')
    expect(text).toContain('pantau_dialect_streams_removed_total 1')
  })
})

describe('a stream of the source systems', () => {
  it('ends cleanly at its age, and the client comes back to a new one (N12, R7)', async () => {
    shop = await startTestHub(folder.dir, { limits: { sweepMs: 20, dialects: { episodesMaxAgeMs: 300 } } })
    const first = openStream(shop.hub.url, shop.admin, { path: '/api/episodes/stream' })
    await first.ended
    expect(await first.status).toBe(200)
    const again = openStream(shop.hub.url, shop.admin, { path: '/api/episodes/stream' })
    expect(await again.status).toBe(200)
    await again.ended
  })

  it('ends when the hub stops, without holding it up (S12)', async () => {
    shop = await startTestHub(folder.dir)
    const stream = openStream(shop.hub.url, shop.admin, { path: '/sse/stats' })
    await expect.poll(() => stream.events.length).toBeGreaterThan(0)
    await shop.stop()
    await stream.ended
  })

  it('is refused with 503 beyond the number of streams that are served (S9)', async () => {
    shop = await startTestHub(folder.dir, { limits: { maxStreams: 1 } })
    const first = openStream(shop.hub.url, shop.admin, { path: '/sse/stats' })
    await expect.poll(() => first.events.length).toBeGreaterThan(0)
    const { status, body } = await shop.ask('GET', '/sse/stats')
    expect([status, body.code]).toEqual([503, 'too_many_streams'])
    first.close()
  })

  it('is open to readers without a token where that was allowed, as far as a passet may read', async () => {
    shop = await startTestHub(folder.dir, { anonymousRead: true })
    const stream = openStream(shop.hub.url, null, { path: '/sse/stats' })
    expect(await stream.status).toBe(200)
    stream.close()
    expect((await shop.ask('GET', '/realtime/notifications', { token: null })).status).toBe(403)
    const { body } = await shop.ask('GET', '/realtime/dashboard', {
      token: null,
      headers: { accept: 'application/json' },
    })
    expect(Object.keys(body)).toEqual(['timestamp', 'open_day_status', 'open_time'])
  })

  it('tells custom events of before a restart of the hub on connect (C2)', async () => {
    shop = await startTestHub(folder.dir)
    await shop.post('/v1/events', { topic: 'comic', type: 'custom_event', data: 'kept' })
    await shop.stop()
    shop = await startTestHub(folder.dir)
    const stream = openStream(shop.hub.url, shop.admin, { path: '/api/events/stream' })
    await expect
      .poll(() => stream.events.map(({ data }) => data))
      .toEqual([expect.stringContaining('"data":"kept"') as string])
    stream.close()
  })
})
