import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Check } from '../../../../src/shared/domain/check.ts'
import { type StatsStandIn, startStats } from '../../../fixtures/stats/server.ts'
import { temporaryFolder } from '../../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../../helpers/test-engine.ts'

const folder = temporaryFolder()
let server: StatsStandIn
let engine: TestEngine

beforeEach(async () => {
  server = await startStats({ shape: 'seed', speed: 0 })
  engine = startTestEngine({ dataDir: folder.dir })
})
afterEach(async () => {
  await engine.stop()
  await server.close()
  folder.remove()
})

async function startCheck(profile: string): Promise<string> {
  const source = { id: 'admin', name: 'Admin', url: server.url, profile }
  const answer = await engine.ask('source.test', { source })
  if (!answer.ok) throw new Error(answer.error.message)
  return (answer.data as { readonly checkId: string }).checkId
}

async function checkOf(id: string): Promise<Check | undefined> {
  return (await engine.entries('checks')).get(id)
}

// The bug: a test of a known dialect keeps its stream open for ever, and each further test adds one.
it.each(['stats', 'auto'])(
  'a test that is ended lets go of the server at once: %s (D5, C18)',
  async (profile) => {
    const id = await startCheck(profile)
    await vi.waitFor(() => expect(server.connections()).toBe(1), 10_000)
    await engine.ask('source.endTest', { checkId: id })
    await vi.waitFor(() => expect(server.connections()).toBe(0), 5_000)
    expect(await checkOf(id)).toBeUndefined()
  },
)

it('a test that found everything in order lets go of the server too (D5)', async () => {
  const id = await startCheck('stats')
  await vi.waitFor(
    async () => {
      // The server's time passes faster than the clock: what the test waits for, comes.
      server.step(5)
      expect((await checkOf(id))?.healthy).toBe(true)
    },
    { timeout: 30_000, interval: 100 },
  )
  await vi.waitFor(() => expect(server.connections()).toBe(0), 5_000)
})
