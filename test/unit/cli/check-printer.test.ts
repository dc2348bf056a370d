import { describe, expect, it } from 'vitest'
import { createCheckPrinter } from '../../../src/cli/doctor/check-printer.ts'
import { type Check, checkCauses, checkStepNames } from '../../../src/shared/domain/check.ts'
import { createTranslate } from '../../../src/shared/i18n/translate.ts'
import { createFakeClock } from '../../helpers/fake-clock.ts'

const running: Check = {
  id: '1',
  url: 'http://shop.example/s',
  startedAt: 0,
  steps: [
    { name: 'address', outcome: 'ok', detail: 'http://shop.example/s', ms: 1 },
    { name: 'dns', outcome: 'running', detail: '', ms: null },
  ],
  healthy: null,
  cause: null,
  profile: '',
  fingerprint: null,
}
const over: Check = {
  ...running,
  steps: [
    ...running.steps.slice(0, 1),
    { name: 'dns', outcome: 'failed', detail: 'ENOTFOUND', ms: 1_400 },
    { name: 'connect', outcome: 'skipped', detail: '', ms: null },
  ],
  healthy: false,
  cause: 'dns',
}

function print(json: boolean) {
  const lines: string[] = []
  const waiting: string[] = []
  const clock = createFakeClock()
  const printer = createCheckPrinter({
    clock,
    json,
    out: (line) => lines.push(line),
    progress: (line) => waiting.push(line),
  })
  return { lines, waiting, clock, printer }
}

describe('what the doctor prints', () => {
  it('tells each step once, when it is over, and the cause in words', () => {
    const { lines, printer } = print(false)
    printer.show(running)
    expect(lines).toHaveLength(1)
    printer.show(over)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^Look up the server name +failed +ENOTFOUND \(1400 ms\)$/)
    expect(lines[2]).toMatch(/^The server name was not found \(dns\)\. Check the spelling/)
  })

  it('says that it waits where a step takes longer than a second, and only there', () => {
    const { waiting, clock, printer } = print(false)
    printer.show(running)
    clock.advance(999)
    expect(waiting).toEqual([])
    clock.advance(1)
    expect(waiting).toEqual(['… Look up the server name: waiting'])
    printer.show(over)
    clock.advance(10_000)
    expect(waiting).toHaveLength(1)
  })

  it('writes JSON lines for programs, the result last', () => {
    const { lines, printer } = print(true)
    printer.show(running)
    printer.show(over)
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(parsed.map(({ kind }) => kind)).toEqual(['step', 'step', 'step', 'result'])
    expect(parsed.at(-1)).toMatchObject({ healthy: false, cause: 'dns', url: 'http://shop.example/s' })
  })
})

describe('the words of a test', () => {
  it.each(['id', 'en'] as const)('name every step and every cause in %s', (locale) => {
    const t = createTranslate(locale)
    for (const name of checkStepNames) expect(t(`check.step.${name}`)).not.toContain('check.')
    for (const cause of checkCauses) {
      expect(t(`check.cause.${cause}.title`).length).toBeGreaterThan(5)
      expect(t(`check.cause.${cause}.body`).length).toBeGreaterThan(40)
    }
  })
})
