import { describe, expect, it } from 'vitest'
import {
  changeOf,
  isDefault,
  ownRules,
  withBuiltIn,
  withOwn,
  withoutOwn,
} from '../../../../src/renderer/features/rules/rule-list.ts'
import { builtIns, type OwnRule, type RuleSettings } from '../../../../src/shared/domain/rule.ts'

const own: OwnRule = {
  kind: 'own',
  id: '0192f0c1-2345-7abc-8def-0123456789ab',
  name: 'Oven',
  enabled: true,
  severity: 'critical',
  sources: [],
  type: '',
  each: '',
  key: '',
  value: 'oven.suhu',
  operator: '>',
  limit: 90,
  limits: [],
  margin: 0,
  forSeconds: 0,
}

function builtIn(id: string, rules: readonly RuleSettings[] = []) {
  const rule = builtIns(rules).find((other) => other.id === id)
  if (!rule) throw new Error(id)
  return rule
}

describe('the rules of the settings', () => {
  // Would catch a switch that stores today's severity and limit too, so that a better default never arrives.
  it('stores of a built-in rule only what differs', () => {
    expect(changeOf({ ...builtIn('pending-high'), enabled: false })).toEqual({
      kind: 'built-in',
      id: 'pending-high',
      sources: [],
      enabled: false,
    })
    expect(withBuiltIn([], { ...builtIn('stock-low'), severity: 'warning', margin: 2 })).toEqual([
      { kind: 'built-in', id: 'stock-low', sources: [], severity: 'warning', margin: 2 },
    ])
  })

  // Would catch two entries of one rule, of which the older wins after the next start.
  it('has one entry for each built-in rule, and reads back what was stored', () => {
    const first = withBuiltIn([own], { ...builtIn('source-silent'), limit: 5 })
    const second = withBuiltIn(first, { ...builtIn('source-silent', first), forSeconds: 60 })
    expect(second).toHaveLength(2)
    expect(builtIn('source-silent', second)).toMatchObject({ limit: 5, forSeconds: 60, enabled: true })
  })

  // Would catch "back to the default" that leaves an entry of the same values behind.
  it('stores nothing of a rule that is as everybody has it', () => {
    const changed = withBuiltIn([own], { ...builtIn('job-failed'), enabled: false })
    expect(withBuiltIn(changed, builtIn('job-failed'))).toEqual([own])
    expect(isDefault(builtIn('job-failed'))).toBe(true)
    expect(isDefault({ ...builtIn('job-failed'), sources: ['hub'] })).toBe(false)
  })

  it('keeps an own rule in its place when it is changed, and finds it again after an undo', () => {
    const other = { ...own, id: '0192f0c1-2345-7abc-8def-0123456789ac' }
    const rules = [own, other]
    expect(ownRules(withOwn(rules, { ...own, limit: 80 })).map(({ limit }) => limit)).toEqual([80, 90])
    expect(withoutOwn(rules, own.id)).toEqual([other])
    expect(withOwn(withoutOwn(rules, own.id), own)).toEqual([other, own])
  })
})
