import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../node/log/log.ts'
import type { Hub } from '../start.ts'
import { cashiers } from './assortment.ts'
import { createLibraryDay } from './library-day.ts'
import { createShopClient, type ShopClient } from './shop-client.ts'
import { createSimulation } from './simulation.ts'

const afterTrouble = 3000

/** A till for each cashier, so that the day has figures by cashier. */
function tills(hub: Hub, signal: AbortSignal, log: Log): (branchId: string) => ShopClient {
  const all = cashiers.map(({ id, name, branchId }) => {
    const token = hub.issueToken(`demo-${id}`, { role: 'cashier', branchId, label: name })
    return { branchId, client: createShopClient(hub.url, token, signal, log) }
  })
  return (branchId) => {
    const there = all.filter((till) => till.branchId === branchId)
    const till = there[Math.floor(Math.random() * there.length)]
    if (till === undefined) throw new Error(`nobody sells in branch ${branchId}`)
    return till.client
  }
}

/**
 * Runs the simulated shop day (`--demo`) against a hub, through its public commands and with a token of its own.
 *
 * @returns the stop; it waits for the step under way
 */
export function startDemo(hub: Hub, log: Log): () => Promise<void> {
  const ending = new AbortController()
  const token = hub.issueToken('demo', { role: 'super_admin', branchId: null, label: 'simulated shop' })
  const parts = { random: Math.random, now: Date.now, log }
  const client = createShopClient(hub.url, token, ending.signal, log)
  const simulations = [
    createSimulation({ ...parts, client, tillOf: tills(hub, ending.signal, log) }),
    createLibraryDay({ ...parts, client }),
  ]

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: ending.signal })
  }
  async function day(): Promise<never> {
    for (const simulation of simulations) await simulation.open()
    for (;;) {
      for (const simulation of simulations) await simulation.step()
      await pause(1000 + Math.random() * 2000)
    }
  }
  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await day()
      } catch (error) {
        if (ending.signal.aborted) return
        // The shop opens again: the hub may have begun a new log, or was full for a while.
        log.warn('the simulation stumbled', { error: String(error) })
        await pause(afterTrouble).catch(() => undefined)
      }
    }
  }
  const running = run()
  return async () => {
    ending.abort()
    await running
  }
}
