import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startDesktop } from '../../../scripts/lib/desktop.mjs'
import { limitAnswers } from '../../../src/main/native/notifier/answer-limit.ts'
import { createDbusPresenter } from '../../../src/main/native/notifier/dbus-presenter.ts'
import { createNotifier } from '../../../src/main/native/notifier/notifier.ts'
import { createNotifierWords } from '../../../src/main/native/notifier/notifier-words.ts'
import { openSessionBus } from '../../../src/main/native/notifier/session-bus.ts'
import { createSystemClock } from '../../../src/node/time/clock.ts'
import type { Alert } from '../../../src/shared/domain/alert.ts'
import { alertText } from '../../../src/shared/i18n/alert-text.ts'
import { createTranslate } from '../../../src/shared/i18n/translate.ts'
import {
  clickNotification,
  notificationsShown,
  pauseNotifications,
  watchNotifications,
} from '../../helpers/dunst.ts'
import { createFakeClock } from '../../helpers/fake-clock.ts'

/** A desktop with a real daemon, dunst, which nobody of us wrote. */
let desktop: Awaited<ReturnType<typeof startDesktop>>
const cleanUp: (() => void)[] = []
beforeAll(async () => {
  desktop = await startDesktop()
})
afterAll(async () => {
  for (const step of cleanUp.splice(0)) step()
  await desktop.stop()
})

function stock(id: string, change: Partial<Alert> = {}): Alert {
  return {
    id: `stock:${id}`,
    kind: 'stock-out',
    rule: 'stock-out',
    severity: 'critical',
    state: 'open',
    source: 'shop',
    params: { name: id, code: id, branch: 'Utama', stock: 0 },
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

function setUp() {
  const clock = createFakeClock()
  const activated: string[] = []
  const dbus = createDbusPresenter({
    open: (onClosed) => openSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '', onClosed),
    env: {},
    labels: { open: () => 'Buka Pantau', answer: () => 'Tangani' },
    person: { onActivate: (key) => activated.push(key), onAnswer: () => {} },
  })
  const t = createTranslate('id')
  const words = createNotifierWords(t, (alert) => alertText({ locale: 'id', t }, alert))
  // Only what limits the flood runs on a clock of ours; the desktop answers when it answers.
  const notifier = createNotifier(limitAnswers(dbus, createSystemClock()), words, clock)
  cleanUp.push(() => notifier.dispose())
  const since = watchNotifications(desktop.env)
  return { clock, activated, since, notifier, isQuiet: dbus.isQuiet }
}

describe('a real notification daemon', () => {
  it('gets names with markup, quotes, other scripts and emoji as they are', async () => {
    const { since, notifier } = setUp()
    const name = 'Lensa <b>R&D</b> "α" 眼鏡 📺'
    expect(await notifier.show(stock('a', { params: { name, branch: name, stock: 0 } }))).toMatchObject({
      status: 'shown',
    })
    const [shown] = since()
    expect(shown?.app).toBe('Pantau')
    expect(shown?.title).toBe(`Stok habis: ${name}`)
    // dunst keeps the body as it was sent: markup, in which nothing of ours is markup.
    expect(shown?.body).toContain('Lensa &lt;b&gt;R&amp;D&lt;/b&gt;')
    expect(shown?.body).toContain('眼鏡 📺')
  })

  it('gets a name with a NUL in it, which the bus refuses, and one that would fill the screen', async () => {
    const { since, notifier } = setUp()
    const name = `Rayban\u0000 \u202eAviator ${'x'.repeat(10_000)}`
    expect(await notifier.show(stock('nul', { params: { name, branch: name, stock: 0 } }))).toMatchObject({
      status: 'shown',
    })
    const [shown] = since()
    expect(shown?.title).toMatch(/^Stok habis: Rayban Aviator x+…$/)
    expect(shown?.title.length).toBe(150)
    expect(shown?.body.length).toBeLessThanOrEqual(1_003)
  })

  it('shows an alert in the place of its earlier call, and takes it away when it was answered', async () => {
    const { notifier } = setUp()
    await notifier.show(stock('b'))
    await notifier.show(stock('b'), { repeat: true })
    await notifier.show(stock('b'), { repeat: true })
    expect(notificationsShown(desktop.env)).toBe(1)
    notifier.close('stock:b')
    await vi.waitFor(() => expect(notificationsShown(desktop.env)).toBe(0), 10_000)
  })

  it('shows that it is over in the place of what was wrong', async () => {
    const { since, notifier } = setUp()
    await notifier.show(stock('c'))
    await notifier.show(stock('c', { state: 'resolved' }))
    expect(notificationsShown(desktop.env)).toBe(1)
    expect(since().map(({ title }) => title)).toEqual(['Selesai: Stok habis: c'])
  })

  it('leads to the alert when it is clicked', async () => {
    const { activated, notifier } = setUp()
    await notifier.show(stock('d'))
    await vi.waitFor(() => expect(notificationsShown(desktop.env)).toBe(1), 10_000)
    clickNotification(desktop.env)
    await vi.waitFor(() => expect(activated).toEqual(['stock:d']), 10_000)
  })

  it('gets a few notifications for 1,000 alerts in a minute, and the last tells how many there were', async () => {
    const { clock, since, notifier } = setUp()
    for (let index = 0; index < 1_000; index += 1) {
      await notifier.show(stock(`flood-${index}`, { source: `shop-${index % 4}` }))
      clock.advance(60)
    }
    clock.advance(60_000)
    const titles = (): readonly string[] => since().map(({ title }) => title)
    await vi.waitFor(
      () => expect(titles().some((title) => /^9\d\d peringatan lain$/.test(title))).toBe(true),
      10_000,
    )
    expect(titles().length).toBeLessThanOrEqual(15)
  })

  it('says when it keeps notifications back, and keeps them for later', async () => {
    const { since, notifier, isQuiet } = setUp()
    pauseNotifications(true, desktop.env)
    try {
      expect(await isQuiet()).toBe(true)
      expect(await notifier.show(stock('e'))).toMatchObject({
        status: 'not-shown',
        reason: 'do-not-disturb',
      })
    } finally {
      pauseNotifications(false, desktop.env)
    }
    expect(await isQuiet()).toBe(false)
    await vi.waitFor(() => expect(since().map(({ title }) => title)).toContain('Stok habis: e'), 10_000)
  })
})
