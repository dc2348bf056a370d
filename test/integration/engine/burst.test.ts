import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const total = 100_000

/** Writes as fast as the reader takes it, and no faster. */
async function writeBurst(response: ServerResponse): Promise<void> {
  for (let seq = 1; seq <= total; ) {
    let chunk = ''
    for (const end = Math.min(seq + 500, total + 1); seq < end; seq += 1) {
      const data = { ts: '2026-11-21T03:00:00.000Z', topic: 'test', branch: '', data: { n: seq } }
      chunk += `id: 0123abcd:${seq}\nevent: test.numbered\ndata: ${JSON.stringify(data)}\n\n`
    }
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve))
  }
}

describe('a burst of 100,000 events (C7)', () => {
  const folder = temporaryFolder()
  let engine: TestEngine | null = null
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/snapshot') === true) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ position: '0123abcd:0', stock: [], revenue: [], sales: [], orders: [] }))
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const hello = {
      epoch: '0123abcd',
      head: 0,
      oldest: 1,
      resumedFrom: null,
      heartbeatMs: 15_000,
      maxEventBytes: 1_000_000,
    }
    response.write(`id: 0123abcd:0\nevent: hello\ndata: ${JSON.stringify(hello)}\n\n`)
    void writeBurst(response)
  })

  afterEach(async () => {
    await engine?.stop()
    server.closeAllConnections()
    server.close()
    folder.remove()
  })

  it('is stored whole, and the view is told in few batches of bounded size', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const running = startTestEngine({
      dataDir: folder.dir,
      hub: { url: `http://127.0.0.1:${port}`, token: 'any' },
    })
    engine = running
    await vi.waitFor(() => expect(running.engine.status().events).toBe(total), {
      timeout: 50_000,
      interval: 100,
    })
    const feed = [...(await running.entries('feed')).keys()].map(Number)
    expect(feed).toEqual(Array.from({ length: 500 }, (_, index) => total - 499 + index))
    // At most the feed's 500 new rows and 500 that go, whatever came between two answers of the view.
    const largest = Math.max(...running.batches.map(({ patches }) => patches.length))
    expect(largest).toBeLessThanOrEqual(1_010)
    expect([...(await running.entries('sources')).values()][0]?.duplicates).toBe(0)
  })
})
