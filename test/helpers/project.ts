import { eventLineIds, type ProjectContext } from '../../src/engine/projections/context.ts'
import { trimLists } from '../../src/engine/projections/limits.ts'
import { createObservations, type Observations, projectEvent } from '../../src/engine/projections/project.ts'
import { createDraft, createState, type State } from '../../src/engine/projections/view.ts'
import type { Fact, NormalisedEvent } from '../../src/shared/domain/event.ts'
import type { MappingEntry } from '../../src/shared/domain/mapping.ts'
import { defaultThresholds } from '../../src/shared/domain/stock.ts'

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
  return { thresholds: defaultThresholds, mappingOf: () => mapping }
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
