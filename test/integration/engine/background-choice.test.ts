import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import type { SourceView } from '../../../src/shared/domain/connection.ts'
import { type OptikStandIn, startOptik } from '../../fixtures/optik/server.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

let folder: ReturnType<typeof temporaryFolder> | null = null
let server: OptikStandIn | null = null
let engine: TestEngine | null = null

afterEach(async () => {
  await engine?.stop()
  await server?.close()
  folder?.remove()
  engine = null
  server = null
})

/** Streams of a source as "name state reason". */
async function streamsOf(running: TestEngine, id: string): Promise<readonly string[]> {
  const source: SourceView | undefined = (await running.entries('sources')).get(id)
  return (source?.streams ?? []).map(({ name, connection }) =>
    connection.state === 'paused' ? `${name} paused ${connection.reason}` : `${name} ${connection.state}`,
  )
}

it('a hidden window rests what each source allows: screen-only streams, nothing, or everything (issue 4.8)', async () => {
  const shop = await startOptik({ shape: 'seed', speed: 1, recording: 'day' })
  server = shop
  folder = temporaryFolder()
  const config = join(folder.dir, 'run.json')
  const choices = ['alerts', 'everything', 'nothing'] as const
  const sources = choices.map((background) => ({
    id: background,
    name: background,
    url: shop.url,
    profile: 'optik',
    background,
  }))
  writeFileSync(config, JSON.stringify({ hub: { enabled: false, port: 0 }, sources }))
  const running = startTestEngine({ dataDir: folder.dir, configFile: config })
  engine = running
  const all = (state: string): readonly string[] =>
    ['dashboard', 'omset', 'notifications', 'stock'].map((name) => `${name} ${state}`)
  const liveEverywhere = async (): Promise<void> => {
    for (const id of choices) expect(await streamsOf(running, id)).toEqual(all('live'))
  }
  await vi.waitFor(liveEverywhere, 15_000)

  running.engine.setVisible(1, false)
  await vi.waitFor(async () => {
    expect(await streamsOf(running, 'alerts')).toEqual([
      'dashboard paused window-hidden',
      'omset paused window-hidden',
      'notifications live',
      'stock live',
    ])
    expect(await streamsOf(running, 'everything')).toEqual(all('live'))
    expect(await streamsOf(running, 'nothing')).toEqual(all('paused window-hidden'))
  }, 5_000)

  // Back in sight, all of them are live again within the two seconds of C4 and a little for a busy machine.
  running.engine.setVisible(1, true)
  await vi.waitFor(liveEverywhere, 10_000)
  expect(running.called).toEqual([])
})
