import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { createViews } from '../../../../src/main/app/views.ts'

/** The little of a page that the views see, and what it was sent. */
function setUp() {
  const sent: unknown[] = []
  const visible: boolean[] = []
  const contents = {
    id: 7,
    isDestroyed: () => false,
    isCrashed: () => false,
    send: (_channel: string, text: string) => void sent.push(JSON.parse(text)),
  } as unknown as WebContents
  const views = createViews()
  views.add(contents)
  views.connect({
    attach: (_viewId, send) => {
      send('{"from":0,"to":1,"patches":[]}')
      return () => {}
    },
    setVisible: (_viewId, now) => void visible.push(now),
  })
  return { views, sent, visible }
}

describe('the views', () => {
  // Would catch an exception in the log of each quit that a page is being loaded in: an engine that has ended takes nobody.
  it('connect no page to an engine that ends', () => {
    const { views, sent } = setUp()
    views.onPage(7)
    views.disconnect()
    sent.length = 0
    views.onPage(7)
    expect(sent).toEqual([])
  })

  // Would catch a page that goes on counting ages behind a locked screen, or before its window was ever shown: the
  // browser tells it that it is visible (issue 4.8, O16).
  it('tell the page whether anybody sees it: once it listens, and whenever that changes', () => {
    const { views, sent, visible } = setUp()
    views.onPage(7)
    views.onPageLoaded(7)
    expect(sent).toEqual([{ from: 0, to: 1, patches: [] }, { hidden: true }])
    views.onSeen(7, true)
    expect(sent.at(-1)).toEqual({ hidden: false })
    views.onSeen(7, false)
    expect(sent.at(-1)).toEqual({ hidden: true })
    expect(visible).toEqual([false, true, false])
  })

  it('tell it to a page that took the place of one that died while nobody looked', () => {
    const { views, sent } = setUp()
    views.onPage(7)
    views.onPageLoaded(7)
    views.onSeen(7, true)
    views.onSeen(7, false)
    views.onPageGone(7)
    sent.length = 0
    views.onPage(7)
    views.onPageLoaded(7)
    expect(sent.at(-1)).toEqual({ hidden: true })
  })
})
