import { describe, expect, it } from 'vitest'
import {
  pageOf,
  turnOf,
  wanderAt,
  wanderMs,
  wanderReach,
} from '../../../../../src/renderer/features/wall/turns.ts'
import { unitOf } from '../../../../../src/renderer/features/wall/use-unit.ts'

describe('the turns of a wall', () => {
  it('go round the views in their order, and back as well: no negative place', () => {
    const views = ['overview', 'stock', 'jobs'] as const
    const shown = [-4, -1, 0, 1, 2, 3].map((turn) => turnOf(views, turn).view)
    expect(shown).toEqual(['jobs', 'jobs', 'overview', 'stock', 'jobs', 'overview'])
    expect([0, 2, 3, 5, 6].map((turn) => turnOf(views, turn).round)).toEqual([0, 0, 1, 1, 2])
  })

  it('show every row of a long list within as many rounds as it has pages, and then the first again', () => {
    const seen = new Set<number>()
    for (let round = 0; round < 4; round += 1) {
      const { from, to, pages } = pageOf(23, 7, round)
      expect(pages).toBe(4)
      for (let row = from; row < to; row += 1) seen.add(row)
    }
    expect(seen.size).toBe(23)
    expect(pageOf(23, 7, 4)).toEqual(pageOf(23, 7, 0))
    expect(pageOf(23, 7, -1)).toEqual({ from: 21, to: 23, page: 4, pages: 4 })
  })

  it('have a page also for an empty list, and for a place without room', () => {
    expect(pageOf(0, 5, 3)).toEqual({ from: 0, to: 0, page: 1, pages: 1 })
    expect(pageOf(2, 0, 1)).toEqual({ from: 1, to: 2, page: 2, pages: 2 })
  })
})

describe('against burn-in', () => {
  it('the page moves every minute, never further than it may, and through the middle', () => {
    const places = Array.from({ length: 25 }, (_, minute) => wanderAt(minute * wanderMs + 17))
    for (const { x, y } of places) {
      expect(Math.abs(x)).toBeLessThanOrEqual(wanderReach)
      expect(Math.abs(y)).toBeLessThanOrEqual(wanderReach)
    }
    for (const of of ['x', 'y'] as const) {
      const values = places.map((place) => place[of])
      expect(Math.max(...values)).toBe(wanderReach)
      expect(Math.min(...values)).toBe(-wanderReach)
    }
    expect(
      places.filter((place, at) => at > 0 && place.x === places[at - 1]?.x && place.y === places[at - 1]?.y),
    ).toEqual([])
    expect(wanderAt(0)).toEqual({ x: 0, y: 0 })
  })
})

it('the unit of a wall is a pixel on Full HD at the usual scale, lying or upright, and two on 4K', () => {
  expect(unitOf(1920, 1080, 1.5)).toBe(1)
  expect(unitOf(1080, 1920, 1.5)).toBe(1)
  expect(unitOf(3840, 2160, 1.5)).toBe(2)
  expect(unitOf(1920, 1080, 3)).toBe(2)
})
