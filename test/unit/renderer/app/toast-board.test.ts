import { expect, it } from 'vitest'
import { createToastBoard } from '../../../../src/renderer/app/toast-board.ts'

const data = { kind: 'answered', mark: 'done' } as const

// The toast library keeps of the earlier toast what the later one does not name. Would catch "5 alerts acknowledged" over
// the name of the one before, and an undo that undoes something else.
it('leaves nothing of a toast to the one that takes its place', () => {
  const board = createToastBoard()
  const added: unknown[] = []
  board.manager[' subscribe'](({ options }) => added.push(options))
  board.show({ id: 'answered', title: 'one', body: 'Frame', data, action: { label: 'undo', run: () => {} } })
  board.show({ id: 'answered', title: 'five', data })
  expect(added).toHaveLength(2)
  expect({ ...(added[0] as object), ...(added[1] as object) }).toMatchObject({
    title: 'five',
    description: undefined,
    actionProps: undefined,
  })
})

// Issue 4.5. Would catch the words of a thousand alerts made for the one number that is shown.
it('makes the words of those alone that are shown', () => {
  const board = createToastBoard()
  const made: string[] = []
  const alerts = (count: number) =>
    Array.from({ length: count }, (_, index) => () => {
      made.push(String(index))
      return { title: String(index), data }
    })
  const sums: number[] = []
  const sumOf = (count: number) => {
    sums.push(count)
    return { title: String(count), data }
  }
  board.callOut(alerts(2), sumOf)
  board.callOut(alerts(1000), sumOf)
  expect([made, sums]).toEqual([['0', '1'], [1002]])
})
