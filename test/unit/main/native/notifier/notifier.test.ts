import { describe, expect, it } from 'vitest'
import { createNotifier, summaryKey, testKey } from '../../../../../src/main/native/notifier/notifier.ts'
import { createNotifierWords } from '../../../../../src/main/native/notifier/notifier-words.ts'
import type {
  Presentation,
  Presenter,
  PresentOutcome,
} from '../../../../../src/main/native/notifier/presenter.ts'
import type { Alert } from '../../../../../src/shared/domain/alert.ts'
import { createTranslate } from '../../../../../src/shared/i18n/translate.ts'
import { createFakeClock } from '../../../../helpers/fake-clock.ts'

function alert(id: string, change: Partial<Alert> = {}): Alert {
  return {
    id,
    kind: 'stock-low',
    rule: 'stock-low',
    severity: 'critical',
    state: 'open',
    source: 'shop',
    params: { name: id },
    subject: id,
    raisedAt: 0,
    changedAt: 0,
    raises: 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
    ...change,
  }
}

const news = {
  kind: 'transaction-new',
  rule: 'transaction-new',
  severity: 'info',
  state: 'resolved',
} as const

function setUp(outcome: PresentOutcome = { shown: true }) {
  const clock = createFakeClock()
  const shown: Presentation[] = []
  const withdrawn: string[] = []
  const presenter: Presenter = {
    present(presentation) {
      shown.push(presentation)
      return Promise.resolve(outcome)
    },
    withdraw: (key) => withdrawn.push(key),
    dispose: () => {},
  }
  const words = createNotifierWords(createTranslate('en'), (of) => ({ title: of.id, body: of.kind }))
  return { clock, shown, withdrawn, notifier: createNotifier(presenter, words, clock) }
}

describe('notifier', () => {
  it('shows an alert once, and again only after a minute', async () => {
    const { clock, shown, notifier } = setUp()
    expect(await notifier.show(alert('stock:a'))).toEqual({ status: 'shown', at: clock.now() })
    expect(await notifier.show(alert('stock:a'))).toMatchObject({ status: 'not-shown', reason: 'repeat' })
    clock.advance(60_000)
    expect((await notifier.show(alert('stock:a'))).status).toBe('shown')
    expect(shown.map((item) => item.urgency)).toEqual(['critical', 'critical'])
  })

  it('calls again when the escalation says so, and when it got worse, though a minute is not over', async () => {
    const { shown, notifier } = setUp()
    await notifier.show(alert('stock:a', { severity: 'warning' }))
    expect((await notifier.show(alert('stock:a', { severity: 'critical' }))).status).toBe('shown')
    expect((await notifier.show(alert('stock:a'), { repeat: true })).status).toBe('shown')
    expect(shown).toHaveLength(3)
  })

  it('lets repeats not pass the limit for all: a hundred unanswered ones are no storm', async () => {
    const { shown, notifier } = setUp()
    for (let index = 0; index < 100; index += 1)
      await notifier.show(alert(`stock:${index}`, { source: `shop ${index}` }), { repeat: true })
    expect(shown).toHaveLength(5)
  })

  it('shows the first of a rule at once and counts what follows, in one notification that grows (issue 4.5)', async () => {
    const { clock, shown, notifier } = setUp()
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, (_item, index) => notifier.show(alert(`stock:${index}`))),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'shown')).toHaveLength(1)
    clock.advance(3_000)
    expect(shown).toHaveLength(2)
    expect(shown[1]).toMatchObject({
      key: summaryKey,
      title: '999 more alerts',
      body: 'Stock is low: 999\nAll of them are in the list of alerts.',
      urgency: 'critical',
    })
    await notifier.show(alert('stock:later'))
    clock.advance(20_000)
    expect(shown[2]).toMatchObject({ key: summaryKey, title: '1000 more alerts' })
    clock.advance(600_000)
    expect(shown).toHaveLength(3)
  })

  // The bug: without a daemon a flood said of each alert that a summary tells of it, and there was no summary either.
  it('does not promise a summary on a desktop that shows nothing', async () => {
    const { notifier } = setUp({ shown: false, reason: 'unavailable', detail: 'no notification daemon' })
    await notifier.show(alert('stock:a'))
    expect(await notifier.show(alert('stock:b'))).toMatchObject({
      status: 'not-shown',
      reason: 'unavailable',
      detail: 'no notification daemon',
    })
  })

  it('stays with a few notifications when 1,000 alerts of many rules come in a minute', async () => {
    const { clock, shown, notifier } = setUp()
    for (let index = 0; index < 1_000; index += 1) {
      await notifier.show(alert(`stock:${index}`, { source: `shop ${index % 50}` }))
      clock.advance(60)
    }
    clock.advance(60_000)
    expect(shown.filter(({ key }) => key === summaryKey).length).toBeLessThanOrEqual(4)
    expect(shown.length).toBeLessThanOrEqual(15)
    const told = shown.filter(({ key }) => key === summaryKey).at(-1)
    const single = new Set(shown.map(({ key }) => key).filter((key) => key !== summaryKey))
    expect(told?.title).toBe(`${1_000 - single.size} more alerts`)
  })

  it('names what a summary is made of, the biggest part first', async () => {
    const { clock, shown, notifier } = setUp()
    for (let index = 0; index < 3; index += 1) await notifier.show(alert(`order:${index}`, news))
    for (let index = 0; index < 5; index += 1) await notifier.show(alert(`stock:${index}`))
    clock.advance(3_000)
    expect(shown.at(-1)?.body).toMatch(/^Stock is low: 4 · New transactions: 2\n/)
  })

  it('tells no summary of what was answered before it was due, and takes one back that has nothing left', async () => {
    const { clock, shown, withdrawn, notifier } = setUp()
    await notifier.show(alert('stock:a'))
    await notifier.show(alert('stock:b'))
    notifier.close('stock:b')
    clock.advance(60_000)
    expect(shown).toHaveLength(1)

    await notifier.show(alert('stock:a'))
    await notifier.show(alert('stock:c'))
    clock.advance(3_000)
    expect(shown.at(-1)?.key).toBe(summaryKey)
    notifier.close('stock:c')
    expect(withdrawn.filter((key) => key === summaryKey)).not.toHaveLength(0)
  })

  it('keeps a place for what is critical while news pour in', async () => {
    const { shown, notifier } = setUp()
    for (let index = 0; index < 20; index += 1)
      await notifier.show(alert(`order:${index}`, { ...news, source: `shop ${index}` }))
    expect((await notifier.show(alert('stock:a'))).status).toBe('shown')
    expect(shown.map(({ key }) => key)).toEqual(['order:0', 'order:1', 'order:2', 'stock:a'])
  })

  it('goes on after a flood: the next lonely alert is shown', async () => {
    const { clock, notifier } = setUp()
    for (let index = 0; index < 20; index += 1) await notifier.show(alert(`stock:${index}`))
    clock.advance(120_000)
    expect((await notifier.show(alert('order:1', news))).status).toBe('shown')
  })

  it('lets only unanswered critical ones stay, and gives a button to what can be answered', async () => {
    const { shown, notifier } = setUp()
    await notifier.show(alert('stock:a'))
    await notifier.show(alert('job:b', { kind: 'job-failed', rule: 'job-failed', severity: 'warning' }))
    await notifier.show(alert('order:c', news))
    expect(shown.map(({ stay, answerable }) => [stay, answerable])).toEqual([
      ['until-answered', true],
      ['as-usual', true],
      ['as-usual', false],
    ])
  })

  it('puts recovery in the place of the alert, softly, and once only', async () => {
    const { shown, notifier } = setUp()
    await notifier.show(alert('stock:a'))
    await notifier.show(alert('stock:a', { state: 'resolved' }))
    expect(shown[1]).toMatchObject({
      key: 'stock:a',
      title: 'Over: stock:a',
      urgency: 'low',
      stay: 'as-usual',
      answerable: false,
    })
    expect(await notifier.show(alert('stock:a', { state: 'resolved' }))).toMatchObject({ reason: 'repeat' })
  })

  it('marks a test, lets it pass all limits, and never puts it in the place of the real one', async () => {
    const { shown, notifier } = setUp()
    await notifier.show(alert('stock:a'))
    for (let index = 0; index < 10; index += 1)
      expect((await notifier.show(alert('stock:a'), { test: true })).status).toBe('shown')
    expect(shown[1]).toMatchObject({ key: testKey, title: 'Test: stock:a', stay: 'as-usual' })
  })

  it('tells a digest with its counts, one in place of the other, and none about nothing', async () => {
    const { shown, notifier } = setUp()
    await notifier.digest({ kind: 'quiet', count: 12, open: 3 })
    await notifier.digest({ kind: 'quiet', count: 1, open: 0 })
    await notifier.digest({ kind: 'unanswered', count: 4, open: 4 })
    expect(await notifier.digest({ kind: 'quiet', count: 0, open: 0 })).toEqual({ status: 'none' })
    expect(shown.map(({ key, title, body }) => ({ key, title, body }))).toEqual([
      { key: 'quiet', title: 'Quiet hours are over: 12 alerts', body: '3 still need someone.' },
      { key: 'quiet', title: 'Quiet hours are over: 1 alert', body: 'All of them are settled.' },
      {
        key: 'unanswered',
        title: '4 critical alerts are unanswered',
        body: 'All of them are in the list of alerts.',
      },
    ])
  })

  it('passes on why the system did not show it', async () => {
    const { clock, notifier } = setUp({ shown: false, reason: 'disabled-by-user', detail: 'HRESULT' })
    expect(await notifier.show(alert('stock:a'))).toEqual({
      status: 'not-shown',
      reason: 'disabled-by-user',
      detail: 'HRESULT',
      at: clock.now(),
    })
  })

  it('takes back what was answered', () => {
    const { withdrawn, notifier } = setUp()
    notifier.close('stock:a')
    expect(withdrawn).toEqual(['stock:a'])
  })
})
