import { eventLineIds } from '../../src/engine/projections/context.ts'
import { createObservations, projectEvent } from '../../src/engine/projections/project.ts'
import { createDraft, createState, type State } from '../../src/engine/projections/view.ts'
import { evaluateRules } from '../../src/engine/rules/evaluate.ts'
import { observeOwn } from '../../src/engine/rules/own-observations.ts'
import type { Alert } from '../../src/shared/domain/alert.ts'
import type { Fact, NormalisedEvent } from '../../src/shared/domain/event.ts'
import type { BuiltInChange, OwnRule, RuleSettings } from '../../src/shared/domain/rule.ts'
import { ownRule } from '../../src/shared/domain/rule.ts'
import { contextWith, eventWith, rulesWith } from './project.ts'

/** A state that is told events with rules, one transaction for each call. */
export interface RuledState {
  readonly state: State
  /** @returns alerts that were raised, or raised again, by this transaction */
  tell(...events: readonly NormalisedEvent[]): readonly Alert[]
}

/** @param rules those of the moment; may change */
export function createRuledState(
  rules: () => readonly RuleSettings[] = () => [],
  now: () => number = () => 1_000,
): RuledState {
  const state = createState()
  let eventId = 0
  return {
    state,
    tell(...events) {
      const draft = createDraft(state)
      const seen = createObservations()
      const context = rulesWith(rules(), { now: now() })
      for (const event of events) {
        eventId += 1
        projectEvent(draft, event, contextWith(), seen, eventLineIds(eventId))
        observeOwn(seen.own, event, context.rules)
      }
      evaluateRules(draft, seen, context)
      const changes = draft.changes()
      const raised = changes.flatMap(({ patch }) => {
        if (patch[0] !== 'alerts' || patch[2] === null) return []
        return patch[2].raises > (state.get('alerts', patch[1])?.raises ?? 0) ? [patch[2]] : []
      })
      state.apply(changes)
      return raised
    },
  }
}

/** A live event with this fact. */
export const live = (fact: Fact): NormalisedEvent => eventWith([fact])
/** The same as a source tells it again on connect. */
export const replayed = (fact: Fact): NormalisedEvent => eventWith([fact], { replay: true })
/** The same as a log tells it after a time away. */
export const caughtUp = (fact: Fact): NormalisedEvent => eventWith([fact], { catchUp: true })

/** An event of a stranger with this payload. */
export function payload(data: unknown, rest: Partial<NormalisedEvent> = {}): NormalisedEvent {
  return eventWith([{ kind: 'unknown', why: 'type' }], { data: JSON.stringify(data), ...rest })
}

/** A change of a built-in rule. */
export function builtInWith(id: BuiltInChange['id'], rest: Partial<BuiltInChange> = {}): BuiltInChange {
  return { kind: 'built-in', id, sources: [], ...rest }
}

/** An own rule: `value` above 10, per `id`, unless said otherwise. */
export function ownWith(rest: Partial<OwnRule> = {}): OwnRule {
  const id = '0198a1b2-0000-7000-8000-000000000001'
  const rule = { kind: 'own', id, name: 'Suhu', key: 'id', value: 'value', operator: '>', limit: 10, ...rest }
  return ownRule.parse(rule)
}

/** A word about the stock of one frame in the main branch. @param registered it was only entered, which is no change */
export const stockFact = (count: number, registered = false): Fact => ({
  kind: 'stock',
  items: [
    {
      productType: 'frame',
      productId: '1',
      code: 'FR1',
      name: 'Rayban',
      branch: 'utama',
      branchName: 'Cabang Utama',
      stock: count,
      unitPrice: null,
      ...(registered ? { registered: true } : {}),
    },
  ],
})
