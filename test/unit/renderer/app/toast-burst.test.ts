import { expect, it } from 'vitest'
import { createToastBurst } from '../../../../src/renderer/app/toast-burst.ts'

// Issue 4.5: a flood must not cover the screen, and its number must be right.
it('shows few alerts alone, and counts all of them once there are too many', () => {
  const burst = createToastBurst(3)
  expect(burst.add(['a', 'b'])).toEqual({ show: 'one' })
  expect(burst.add(['c'])).toEqual({ show: 'one' })
  expect(burst.add(['d'])).toEqual({ show: 'sum', count: 4, close: ['a', 'b', 'c'] })
  expect(burst.add(['e', 'f'])).toEqual({ show: 'sum', count: 6, close: [] })
})

it('takes many that come at once as one number', () => {
  const burst = createToastBurst(3)
  expect(burst.add(Array.from({ length: 1000 }, (_, index) => `${index}`))).toEqual({
    show: 'sum',
    count: 1000,
    close: [],
  })
})

// Would catch a screen on which, after one flood, no alert ever has its own words again.
it('begins anew when the toasts are gone', () => {
  const burst = createToastBurst(1)
  burst.add(['a'])
  burst.gone('a')
  expect(burst.add(['b'])).toEqual({ show: 'one' })
  expect(burst.add(['c'])).toMatchObject({ show: 'sum', count: 2 })
  burst.sumGone()
  expect(burst.add(['d'])).toEqual({ show: 'one' })
})
