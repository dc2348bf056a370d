import { describe, expect, it } from 'vitest'
import { createHubHost, type HubTrouble } from '../../../../src/main/hub-host/hub-host.ts'
import type { HubProcess } from '../../../../src/main/hub-host/hub-process.ts'
import type { HubHostMessage } from '../../../../src/shared/hub/host.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

/** A hub process in memory: the test is its program. */
function createProcess() {
  const sent: HubHostMessage[] = []
  let onMessage: (message: unknown) => void = () => {}
  let onExit: (code: number) => void = () => {}
  const process: HubProcess = {
    post: (message) => sent.push(message),
    onMessage: (listener) => {
      onMessage = listener
    },
    onExit: (listener) => {
      onExit = listener
    },
    kill: () => onExit(137),
  }
  return {
    process,
    sent,
    say: (message: unknown) => onMessage(message),
    exit: (code: number) => onExit(code),
  }
}

const ready = { ready: true, url: 'http://127.0.0.1:4801', epoch: '0a1b2c3d', pid: 7, token: 'secret' }

/** Half a second, doubling to a minute; the random share is 1 here. */
const longestWait = (failure: number): number => Math.min(60_000, 500 * 2 ** (failure - 1))

function setUp() {
  const clock = createFakeClock()
  const processes: ReturnType<typeof createProcess>[] = []
  const endpoints: unknown[] = []
  const troubles: (HubTrouble | null)[] = []
  const host = createHubHost({
    spawn() {
      const made = createProcess()
      processes.push(made)
      return made.process
    },
    start: { type: 'start', dataDir: '/data/hub', port: 0, demo: false, nativeBinding: null },
    clock,
    random: () => 1,
    log: createMemoryLog(),
    onReady: (endpoint) => endpoints.push(endpoint),
    onAway: (retryInMs, reason) => endpoints.push({ retryInMs, reason }),
    onTrouble: (trouble) => troubles.push(trouble),
  })
  host.start()
  const last = () => {
    const process = processes.at(-1)
    if (process === undefined) throw new Error('no process was made')
    return process
  }
  return { clock, processes, endpoints, troubles, host, last }
}

describe('hub host', () => {
  it('tells the address once the hub is ready, and that it is gone when it dies', () => {
    const { endpoints, last } = setUp()
    expect(last().sent).toEqual([
      { type: 'start', dataDir: '/data/hub', port: 0, demo: false, nativeBinding: null },
    ])
    expect(endpoints).toEqual([])
    last().say(ready)
    last().exit(9)
    expect(endpoints).toEqual([
      { url: ready.url, token: 'secret' },
      { retryInMs: 500, reason: 'it ended with code 9' },
    ])
  })

  it('restarts a killed hub within half a second, one process at a time', () => {
    const { clock, processes, last, troubles } = setUp()
    last().say(ready)
    clock.advance(120_000)
    last().exit(9)
    expect(processes).toHaveLength(1)
    clock.advance(500)
    expect(processes).toHaveLength(2)
    last().say(ready)
    expect(troubles).toEqual([null, null])
  })

  it('kills a hub that says nothing for ten seconds and tries again', () => {
    const { clock, processes, last } = setUp()
    clock.advance(10_000)
    clock.advance(500)
    expect(processes).toHaveLength(2)
    last().say(ready)
    clock.advance(60_000)
    expect(processes).toHaveLength(2)
  })

  it('speaks up after five failures in a row, keeps trying, and takes it back when it heals', () => {
    const { clock, processes, last, troubles } = setUp()
    for (let death = 1; death <= 4; death += 1) {
      last().exit(1)
      clock.advance(longestWait(death))
    }
    expect(troubles).toEqual([])
    last().exit(1)
    expect(troubles).toEqual([{ code: 'crashing', message: 'it ended with code 1' }])
    clock.advance(longestWait(5))
    expect(processes).toHaveLength(6)
    last().say(ready)
    expect(troubles.at(-1)).toBeNull()
  })

  it('says at once that the port is taken, and heals by itself when it is free', () => {
    const { clock, last, troubles, endpoints } = setUp()
    last().say({ ready: false, code: 'port_in_use', message: '127.0.0.1:4747' })
    expect(troubles).toEqual([{ code: 'port_in_use', message: '127.0.0.1:4747' }])
    clock.advance(500)
    last().say(ready)
    expect(troubles.at(-1)).toBeNull()
    expect(endpoints.at(-1)).toEqual({ url: ready.url, token: 'secret' })
  })

  it('tries at once when a person asks, and never makes a second hub beside a running one', () => {
    const { clock, processes, last, host } = setUp()
    for (let death = 1; death <= 6; death += 1) {
      last().exit(1)
      if (death < 6) clock.advance(longestWait(death))
    }
    host.retry()
    expect(processes).toHaveLength(7)
    host.retry()
    last().say(ready)
    clock.advance(600_000)
    expect(processes).toHaveLength(7)
  })

  it('stops in order, and by force after four seconds', async () => {
    const { clock, last, host, processes } = setUp()
    last().say(ready)
    const stopped = host.stop()
    expect(last().sent.at(-1)).toEqual({ type: 'stop' })
    clock.advance(4_000)
    await stopped
    clock.advance(600_000)
    expect(processes).toHaveLength(1)
  })

  it('is stopped at once while it waits to try again', async () => {
    const { clock, last, host, processes } = setUp()
    last().exit(1)
    await host.stop()
    clock.advance(600_000)
    expect(processes).toHaveLength(1)
  })

  it('ignores what is no message of a hub', () => {
    const { last, endpoints } = setUp()
    last().say({ ready: true, url: 'javascript:alert(1)', epoch: 'x', pid: 1 })
    last().say('ready')
    last().say(null)
    expect(endpoints).toEqual([])
  })
})
