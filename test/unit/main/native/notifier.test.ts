import { describe, expect, it } from 'vitest'
import { limitAnswers } from '../../../../src/main/native/notifier/answer-limit.ts'
import { parseBusAddress, sessionBusAddress } from '../../../../src/main/native/notifier/bus-address.ts'
import { escapeMarkup } from '../../../../src/main/native/notifier/desktop-daemon.ts'
import { createNotifier, summaryKey } from '../../../../src/main/native/notifier/notifier.ts'
import type { Presentation, Presenter } from '../../../../src/main/native/notifier/presenter.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

function alert(id: string, severity: Alert['severity'] = 'critical'): Alert {
  return {
    id,
    kind: 'stock-low',
    severity,
    state: 'open',
    source: 'shop',
    params: { name: id },
    subject: id,
    raisedAt: 0,
    changedAt: 0,
    raises: 1,
    snoozedUntil: null,
    notification: { status: 'none' },
  }
}

function setUp() {
  const clock = createFakeClock()
  const shown: Presentation[] = []
  const withdrawn: string[] = []
  const presenter: Presenter = {
    present(presentation) {
      shown.push(presentation)
      return Promise.resolve({ shown: true })
    },
    withdraw: (key) => withdrawn.push(key),
    dispose: () => {},
  }
  const words = {
    alert: (of: Alert) => ({ title: of.id, body: of.kind }),
    summary: (count: number) => ({ title: `${count} more`, body: 'all in the list' }),
  }
  return { clock, shown, withdrawn, notifier: createNotifier(presenter, words, clock) }
}

describe('notifier', () => {
  it('shows an alert once, and again only after a minute', async () => {
    const { clock, shown, notifier } = setUp()
    expect(await notifier.show(alert('stock:a'))).toEqual({ status: 'shown', at: clock.now() })
    expect((await notifier.show(alert('stock:a'))).status).toBe('not-shown')
    clock.advance(60_000)
    expect((await notifier.show(alert('stock:a'))).status).toBe('shown')
    expect(shown.map((item) => item.urgency)).toEqual(['critical', 'critical'])
  })

  it('turns a flood into five notifications and one summary of the rest', async () => {
    const { clock, shown, notifier } = setUp()
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, (_item, index) => notifier.show(alert(`stock:${index}`))),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'shown')).toHaveLength(5)
    expect(shown).toHaveLength(5)
    clock.advance(30_000)
    expect(shown).toHaveLength(6)
    expect(shown[5]).toMatchObject({ key: summaryKey, title: '995 more' })
    clock.advance(600_000)
    expect(shown).toHaveLength(6)
  })

  it('goes on after a flood: the next lonely alert is shown', async () => {
    const { clock, notifier } = setUp()
    for (let index = 0; index < 20; index += 1) await notifier.show(alert(`stock:${index}`))
    clock.advance(120_000)
    expect((await notifier.show(alert('order:1', 'info'))).status).toBe('shown')
  })

  it('keeps a place for what is critical while news pour in', async () => {
    const { shown, notifier } = setUp()
    for (let index = 0; index < 20; index += 1) await notifier.show(alert(`order:${index}`, 'info'))
    expect((await notifier.show(alert('stock:a'))).status).toBe('shown')
    expect(shown.map(({ key }) => key)).toEqual(['order:0', 'order:1', 'order:2', 'stock:a'])
  })

  it('takes back what was answered', () => {
    const { withdrawn, notifier } = setUp()
    notifier.close('stock:a')
    expect(withdrawn).toEqual(['stock:a'])
  })
})

describe('limitAnswers', () => {
  const presentation: Presentation = { key: 'k', title: 't', body: 'b', urgency: 'normal' }

  it('answers "not shown" after two seconds when the desktop hangs', async () => {
    const clock = createFakeClock()
    const limited = limitAnswers(
      { present: () => new Promise(() => {}), withdraw: () => {}, dispose: () => {} },
      clock,
    )
    const outcome = limited.present(presentation)
    clock.advance(2_000)
    expect(await outcome).toEqual({
      shown: false,
      reason: 'no-answer',
      detail: 'no answer from the desktop in 2 s',
    })
  })

  it('turns a failure into an answer and leaves no timer behind', async () => {
    const clock = createFakeClock()
    const limited = limitAnswers(
      { present: () => Promise.reject(new Error('no session bus')), withdraw: () => {}, dispose: () => {} },
      clock,
    )
    expect(await limited.present(presentation)).toEqual({
      shown: false,
      reason: 'failed',
      detail: 'no session bus',
    })
    expect(clock.waiting()).toBe(0)
  })
})

describe('the session bus address', () => {
  it('finds paths and abstract sockets, in order, with their escapes', () => {
    expect(
      parseBusAddress('tcp:host=h,port=1;unix:path=/run/a%20b/bus,guid=00;unix:abstract=/tmp/dbus-x,guid=1'),
    ).toEqual([{ path: '/run/a b/bus' }, { path: '\0/tmp/dbus-x' }])
  })

  it.each(['', 'nonsense', 'unix:', 'unix:path=', 'unixexec:path=/bin/sh', 'unix:dir=/tmp'])(
    'has nothing to connect to in %j',
    (address) => {
      expect(parseBusAddress(address)).toEqual([])
    },
  )

  it('falls back to the place where systemd keeps it', () => {
    expect(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/run/user/7' })).toBe(
      'unix:path=/run/user/7/bus',
    )
    expect(sessionBusAddress({})).toBeNull()
  })
})

it('escapes names that look like markup', () => {
  expect(escapeMarkup('<b>R&D</b> &amp;')).toBe('&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp;')
})
