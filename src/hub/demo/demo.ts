import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../node/log/log.ts'
import type { Hub } from '../start.ts'
import { createShopClient } from './shop-client.ts'
import { createSimulation } from './simulation.ts'

const afterTrouble = 3000

/**
 * Runs the simulated shop day (`--demo`) against a hub, through its public commands and with a token of its own.
 *
 * @returns the stop; it waits for the step under way
 */
export function startDemo(hub: Hub, log: Log): () => Promise<void> {
  const ending = new AbortController()
  const token = hub.issueToken('demo', { role: 'super_admin', branchId: null, label: 'simulated shop' })
  const client = createShopClient(hub.url, token, ending.signal, log)
  const simulation = createSimulation({ client, random: Math.random, now: Date.now, log })

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: ending.signal })
  }
  async function day(): Promise<never> {
    await simulation.open()
    for (;;) {
      await simulation.step()
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
