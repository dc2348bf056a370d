import { showing } from '../../src/engine/pipeline/committer.ts'
import { eventLineIds } from '../../src/engine/projections/context.ts'
import { createObservations, projectEvent } from '../../src/engine/projections/project.ts'
import { createDraft, createState, type Draft, type State } from '../../src/engine/projections/view.ts'
import { evaluateRules } from '../../src/engine/rules/evaluate.ts'
import { observeOwn } from '../../src/engine/rules/own-observations.ts'
import { createRuleDesk, type RuleDesk } from '../../src/engine/rules/rule-desk.ts'
import type { Alert } from '../../src/shared/domain/alert.ts'
import type { ConnectionState, SourceView } from '../../src/shared/domain/connection.ts'
import type { NormalisedEvent } from '../../src/shared/domain/event.ts'
import type { RuleSettings } from '../../src/shared/domain/rule.ts'
import { defaultThresholds, type Thresholds } from '../../src/shared/domain/stock.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'

/** What a source is besides connected. */
interface SourceRest {
  readonly enabled?: boolean
  /** States of its streams. */
  readonly streams?: readonly ConnectionState[]
}

/** A rule desk on a state of its own, with a clock that is moved. */
export interface DeskBench {
  readonly clock: FakeClock
  readonly state: State
  readonly desk: RuleDesk
  /** Ids of alerts that were raised since the last call. */
  raised(): readonly string[]
  tell(...events: readonly NormalisedEvent[]): void
  /** Shows a source in this state, which heard its last byte so long ago; null: none since the last time. */
  source(id: string, connection: ConnectionState, heardMsAgo: number | null, rest?: SourceRest): void
  settings(rules: readonly RuleSettings[], thresholds?: Thresholds): void
  /** The program is closed and, after a time, started again on what was kept. */
  restart(afterMs: number): DeskBench
}

export function createDeskBench(
  rules: readonly RuleSettings[] = [],
  kept: { readonly clock?: FakeClock; readonly state?: State } = {},
): DeskBench {
  const clock = kept.clock ?? createFakeClock()
  const state = kept.state ?? createState()
  const views = new Map<string, SourceView>()
  const calls: Alert[] = []
  let current = { rules: [...rules], thresholds: defaultThresholds }

  function change(edit: (draft: Draft) => void): void {
    const draft = createDraft(state)
    edit(draft)
    const changes = draft.changes()
    for (const { patch } of changes) {
      if (patch[0] !== 'alerts' || patch[2] === null) continue
      if (patch[2].raises > (state.get('alerts', patch[1])?.raises ?? 0)) calls.push(patch[2])
    }
    state.apply(changes)
    desk.afterCommit(changes, 'new')
  }

  const desk = createRuleDesk({
    state,
    clock,
    settings: current,
    committer: () => ({ change }),
    views: () => [...views.values()],
  })
  desk.start()

  return {
    clock,
    state,
    desk,
    raised: () => calls.splice(0).map(({ id }) => id),
    tell(...events) {
      change((draft) => {
        const seen = createObservations()
        const context = { ...desk.context(), now: clock.now(), mappingOf: () => [] }
        for (const event of events) {
          projectEvent(draft, event, context, seen, eventLineIds(clock.now()))
          observeOwn(seen.own, event, context.rules)
        }
        evaluateRules(draft, seen, context)
      })
    },
    source(id, connection, heardMsAgo, { enabled = connection.state !== 'off', streams = [] } = {}) {
      const before = views.get(id)
      const lastByteAt = heardMsAgo === null ? (before?.lastByteAt ?? null) : clock.now() - heardMsAgo
      const isHeard = heardMsAgo !== null && lastByteAt !== before?.lastByteAt
      const view: SourceView = {
        id,
        name: `<${id}>`,
        profile: 'generic',
        url: 'http://127.0.0.1',
        enabled,
        embedded: false,
        order: 1,
        connection,
        streams: streams.map((one, index) => ({
          name: `s${index}`,
          path: '/',
          enabled: true,
          connection: one,
          lastByteAt: null,
          lastEventAt: null,
        })),
        lastByteAt,
        lastEventAt: null,
        events: 0,
        duplicates: 0,
        bytes: (before?.bytes ?? 0) + (isHeard ? 10 : 0),
        settings: null,
      }
      views.set(id, view)
      const patch = showing(['sources', id, view])
      state.apply([patch])
      desk.afterCommit([patch], 'new')
    },
    settings(next, thresholds = defaultThresholds) {
      current = { rules: [...next], thresholds }
      desk.applySettings(current)
    },
    restart(afterMs) {
      desk.stop()
      clock.advance(afterMs)
      return createDeskBench(current.rules, { clock, state })
    },
  }
}
