import { describe, expect, it, vi } from 'vitest'
import { createLedger } from '../../../../src/engine/pipeline/ledger.ts'
import { createPump, type Feeder, tickLimit } from '../../../../src/engine/pipeline/pump.ts'
import { createRawQueue, queueLimits } from '../../../../src/engine/pipeline/raw-queue.ts'
import type { Step } from '../../../../src/engine/pipeline/step.ts'

function feederOf(source: string, count: number): Feeder & { left(): number } {
  const stream = createLedger([]).open(source, 's')
  let left = count
  return {
    left: () => left,
    hasWork: () => left > 0,
    take(limit) {
      const taken = Math.min(limit, left)
      left -= taken
      return Array.from({ length: taken }, (): Step => ({ kind: 'cursor', stream, cursor: '' }))
    },
  }
}

describe('pump', () => {
  it('runs a lonely event without a timer, and what came together as one tick', async () => {
    const ticks: number[] = []
    const pump = createPump((steps) => ticks.push(steps.length))
    pump.add(feederOf('a', 3))
    pump.wake()
    pump.wake()
    await Promise.resolve()
    expect(ticks).toEqual([3])
  })

  it('gives a quiet source its turn in the first tick, however long the queue of a flooding one is (C8)', async () => {
    const first: string[] = []
    const ticks: number[] = []
    const pump = createPump((steps) => {
      if (ticks.length === 0) first.push(...new Set(steps.map(({ stream }) => stream.record.source)))
      ticks.push(steps.length)
    })
    const flood = feederOf('flood', 10 * tickLimit)
    const quiet = feederOf('quiet', 1)
    pump.add(flood)
    pump.add(quiet)
    pump.wake()
    await vi.waitFor(() => expect(flood.left()).toBe(0), 10_000)
    expect(first).toEqual(['flood', 'quiet'])
    expect(Math.max(...ticks)).toBeLessThanOrEqual(tickLimit)
    expect(ticks.reduce((sum, steps) => sum + steps, 0)).toBe(10 * tickLimit + 1)
  })

  it('forgets a feeder that was removed', async () => {
    const ticks: number[] = []
    const pump = createPump((steps) => ticks.push(steps.length))
    const gone = feederOf('gone', 1)
    pump.add(gone)()
    pump.wake()
    pump.drain()
    await Promise.resolve()
    expect([ticks, gone.left()]).toEqual([[], 1])
  })
})

describe('raw queue', () => {
  it('is full by number or by bytes, has room again when it is read, and keeps its order over its own tidying', () => {
    const byNumber = createRawQueue<number>()
    for (let index = 0; index < queueLimits.items; index += 1) byNumber.push(index, 1)
    expect(byNumber.isFull()).toBe(true)
    expect(byNumber.shift()).toBe(0)
    expect(byNumber.isFull()).toBe(false)
    for (let index = 1; index < queueLimits.items; index += 1) expect(byNumber.shift()).toBe(index)
    expect([byNumber.shift(), byNumber.size()]).toEqual([undefined, 0])
    const byBytes = createRawQueue<string>()
    byBytes.push('huge', queueLimits.bytes)
    expect(byBytes.isFull()).toBe(true)
    byBytes.clear()
    expect(byBytes.isFull()).toBe(false)
  })
})
