import { eventLineIds, type ProjectContext } from '../../src/engine/projections/context.ts'
import { trimLists } from '../../src/engine/projections/limits.ts'
import { createObservations, type Observations, projectEvent } from '../../src/engine/projections/project.ts'
import { createDraft, createState, type State } from '../../src/engine/projections/view.ts'
import { createRuleBook } from '../../src/engine/rules/rule-book.ts'
import type { RuleContext } from '../../src/engine/rules/rule-context.ts'
import type { Fact, NormalisedEvent } from '../../src/shared/domain/event.ts'
import type { MappingEntry } from '../../src/shared/domain/mapping.ts'
import type { RuleSettings } from '../../src/shared/domain/rule.ts'
import { defaultThresholds, type Thresholds } from '../../src/shared/domain/stock.ts'

/** An event of a source with these facts. */
export function eventWith(facts: readonly Fact[], rest: Partial<NormalisedEvent> = {}): NormalisedEvent {
  return {
    source: 'shop',
    stream: 'events',
    type: 'test',
    topic: '',
    position: null,
    dedupeKey: null,
    ts: null,
    receivedAt: 1_000,
    data: '',
    replay: false,
    facts,
    ...rest,
  }
}

/** What projections know in tests. */
export function contextWith(mapping: readonly MappingEntry[] = []): ProjectContext {
  return { limitsOf: () => defaultThresholds, mappingOf: () => mapping }
}

/** What a tick's rules know in tests: the built-in ones, with these changes and own rules. */
export function rulesWith(
  rules: readonly RuleSettings[] = [],
  rest: { readonly now?: number; readonly thresholds?: Thresholds } = {},
): RuleContext {
  const book = createRuleBook({ rules: [...rules], thresholds: rest.thresholds ?? defaultThresholds })
  return { now: rest.now ?? 1_000, rules: book, sourceName: (source) => `<${source}>` }
}

/** What projections and rules of a tick know in tests. */
export function tickContextWith(
  rules: readonly RuleSettings[] = [],
): ProjectContext & Omit<RuleContext, 'now'> {
  const context = rulesWith(rules)
  return { ...context, limitsOf: context.rules.limitsOf, mappingOf: () => [] }
}

/** A state that is told events one after another, each in a transaction of its own. */
export interface ToldState {
  readonly state: State
  /** @returns what the rules would be told */
  tell(facts: readonly Fact[], rest?: Partial<NormalisedEvent>): Observations
}

export function createToldState(mapping: readonly MappingEntry[] = []): ToldState {
  const state = createState()
  const context = contextWith(mapping)
  let eventId = 0
  return {
    state,
    tell(facts, rest = {}) {
      eventId += 1
      const draft = createDraft(state)
      const seen = createObservations()
      projectEvent(draft, eventWith(facts, rest), context, seen, eventLineIds(eventId))
      trimLists(draft)
      state.apply(draft.changes())
      return seen
    },
  }
}
