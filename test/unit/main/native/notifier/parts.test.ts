import { describe, expect, it } from 'vitest'
import { limitAnswers } from '../../../../../src/main/native/notifier/answer-limit.ts'
import { parseBusAddress, sessionBusAddress } from '../../../../../src/main/native/notifier/bus-address.ts'
import { escapeMarkup } from '../../../../../src/main/native/notifier/desktop-daemon.ts'
import type { Presentation, PresentOutcome } from '../../../../../src/main/native/notifier/presenter.ts'
import { refusalOf } from '../../../../../src/main/native/notifier/refusal.ts'
import { variantValue } from '../../../../../src/main/native/notifier/session-bus.ts'
import { logTrouble } from '../../../../../src/main/native/notifier/trouble-log.ts'
import { createTurns } from '../../../../../src/main/native/notifier/turns.ts'
import { identifyToWindows } from '../../../../../src/main/native/notifier/windows-identity.ts'
import { createFakeClock } from '../../../../helpers/fake-clock.ts'
import { createMemoryLog } from '../../../../helpers/memory-log.ts'

describe('limitAnswers', () => {
  const presentation: Presentation = {
    key: 'k',
    title: 't',
    body: 'b',
    urgency: 'normal',
    stay: 'as-usual',
    answerable: false,
  }
  const rest = { withdraw: () => {}, dispose: () => {} }

  it('answers "not shown" after two seconds when the desktop hangs', async () => {
    const clock = createFakeClock()
    const limited = limitAnswers({ present: () => new Promise(() => {}), ...rest }, clock)
    const outcome = limited.present(presentation)
    clock.advance(2_000)
    expect(await outcome).toEqual({
      shown: false,
      reason: 'no-answer',
      detail: 'no answer from the desktop in 2 s',
    })
  })

  it('sends nothing more while an answer is overdue, and goes on when it came', async () => {
    const clock = createFakeClock()
    const answers: ((outcome: PresentOutcome) => void)[] = []
    const limited = limitAnswers(
      { present: () => new Promise((resolve) => answers.push(resolve)), ...rest },
      clock,
    )
    const first = limited.present(presentation)
    clock.advance(2_000)
    await first
    for (let index = 0; index < 50; index += 1)
      expect(await limited.present(presentation)).toMatchObject({ reason: 'no-answer' })
    expect(answers).toHaveLength(1)
    answers[0]?.({ shown: true })
    await new Promise((resolve) => setImmediate(resolve))
    const later = limited.present(presentation)
    answers[1]?.({ shown: true })
    expect(await later).toEqual({ shown: true })
  })

  it('turns a failure into an answer and leaves no timer behind', async () => {
    const clock = createFakeClock()
    const limited = limitAnswers(
      { present: () => Promise.reject(new Error('no session bus')), ...rest },
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

it('what was not shown is in the log once, with the words of the system, until it changes', async () => {
  const outcomes: PresentOutcome[] = [
    { shown: false, reason: 'failed', detail: 'no permission' },
    { shown: false, reason: 'failed', detail: 'no permission' },
    { shown: true },
    { shown: false, reason: 'failed', detail: 'no permission' },
  ]
  const log = createMemoryLog()
  const presenter = {
    present: async () => outcomes.shift() ?? { shown: true as const },
    withdraw: () => {},
    dispose: () => {},
  }
  const logged = logTrouble(presenter, log)
  const presentation: Presentation = {
    key: 'k',
    title: 't',
    body: 'b',
    urgency: 'low',
    stay: 'as-usual',
    answerable: false,
  }
  for (let index = 0; index < 4; index += 1) await logged.present(presentation)
  expect(log.lines.filter((line) => JSON.stringify(line).includes('no permission'))).toHaveLength(2)
})

describe('the session bus address', () => {
  it('finds paths and abstract sockets, in order, with their escapes', () => {
    expect(
      parseBusAddress(
        'tcp:host=h,port=1;unix:path=/run/a%20b%c3%a9/bus,guid=00;unix:abstract=/tmp/dbus-x,guid=1',
      ),
    ).toEqual([{ path: '/run/a bé/bus' }, { path: '\0/tmp/dbus-x' }])
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

describe('what the system says when it refuses', () => {
  it.each([
    ['Unable to show: -2143420143', 'disabled-by-user'],
    ['HRESULT 0x803E0111', 'disabled-by-user'],
    [
      'WinAPI: Show failed, ERROR Notification failed - Settings prevent the notification from being delivered.',
      'disabled-by-user',
    ],
    ['The operation couldn’t be completed. (UNErrorDomain error 1.)', 'disabled-by-user'],
    ['The operation couldn’t be completed. (UNErrorDomain error 1400.)', 'failed'],
    ['Failed to create a toast', 'failed'],
    ['', 'failed'],
  ])('%j is %s', (detail, reason) => {
    expect(refusalOf(detail)).toEqual({ shown: false, reason, detail })
  })
})

describe('turns', () => {
  it('keep what concerns one key in order, also after a failure, and let other keys pass', async () => {
    const turns = createTurns()
    const done: string[] = []
    let release: () => void = () => {}
    const slow = turns.take('a', () => new Promise<void>((resolve) => (release = resolve)))
    const failing = turns.take('a', async () => {
      done.push('a2')
      throw new Error('no')
    })
    const last = turns.take('a', async () => done.push('a3'))
    await turns.take('b', async () => done.push('b'))
    expect(done).toEqual(['b'])
    release()
    await slow
    await expect(failing).rejects.toThrow('no')
    await last
    expect(done).toEqual(['b', 'a2', 'a3'])
  })
})

it('reads a variant, also one in another', () => {
  expect(variantValue([[{ type: 'b', child: [] }], [true]])).toBe(true)
  expect(variantValue([[{ type: 'v', child: [] }], [[[{ type: 'b', child: [] }], [false]]]])).toBe(false)
  expect(variantValue('plain')).toBe('plain')
})

it('escapes names that look like markup', () => {
  expect(escapeMarkup('<b>R&D</b> &amp;')).toBe('&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp;')
})

it('names the program to Windows, with an Electron that knows the second name and with one that does not', () => {
  const named: string[] = []
  const old = { setAppUserModelId: (id: string) => named.push(id) }
  identifyToWindows(old, 'linux')
  expect(named).toEqual([])
  identifyToWindows(old, 'win32')
  const newer = { ...old, setToastActivatorCLSID: (id: string) => named.push(id) }
  identifyToWindows(newer, 'win32')
  expect(named).toEqual([
    'id.pantau.console',
    'id.pantau.console',
    expect.stringMatching(/^\{[0-9A-F-]{36}\}$/),
  ])
})
