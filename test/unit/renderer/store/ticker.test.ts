import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSight, type Sight } from '../../../../src/renderer/bridge/sight.ts'
import { createTicker } from '../../../../src/renderer/store/ticker.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.UTC(2026, 10, 21, 12)

/** A page as Chromium shows it to its scripts. */
function createPage(): { readonly page: Document; setHidden(hidden: boolean): void } {
  const page = Object.assign(new EventTarget(), { hidden: false })
  return {
    page: page as unknown as Document,
    setHidden(hidden) {
      page.hidden = hidden
      page.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the ticker', () => {
  it('wakes when a text is due, and sleeps when nothing waits', () => {
    const ticker = createTicker(createSight(createPage().page))
    let woken = 0
    ticker.wake(3_000, () => {
      woken += 1
    })
    vi.advanceTimersByTime(2_900)
    expect(woken).toBe(0)
    vi.advanceTimersByTime(400)
    expect(woken).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  // Would catch a window that is away and still costs: started with --hidden or behind a locked screen, the page believes
  // that it is seen (O16).
  it.each([
    ['Chromium', (page: ReturnType<typeof createPage>, _sight: Sight) => page.setHidden],
    ['main', (_page: ReturnType<typeof createPage>, sight: Sight) => sight.setHidden],
  ])('has no timer while %s says that nobody sees the page, and catches up on return', (_who, choose) => {
    const page = createPage()
    const sight = createSight(page.page)
    const setHidden = choose(page, sight)
    const ticker = createTicker(sight)
    let woken = 0
    ticker.wake(1_000, () => {
      woken += 1
    })
    setHidden(true)
    ticker.wake(2_000, () => {
      woken += 1
    })
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(10 * minute)
    expect(woken).toBe(0)
    setHidden(false)
    expect(woken).toBe(2)
  })

  it('stays at rest until both see the page again', () => {
    const page = createPage()
    const sight = createSight(page.page)
    const ticker = createTicker(sight)
    let woken = 0
    ticker.wake(1_000, () => {
      woken += 1
    })
    page.setHidden(true)
    sight.setHidden(true)
    page.setHidden(false)
    vi.advanceTimersByTime(minute)
    expect(woken).toBe(0)
    sight.setHidden(false)
    expect(woken).toBe(1)
  })

  // Would catch ages, countdowns and the clock of the wall that stand still for a day, or go on from yesterday (C9).
  it.each([
    ['back', -day],
    ['on', day],
  ])('wakes everything soon after the clock was set %s by a day', (_way, jump) => {
    const ticker = createTicker(createSight(createPage().page))
    const woken: number[] = []
    const plan = (inMs: number): void => void ticker.wake(inMs, () => woken.push(inMs))
    plan(5_000)
    plan(40 * minute)
    vi.setSystemTime(start + jump)
    vi.advanceTimersByTime(5_200)
    expect(woken).toEqual([5_000, 40 * minute])
    plan(20 * minute)
    vi.advanceTimersByTime(5 * minute)
    expect(woken).toHaveLength(2)
    vi.setSystemTime(start)
    vi.advanceTimersByTime(10_000)
    expect(woken).toHaveLength(3)
  })
})
