import { expect, it } from 'vitest'
import { createShutdown } from '../../../../src/main/app/shutdown.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

it('stops one after the other, and a failure keeps none from stopping', async () => {
  const done: string[] = []
  const shutdown = createShutdown(
    [
      { name: 'engine', stop: async () => void done.push('engine') },
      { name: 'broken', stop: () => Promise.reject(new Error('no')) },
      { name: 'hub', stop: () => void done.push('hub') },
    ],
    createFakeClock(),
    createMemoryLog(),
  )
  await Promise.all([shutdown(), shutdown()])
  expect(done).toEqual(['engine', 'hub'])
})

it('ends after five seconds even when something hangs', async () => {
  const clock = createFakeClock()
  const shutdown = createShutdown(
    [{ name: 'hang', stop: () => new Promise(() => {}) }],
    clock,
    createMemoryLog(),
  )
  const ended = shutdown()
  clock.advance(5_000)
  await ended
})
