import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportJournal } from '../../../src/engine/journal/export.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'

const child = fileURLToPath(new URL('../../helpers/headless-child.ts', import.meta.url))

function exportedLines(dataDir: string): readonly { readonly position: string; readonly data: unknown }[] {
  const text = [...exportJournal({ dataDir, nativeBinding: null, format: 'ndjson' })].join('')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly position: string; readonly data: unknown })
}

describe('kill -9 of the console in the middle of a burst', () => {
  const hubFolder = temporaryFolder()
  const folder = temporaryFolder()
  let hub: TestHub
  let running: ChildProcess | null = null

  beforeEach(async () => {
    hub = await startTestHub(hubFolder.dir)
  })
  afterEach(async () => {
    running?.kill('SIGKILL')
    await hub.stop()
    folder.remove()
    hubFolder.remove()
  })

  /** @returns how many lines it has said so far */
  function startChild(): () => number {
    const process_ = spawn(process.execPath, [child, folder.dir, hub.hub.url, hub.admin], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running = process_
    let lines = 0
    process_.stdout.on('data', (chunk: Buffer) => {
      lines += chunk.toString().split('\n').length - 1
    })
    return () => lines
  }

  it('leaves nothing acknowledged missing and nothing twice, in the order of the log', async () => {
    const said = startChild()
    // The first connection must be there before the burst: what was before it comes by snapshot, not as events.
    await hub.post('/v1/events', { topic: 'test', type: 'first', data: { n: -1 } })
    await vi.waitFor(
      async () => {
        await hub.post('/v1/events', { topic: 'test', type: 'probe', data: {} })
        expect(said()).toBeGreaterThan(0)
      },
      { timeout: 20_000, interval: 100 },
    )
    const acked: number[] = []
    let next = 0
    const publisher = async (): Promise<void> => {
      while (next < 3_000) {
        const n = next
        next += 1
        const answer = await hub.post('/v1/events', { topic: 'test', type: 'numbered', data: { n } })
        if (answer.status === 201) acked.push(n)
      }
    }
    const publishing = Promise.all(Array.from({ length: 8 }, publisher))
    for (const at of [400, 900, 1_700, 2_400]) {
      await vi.waitFor(() => expect(next).toBeGreaterThan(at), { timeout: 30_000, interval: 2 })
      running?.kill('SIGKILL')
      if (running !== null) await once(running, 'exit')
      startChild()
    }
    await publishing
    await vi.waitFor(
      () => {
        const numbers = exportedLines(folder.dir).flatMap(({ data }) => numberIn(data))
        expect(numbers.length).toBeGreaterThanOrEqual(acked.length)
      },
      { timeout: 30_000, interval: 200 },
    )
    const lines = exportedLines(folder.dir)
    const numbers = lines.flatMap(({ data }) => numberIn(data))
    expect(new Set(numbers)).toEqual(new Set(acked))
    expect(numbers).toHaveLength(acked.length)
    const seqs = lines.map(({ position }) => Number(position.split(':')[1]))
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  })
})

/** The publisher's number, wherever the dialect wraps published data. */
function numberIn(data: unknown): readonly number[] {
  const inner = (data as { readonly data?: { readonly n?: number } }).data
  return typeof inner?.n === 'number' && inner.n >= 0 ? [inner.n] : []
}
