import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LogLine } from '../../../src/shared/domain/log-line.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const total = 100_000

async function writeLines(response: ServerResponse): Promise<void> {
  for (let line = 1; line <= total; ) {
    let chunk = ''
    for (const end = Math.min(line + 500, total + 1); line < end; line += 1) {
      const level = line % 10 === 0 ? 'error' : 'info'
      const data = { level, message: `line ${line}`, timestamp: '2026-11-21T03:00:00Z', context: { line } }
      chunk += `event: log\ndata: ${JSON.stringify(data)}\n\n`
    }
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve))
  }
}

const byId = (lines: ReadonlyMap<string, LogLine>): readonly LogLine[] =>
  [...lines.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('100,000 log lines at once (D8)', () => {
  const folder = temporaryFolder()
  let engine: TestEngine | null = null
  let stream: ServerResponse | null = null
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const isFirst = stream === null
    stream = response
    if (isFirst) void writeLines(response)
    else response.write('event: log\ndata: {"level":"warning","message":"after the restart"}\n\n')
  })

  afterEach(async () => {
    await engine?.stop()
    server.closeAllConnections()
    server.close()
    folder.remove()
  })

  it('are all stored, the last 5,000 stay on screen in order, are exported, and survive a restart', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const source = { id: 'admin', name: 'Admin', url: `http://127.0.0.1:${port}`, profile: 'stats' }
    await running.ask('source.add', { source })
    await vi.waitFor(() => expect(running.engine.status().events).toBe(total), {
      timeout: 50_000,
      interval: 100,
    })
    const lines = byId(await running.entries('logs'))
    expect(lines).toHaveLength(5_000)
    expect(lines[0]?.message).toBe(`line ${total - 4_999}`)
    expect(lines.at(-1)?.message).toBe(`line ${total}`)
    const largest = Math.max(...running.batches.map(({ patches }) => patches.length))
    expect(largest).toBeLessThanOrEqual(5_000)

    const filter = { source: 'admin', levels: ['error'], search: 'LINE 1000' }
    expect(await running.ask('log.export', filter)).toMatchObject({
      ok: true,
      data: { saved: true, lines: 1 },
    })
    expect(running.saved[0]).toEqual({
      name: 'admin-log.txt',
      text: '2026-11-21T03:00:00.000Z error admin line 100000 {"line":100000}\n',
    })
    await running.ask('log.export', { source: null, levels: [], search: '' })
    expect(running.saved[1]?.text.split('\n')).toHaveLength(5_001)
    await running.stop()

    const again = startTestEngine({ dataDir: folder.dir })
    engine = again
    expect((await again.entries('logs')).size).toBe(5_000)
    await vi.waitFor(async () =>
      expect(byId(await again.entries('logs')).at(-1)?.message).toBe('after the restart'),
    )
    expect(byId(await again.entries('logs'))[0]?.message).toBe(`line ${total - 4_998}`)
  })
})
