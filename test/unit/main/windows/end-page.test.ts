import { expect, it } from 'vitest'
import { endPage } from '../../../../src/main/windows/end-page.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

/** A page in a process, and what was done to it. */
function setUp(page: { pid: number; devTools?: boolean }) {
  const clock = createFakeClock()
  const done: string[] = []
  const end = (kill?: (pid: number) => void): boolean =>
    endPage({
      contents: {
        isDestroyed: () => false,
        isCrashed: () => false,
        isDevToolsOpened: () => page.devTools ?? false,
        getOSProcessId: () => page.pid,
        forcefullyCrashRenderer: () => void done.push('told'),
      },
      clock,
      log: createMemoryLog(),
      kill: kill ?? ((pid) => void done.push(`killed ${pid}`)),
    })
  return { clock, done, end, page }
}

it('a page that does not end when it is told to is killed', () => {
  const { clock, done, end } = setUp({ pid: 7 })
  expect(end()).toBe(true)
  expect(done).toEqual(['told'])
  clock.advance(2_000)
  expect(done).toEqual(['told', 'killed 7'])
})

it('the page that took its place lives', () => {
  const { clock, done, end, page } = setUp({ pid: 7 })
  end()
  page.pid = 8
  clock.advance(2_000)
  expect(done).toEqual(['told'])
})

// Would catch the whole program ending itself: process 0 means everything that was started together with it.
it('where there is no process nothing is killed', () => {
  const { clock, done, end } = setUp({ pid: 0 })
  expect(end()).toBe(false)
  clock.advance(2_000)
  expect(done).toEqual([])
})

it('a page that stands still in the debugger is left alone', () => {
  const { clock, done, end } = setUp({ pid: 7, devTools: true })
  expect(end()).toBe(false)
  clock.advance(2_000)
  expect(done).toEqual([])
})

// Would catch a program that ends of an exception in a timer: the process may end between the look and the kill.
it('a process that ends by itself in the last moment does no harm', () => {
  const { clock, end } = setUp({ pid: 7 })
  end(() => {
    throw new Error('ESRCH')
  })
  expect(() => clock.advance(2_000)).not.toThrow()
})
