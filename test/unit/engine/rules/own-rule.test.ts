import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breachId } from '../../../../src/engine/rules/breach.ts'
import { compileOwn, itemLimit, readOwn, standingOf } from '../../../../src/engine/rules/own-rule.ts'
import type { Operator, OwnRule } from '../../../../src/shared/domain/rule.ts'
import { createRuledState, ownWith, payload } from '../../../helpers/ruled-state.ts'

const read = (rule: Partial<OwnRule>, data: unknown) => {
  const compiled = compileOwn(ownWith(rule))
  return compiled === null ? null : readOwn(compiled, data, true)
}

describe('how a value stands to a limit', () => {
  it.each<[Operator, string | number, string | number, number, string | null]>([
    ['>', 11, 10, 2, 'bad'],
    ['>', 10, 10, 2, 'between'],
    ['>', 9, 10, 2, 'between'],
    ['>', 8, 10, 2, 'good'],
    ['>', 10, 10, 0, 'good'],
    ['>=', 10, 10, 0, 'bad'],
    ['<', 9, 10, 0, 'bad'],
    ['<', 10, 10, 0, 'good'],
    ['<', 11, 10, 2, 'between'],
    ['<', 12, 10, 2, 'good'],
    ['<=', 10, 10, 0, 'bad'],
    ['<', '9.5', 10, 0, 'bad'],
    ['<', 'nine', 10, 0, null],
    ['=', '10', 10, 0, 'bad'],
    ['=', 'Gagal', 'gagal', 0, 'good'],
    ['!=', 'ok', 'ok', 0, 'good'],
    ['!=', 'down', 'ok', 0, 'bad'],
    ['contains', 'Disk FULL now', 'full', 0, 'bad'],
  ])('%s: %j to %j with margin %j is %j', (operator, value, limit, margin, expected) => {
    expect(standingOf(operator, value, limit, margin)).toBe(expected)
  })
})

describe('an own rule on a payload', () => {
  it('looks at each item of a list, with its key', () => {
    const rule = { each: 'updates', key: 'product_id', value: 'new_stock', operator: '<', limit: 5 } as const
    const data = {
      updates: [{ product_id: 1, new_stock: 3 }, { product_id: '2', new_stock: 9 }, { new_stock: 0 }],
    }
    expect(read(rule, data)).toMatchObject([
      { key: '1', value: 3, standing: 'bad' },
      { key: '2', value: 9, standing: 'good' },
    ])
  })

  it('takes the first other limit that matches, by item, type or branch', () => {
    const limits = [
      { match: { branch: 'dua', id: 'x' }, limit: 100 },
      { match: { branch: 'dua' }, limit: 50 },
    ]
    const limitOf = (data: object) => read({ limits }, data)?.map(({ limit }) => limit)
    expect(limitOf({ id: 'x', branch: 'dua', value: 1 })).toEqual([100])
    expect(limitOf({ id: 'y', branch: 'dua', value: 1 })).toEqual([50])
    expect(limitOf({ id: 'x', branch: 'utama', value: 1 })).toEqual([10])
  })

  it('takes an unnamed message that names itself, and no other type', () => {
    const { tell } = createRuledState(() => [ownWith({ type: 'reading' })])
    expect(tell(payload({ id: 'a', value: 20 }, { type: 'other' }))).toEqual([])
    expect(tell(payload({ id: 'a', value: 20, type: 'other' }, { type: 'message' }))).toEqual([])
    expect(tell(payload({ id: 'a', value: 20, type: 'reading' }, { type: 'message' }))).toHaveLength(1)
    expect(tell(payload({ id: 'b', value: 20 }, { type: 'reading' }))).toHaveLength(1)
  })

  it('does not look at what is only about other branches than the source shows (O14)', () => {
    const { tell } = createRuledState(() => [ownWith()])
    expect(tell(payload({ id: 'a', value: 20 }, { elsewhere: true }))).toEqual([])
    expect(tell(payload({ id: 'a', value: 20 }))).toHaveLength(1)
  })

  it('says nothing of what has no value, and nothing at all for a path that is none', () => {
    for (const data of [
      null,
      7,
      'text',
      [],
      {},
      { id: 'a' },
      { id: 'a', value: {} },
      { id: 'a', value: null },
    ]) {
      expect(read({}, data)).toEqual([])
    }
    expect(read({ value: 'a..b' }, { value: 1 })).toBeNull()
  })

  // A payload of a stranger must neither end the tick nor make it as large as the stranger likes.
  it('is bounded and never throws, whatever the payload is', () => {
    const many = { list: Array.from({ length: 10_000 }, (_, id) => ({ id, value: 99 })) }
    expect(read({ each: 'list' }, many)).toHaveLength(itemLimit)
    let deep: unknown = 1
    for (let depth = 0; depth < 20_000; depth += 1) deep = { value: deep, id: deep }
    expect(read({}, deep)).toEqual([])
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom<Operator>('<', '>', '=', '!=', 'contains'),
        (data, operator) => {
          const each = { id: data, value: data, list: data }
          expect(() => [read({ operator }, each), read({ operator, each: 'list' }, each)]).not.toThrow()
        },
      ),
    )
  })

  it('has ids that a request takes, whatever the key is', () => {
    for (const key of ['😀'.repeat(50), '\uD800', 'x'.repeat(100_000), '../..', 'ü'.repeat(90)]) {
      expect(`own:${breachId(ownWith().id, 'a'.repeat(64), key)}`.length).toBeLessThanOrEqual(512)
    }
    expect(breachId('r', 's', 'x'.repeat(200))).not.toBe(breachId('r', 's', 'x'.repeat(201)))
  })
})

describe('breaches of an own rule', () => {
  it('are raised once each, told anew while they stand, and resolve the same alert', () => {
    const { state, tell } = createRuledState(() => [ownWith({ severity: 'critical' })])
    const [alert] = tell(payload({ id: 'a', value: 11 }), payload({ id: 'b', value: 3 }))
    expect(alert).toMatchObject({
      kind: 'custom',
      severity: 'critical',
      subject: 'a',
      params: { rule: 'Suhu', source: '<shop>', subject: 'a', value: 11, limit: 10 },
    })
    expect(tell(payload({ id: 'a', value: 15 }))).toEqual([])
    expect(state.get('alerts', alert?.id ?? '')?.params.value).toBe(15)
    tell(payload({ id: 'a', value: 10 }))
    expect(state.get('alerts', alert?.id ?? '')?.state).toBe('resolved')
    expect(state.size('breaches')).toBe(0)
    expect(tell(payload({ id: 'a', value: 11 }))).toMatchObject([{ id: alert?.id, raises: 2 }])
  })

  it('begin by live events only; a replay or a catch-up may end them', () => {
    for (const quiet of [{ replay: true }, { catchUp: true }] as const) {
      const { state, tell } = createRuledState(() => [ownWith()])
      expect(tell(payload({ id: 'a', value: 11 }, quiet))).toEqual([])
      expect(state.size('breaches')).toBe(0)
      tell(payload({ id: 'a', value: 11 }))
      // Over and back within what was missed: as it stood, it stands.
      expect(tell(payload({ id: 'a', value: 1 }, quiet), payload({ id: 'a', value: 12 }, quiet))).toEqual([])
      expect(state.size('breaches')).toBe(1)
      tell(payload({ id: 'a', value: 1 }, quiet))
      expect([...state.entries('alerts')].map(([, alert]) => alert.state)).toEqual(['resolved'])
    }
  })

  it('are not more than a bound, whatever the keys of a stream are', () => {
    const { state, tell } = createRuledState(() => [ownWith({ each: 'list' })])
    for (let page = 0; page < 7; page += 1) {
      tell(payload({ list: Array.from({ length: 1_000 }, (_, id) => ({ id: `${page}-${id}`, value: 99 })) }))
    }
    expect(state.size('breaches')).toBe(5_000)
    // Full of what nobody answered: no more of these. Answered ones make room, the oldest first.
    expect(tell(payload({ list: [{ id: 'late', value: 99 }] }))).toEqual([])
    for (const [key, alert] of [...state.entries('alerts')].slice(0, 3)) {
      const answered = { ...alert, state: 'acknowledged' } as const
      state.apply([{ patch: ['alerts', key, answered], json: '', existed: true }])
    }
    const more = ['a', 'b', 'c', 'd'].map((id) => ({ id, value: 99 }))
    expect(tell(payload({ list: more })).map(({ subject }) => subject)).toEqual(['a', 'b', 'c'])
    expect([state.size('breaches'), state.size('alerts')]).toEqual([5_000, 5_000])
  })

  // Would catch a margin that is left and entered again without a recovery.
  it('never fire twice without a recovery in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom<Operator>('>', '>=', '<', '<='),
        (values, margin, operator) => {
          const { tell } = createRuledState(() => [ownWith({ margin, operator })])
          let isOver = true
          for (const value of values) {
            const standing = standingOf(operator, value, 10, margin)
            if (standing === 'good') isOver = true
            const fired = tell(payload({ id: 'a', value })).length
            expect(fired).toBe(standing === 'bad' && isOver ? 1 : 0)
            if (fired === 1) isOver = false
          }
        },
      ),
    )
  })
})
