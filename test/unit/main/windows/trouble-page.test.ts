import { describe, expect, it } from 'vitest'
import { createTroublePages, isTryAgain, troubleUrl } from '../../../../src/main/windows/trouble-page.ts'

const words = { language: 'id', title: 'T', meaning: 'M', advice: 'A', again: 'Coba lagi' }

describe('trouble pages', () => {
  it('shows the facts as text: a folder name is no markup', () => {
    const pages = createTroublePages(() => words)
    pages.set({ code: 'data-unwritable', detail: '/srv/<script>alert("1")</script>&amp;' })
    const page = pages.page(new URL(troubleUrl('data-unwritable')))
    expect(page?.content).not.toContain('<script>')
    expect(page?.content).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;')
  })

  it('needs nothing that the strict policy forbids', () => {
    const page = createTroublePages(() => words).page(new URL(troubleUrl('page-died')))
    expect(page?.content).not.toMatch(/<style|style=|<script|https?:/)
  })

  it('is not in the way of the app’s own files', () => {
    expect(createTroublePages(() => words).page(new URL('app://ui/index.html'))).toBeNull()
  })

  it('takes "try again" only from a trouble page, never from the ordinary page', () => {
    expect(isTryAgain(troubleUrl('page-died'), 'app://ui/trouble/again')).toBe(true)
    expect(isTryAgain('app://ui/index.html', 'app://ui/trouble/again')).toBe(false)
    expect(isTryAgain('https://evil/trouble/', 'app://ui/trouble/again')).toBe(false)
  })
})
