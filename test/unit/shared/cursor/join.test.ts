import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCursorJoin, type JoinAction, type JoinItem } from '../../../../src/shared/cursor/join.ts'

/** A log whose reader sees positions 1, 2, 3, …; the state at P is simply everything up to P. */
const item = (to: number, from = to - 1): JoinItem<number> => ({ from, to, value: to })

/** Applies what a join says, as a reader would: a snapshot replaces, a delivery extends. */
function createReader() {
  let known: number[] = []
  let asked = 0
  return {
    apply(actions: readonly JoinAction<readonly number[], number>[]) {
      for (const action of actions) {
        if (action.do === 'deliver-snapshot') known = [...action.snapshot]
        else if (action.do === 'deliver') known.push(action.value)
        else asked += 1
      }
    },
    known: () => known,
    /** Whether a snapshot has been asked for that nobody has answered. */
    takeRequest() {
      const open = asked > 0
      asked = 0
      return open
    },
  }
}

const upTo = (position: number): readonly number[] =>
  Array.from({ length: position }, (_, index) => index + 1)

describe('cursor join', () => {
  it('holds live items back until the snapshot, then gives only what follows it', () => {
    const join = createCursorJoin<readonly number[], number>()
    expect(join.live(item(3))).toEqual([])
    expect(join.live(item(4))).toEqual([])
    expect(join.snapshot(upTo(3), 3)).toEqual([
      { do: 'deliver-snapshot', snapshot: [1, 2, 3], position: 3 },
      { do: 'deliver', value: 4, position: 4 },
    ])
  })

  it('drops a repeat and asks once for a hole, however many items follow it', () => {
    const join = createCursorJoin<readonly number[], number>(10, 5)
    expect(join.live(item(5))).toEqual([])
    expect(join.live(item(8))).toEqual([{ do: 'request-snapshot' }])
    expect(join.live(item(9))).toEqual([])
    expect(join.snapshot(upTo(8), 8)).toEqual([
      { do: 'deliver-snapshot', snapshot: upTo(8), position: 8 },
      { do: 'deliver', value: 9, position: 9 },
    ])
  })

  it('asks again for a snapshot that would take the reader back', () => {
    const join = createCursorJoin<readonly number[], number>(10, 5)
    join.live(item(8))
    expect(join.snapshot(upTo(4), 4)).toEqual([{ do: 'request-snapshot' }])
    expect(join.position()).toBe(5)
  })

  it('asks again when what it kept while waiting did not fit', () => {
    const join = createCursorJoin<readonly number[], number>(2)
    for (const to of [1, 2, 3, 4]) join.live(item(to))
    expect(join.snapshot([], 0).at(-1)).toEqual({ do: 'request-snapshot' })
    expect(join.snapshot(upTo(3), 3).map((action) => action.do)).toEqual(['deliver-snapshot', 'deliver'])
  })

  it('passes over an item that the snapshot cuts in two, and asks for what it may have missed', () => {
    // A batch 2 -> 6 cannot be applied to a reader at 4: half of it is in the snapshot, half is not.
    const join = createCursorJoin<readonly number[], number>()
    join.live(item(6, 2))
    expect(join.snapshot(upTo(4), 4).map((action) => action.do)).toEqual([
      'deliver-snapshot',
      'request-snapshot',
    ])
    expect(join.snapshot(upTo(6), 6).map((action) => action.do)).toEqual(['deliver-snapshot'])
  })

  it('never shows a hole, a repeat or disorder, and ends with everything, whatever is lost, doubled or late', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant('publish' as const) },
      { weight: 1, arbitrary: fc.constant('lose' as const) },
      { weight: 1, arbitrary: fc.constant('repeat' as const) },
      { weight: 2, arbitrary: fc.constant('take-snapshot' as const) },
      { weight: 2, arbitrary: fc.constant('deliver-snapshot' as const) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 8 }), (steps, limit) => {
        const join = createCursorJoin<readonly number[], number>(limit)
        const reader = createReader()
        let head = 0
        let pending: number | null = null
        let wanted = true
        const answer = (at: number): void => reader.apply(join.snapshot(upTo(at), at))
        for (const action of steps) {
          if (action === 'publish' || action === 'lose') head += 1
          if (action === 'publish') reader.apply(join.live(item(head)))
          if (action === 'repeat' && head > 0) reader.apply(join.live(item(head)))
          wanted ||= reader.takeRequest()
          if (action === 'take-snapshot' && wanted && pending === null) pending = head
          if (action === 'deliver-snapshot' && pending !== null) {
            wanted = false
            answer(pending)
            pending = null
            wanted = reader.takeRequest()
          }
          expect(reader.known()).toEqual(upTo(join.position() ?? 0))
        }
        // The world calms down: requests are answered, and one more item shows any hole that is left.
        head += 1
        reader.apply(join.live(item(head)))
        if (join.position() !== head) answer(head)
        expect(reader.known()).toEqual(upTo(head))
      }),
      { numRuns: 500 },
    )
  })
})
