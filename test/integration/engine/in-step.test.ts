import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../../helpers/fault-proxy.ts'
import { frameProduct, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const folder = temporaryFolder()
let hub: TestHub
let proxy: FaultProxy
let consoles: TestEngine[] = []

afterEach(async () => {
  for (const console of consoles) await console.stop()
  consoles = []
  await proxy.close()
  await hub.stop()
  folder.remove()
})

function startConsole(name: string, url: string): TestEngine {
  const config = join(folder.dir, `${name}.json`)
  const source = { id: 'shop', name: 'Optik Melati', url, profile: 'optik', auth: { type: 'bearer' } }
  writeFileSync(config, JSON.stringify({ sources: [source] }))
  const console = startTestEngine({
    dataDir: join(folder.dir, name),
    configFile: config,
    secrets: new Map([['shop', hub.admin]]),
  })
  consoles.push(console)
  return console
}

const stockOf = async (console: TestEngine): Promise<readonly number[]> =>
  [...(await console.entries('stock')).values()].map(({ stock }) => stock)
const stateOf = (console: TestEngine): string | undefined => console.engine.status().sources[0]?.state
const soon = (assert: () => Promise<void>): Promise<void> =>
  vi.waitFor(assert, { timeout: 20_000, interval: 50 })

it('two consoles stay in step; network off and on again, both are in sync and call for the low stock once (O19)', async () => {
  hub = await startTestHub(join(folder.dir, 'hub'), { limits: { dialects: { stockMs: 100 } } })
  proxy = await startFaultProxy(hub.hub.url)
  await hub.post('/v1/products', frameProduct('1', 20))
  const steady = startConsole('steady', hub.hub.url)
  const shaky = startConsole('shaky', proxy.url)
  await soon(async () => {
    expect([stateOf(steady), stateOf(shaky)]).toEqual(['live', 'live'])
  })
  const setStock = (stock: number) =>
    hub.post('/v1/stock/adjustments', {
      branchId: 'utama',
      productType: 'frame',
      productId: '1',
      stock,
      reason: 'test',
    })
  await setStock(12)
  await soon(async () => {
    expect(await stockOf(steady)).toEqual([12])
    expect(await stockOf(shaky)).toEqual([12])
  })

  proxy.set({ mode: 'reset' })
  await soon(async () => expect(stateOf(shaky)).toBe('backoff'))
  await setStock(4)
  await soon(async () => expect(await stockOf(steady)).toEqual([4]))
  expect(await stockOf(shaky)).toEqual([12])

  proxy.set({ mode: 'pass' })
  await shaky.ask('source.reconnect', { id: 'shop' })
  await soon(async () => {
    expect(stateOf(shaky)).toBe('live')
    expect(await stockOf(shaky)).toEqual([4])
  })
  for (const console of consoles) {
    const low = [...(await console.entries('alerts')).values()].filter(({ subject }) => subject !== '')
    expect(low.filter(({ kind }) => kind.startsWith('stock'))).toHaveLength(1)
    expect(console.engine.status().lowStock).toBe(1)
  }
}, 60_000)
