import { EventEmitter } from 'node:events'
import type { Notification } from 'electron'
import { describe, expect, it } from 'vitest'
import { limitAnswers } from '../../../../../src/main/native/notifier/answer-limit.ts'
import { createElectronPresenter } from '../../../../../src/main/native/notifier/electron-presenter.ts'
import { knownAtMost } from '../../../../../src/main/native/notifier/newest.ts'
import type { Presentation } from '../../../../../src/main/native/notifier/presenter.ts'
import { createFakeClock } from '../../../../helpers/fake-clock.ts'

/** What Windows or macOS was given; it says what the test lets it say. As in Electron, a closed one says nothing more. */
class TestNotification extends EventEmitter {
  closed = false
  readonly options: Readonly<Record<string, unknown>>
  constructor(options: Readonly<Record<string, unknown>>) {
    super()
    this.options = options
  }
  show(): void {}
  close(): void {
    this.closed = true
    this.removeAllListeners()
  }
}

function setUp(platform: 'win32' | 'darwin' = 'win32') {
  const made: TestNotification[] = []
  const activation: (() => void)[] = []
  const told: string[] = []
  const clock = createFakeClock()
  class Native extends TestNotification {
    static isSupported = (): boolean => true
    static handleActivation = (call: () => void): void => void activation.push(call)
    constructor(options: Readonly<Record<string, unknown>>) {
      super(options)
      made.push(this)
    }
  }
  const presenter = createElectronPresenter({
    native: Native as unknown as typeof Notification,
    platform,
    clock,
    labels: { answer: () => 'Tangani' },
    person: { onActivate: (key) => told.push(`open ${key}`), onAnswer: (key) => told.push(`answer ${key}`) },
  })
  return { presenter: limitAnswers(presenter, clock), made, activation, told, clock }
}

const low: Presentation = {
  key: 'stock:a',
  title: 'Stok menipis',
  body: '2',
  urgency: 'critical',
  stay: 'until-answered',
  answerable: true,
}

describe('notifications of Windows and macOS', () => {
  it.each(['win32', 'darwin'] as const)(
    'say on %s whether they were shown, and why not',
    async (platform) => {
      const { presenter, made } = setUp(platform)
      const shown = presenter.present(low)
      made[0]?.emit('show')
      expect(await shown).toEqual({ shown: true })
      const refused = presenter.present(low)
      made[1]?.emit('failed', {}, 'Settings prevent the notification from being delivered.')
      expect(await refused).toMatchObject({ shown: false, reason: 'disabled-by-user' })
      expect(made[0]?.options).toMatchObject({ id: 'stock:a', silent: true })
      expect(made[0]?.options).toMatchObject(platform === 'win32' ? { timeoutType: 'never' } : {})
    },
  )

  // The bug: its promise stayed open, which counted as a system that hangs, and nothing was shown ever after.
  it('that were taken back or replaced before they were shown do not end all that follow', async () => {
    const { presenter, made, clock } = setUp()
    const replaced = presenter.present(low)
    const withdrawn = presenter.present(low)
    expect(await replaced).toMatchObject({ shown: false })
    presenter.withdraw(low.key)
    expect(await withdrawn).toMatchObject({ shown: false })
    clock.advance(10_000)
    const next = presenter.present(low)
    made[2]?.emit('show')
    expect(await next).toEqual({ shown: true })
  })

  it('of which the system never says anything are given up after a while', async () => {
    const { presenter, made, clock } = setUp('darwin')
    const lost = presenter.present(low)
    clock.advance(2_000)
    expect(await lost).toMatchObject({ reason: 'no-answer' })
    expect(await presenter.present(low)).toMatchObject({ reason: 'no-answer' })
    clock.advance(120_000)
    await new Promise((resolve) => setImmediate(resolve))
    const next = presenter.present(low)
    made[1]?.emit('show')
    expect(await next).toEqual({ shown: true })
  })

  it('lead to their alert by a click, also from the list where Windows puts them, and are taken away from there', async () => {
    const { presenter, made, told } = setUp()
    const shown = presenter.present(low)
    made[0]?.emit('show')
    await shown
    made[0]?.emit('close', { reason: 'timedOut' })
    made[0]?.emit('click')
    made[0]?.emit('action', {}, 0)
    expect(told).toEqual(['open stock:a', 'answer stock:a'])
    presenter.withdraw(low.key)
    expect(made[0]?.closed).toBe(true)
  })

  it('are not held for ever', async () => {
    const { presenter, made } = setUp()
    for (let index = 0; index <= knownAtMost; index += 1) {
      const shown = presenter.present({ ...low, key: `stock:${index}` })
      made[index]?.emit('show')
      await shown
    }
    presenter.withdraw('stock:0')
    presenter.withdraw('stock:1')
    expect(made.map(({ closed }) => closed).slice(0, 3)).toEqual([false, true, false])
  })

  it('tell of one click once, and of one on a notification of an earlier run, too', () => {
    const { presenter, made, activation, told, clock } = setUp()
    void presenter.present(low)
    made[0]?.emit('click')
    activation[0]?.()
    clock.advance(1_000)
    expect(told).toEqual(['open stock:a'])
    activation[0]?.()
    clock.advance(1_000)
    expect(told).toEqual(['open stock:a', 'open '])
  })
})
