import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../src/main/app/arguments.ts'
import { createLinks } from '../../../../src/main/app/links.ts'
import { handOver, readSecondStart } from '../../../../src/main/app/second-start.ts'
import type { Place } from '../../../../src/shared/ipc/place.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

describe('links', () => {
  it('one that comes before the window waits for it; those after it lead there at once', () => {
    const links = createLinks()
    const shown: Place[] = []
    links.receiveFrom(['--hidden', 'pantau://view/stock'])
    links.receive('pantau://source/optik')
    links.follow(createMemoryLog(), (place) => shown.push(place))
    expect(shown).toEqual([{ kind: 'source', id: 'optik' }])
    links.receive('pantau://alerts/a%3A1')
    expect(shown.at(-1)).toEqual({ kind: 'alert', id: 'a:1' })
  })

  it('one that leads nowhere shows nothing and is logged, not whole', () => {
    const links = createLinks()
    const log = createMemoryLog()
    const shown: Place[] = []
    links.follow(log, (place) => shown.push(place))
    links.receive(`pantau://run/${'x'.repeat(5_000)}`)
    expect(shown).toEqual([])
    expect(JSON.stringify(log.lines)).toContain('leads nowhere')
    expect(JSON.stringify(log.lines).length).toBeLessThan(500)
  })
})

describe('a second start', () => {
  it('hands over what it was started with', () => {
    const parsed = parseArguments(['--wall', 'pantau://view/stock'])
    if (!parsed.ok) throw new Error(parsed.message)
    const data: unknown = JSON.parse(JSON.stringify(handOver(parsed.arguments, 'pantau://view/stock')))
    expect(readSecondStart(data)).toEqual({ link: 'pantau://view/stock', hidden: false, wall: true })
  })

  it.each([undefined, null, 7, {}, { link: 5 }, { link: 'x'.repeat(10_000), hidden: false, wall: false }])(
    'of another program (%j) only brings the window to the front',
    (data) => {
      expect(readSecondStart(data)).toEqual({ link: null, hidden: false, wall: false })
    },
  )
})
