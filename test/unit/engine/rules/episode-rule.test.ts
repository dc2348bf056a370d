import { describe, expect, it } from 'vitest'
import { eventLineIds } from '../../../../src/engine/projections/context.ts'
import { createObservations, projectEvent } from '../../../../src/engine/projections/project.ts'
import { createDraft, createState, type State } from '../../../../src/engine/projections/view.ts'
import { evaluateRules } from '../../../../src/engine/rules/evaluate.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import { contextWith, eventWith, rulesWith } from '../../../helpers/project.ts'

const list = (...ids: readonly string[]): Fact => ({
  kind: 'episodes',
  episodes: ids.map((id) => ({
    episodeId: id,
    animeTitle: 'Kapal Angin',
    title: `Episode ${id}`,
    number: id,
    link: null,
    poster: null,
    adult: false,
    isNew: false,
    publishedAt: null,
  })),
})

/** One transaction with these messages. @returns the alerts it made */
function tick(
  state: State,
  ...events: readonly { readonly source?: string; readonly fact: Fact; readonly replay?: boolean }[]
) {
  const draft = createDraft(state)
  const seen = createObservations()
  for (const { source = 'shop', fact, replay = false } of events) {
    projectEvent(draft, eventWith([fact], { source, replay }), contextWith(), seen, eventLineIds(1))
  }
  evaluateRules(draft, seen, rulesWith())
  const made = draft.changes().flatMap(({ patch }) => (patch[0] === 'alerts' && patch[2] ? [patch[2]] : []))
  state.apply(draft.changes())
  return made
}
const words = (alerts: readonly Alert[]) =>
  alerts.map(({ source, state, severity, params }) => [source, state, severity, params.number, params.count])

describe('new episodes (N8)', () => {
  it('are one toast per source for all that came together, named after the first in the list', () => {
    const state = createState()
    tick(state, { fact: list('1'), replay: true }, { source: 'tv', fact: list('1'), replay: true })
    const made = tick(state, { fact: list('3', '2', '1') }, { source: 'tv', fact: list('9', '1') })
    expect(words(made)).toEqual([
      ['shop', 'resolved', 'info', '3', 2],
      ['tv', 'resolved', 'info', '9', 1],
    ])
  })

  it('call nobody from the first list, a catch-up or a list that comes again', () => {
    const state = createState()
    expect(tick(state, { fact: list('1'), replay: true })).toEqual([])
    expect(tick(state, { fact: list('2', '1'), replay: true })).toEqual([])
    expect(tick(state, { fact: list('2', '1') })).toEqual([])
  })

  it('are not told again when one goes and comes back', () => {
    const state = createState()
    tick(state, { fact: list('1'), replay: true })
    expect(tick(state, { fact: list('2', '1') })).toHaveLength(1)
    tick(state, { fact: list('1') })
    expect(tick(state, { fact: list('2', '1') })).toEqual([])
  })
})
