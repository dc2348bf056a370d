import { assertNever } from '../../shared/assert-never.ts'
import { parsePosition } from '../../shared/domain/position.ts'
import type { JournalTx, StreamRecord } from '../journal/types.ts'
import { eventLineIds, type ProjectContext } from '../projections/context.ts'
import { projectFeed, type StoredEvent } from '../projections/feed.ts'
import { createGap, findContinued } from '../projections/gap.ts'
import { trimLists } from '../projections/limits.ts'
import { createObservations, type Observations, projectEvent } from '../projections/project.ts'
import { replaceSource } from '../projections/replace-source.ts'
import { type Change, createDraft, type Draft, type View } from '../projections/view.ts'
import { evaluateRules } from '../rules/evaluate.ts'
import { observeOwn } from '../rules/own-observations.ts'
import type { RuleContext } from '../rules/rule-context.ts'
import { isCovered, type StreamLedger } from './ledger.ts'
import { createProgress } from './progress.ts'
import type { Step } from './step.ts'

/** What a tick may know besides its steps. */
export interface TickContext extends ProjectContext, RuleContext {
  readonly state: View
  readonly newId: () => string
  /** Number of the first new event. */
  readonly nextEventId: number
  /** Told about an event whose facts could not be projected: a bug, but no reason to lose the event. */
  readonly onBug: (error: unknown, step: Step) => void
  /** The last word on the draft, after the rules. */
  readonly finish: (draft: Draft) => void
}

/** The outcome of a tick, not yet part of the state. */
export interface TickResult {
  readonly changes: readonly Change[]
  readonly records: ReadonlyMap<StreamLedger, StreamRecord>
  readonly duplicates: ReadonlyMap<StreamLedger, number>
  readonly stored: readonly StoredStep[]
  readonly nextEventId: number
}

/** An event that was new, with its number. */
export interface StoredStep extends StoredEvent {
  readonly event: Extract<Step, { kind: 'event' }>['event']
}

/**
 * The work of one transaction (docs/adr/0002): duplicates vanish, events and cursors are written, projections and rules
 * run, and the entries that changed are written once each. Touches nothing outside `sink`, so a transaction that fails
 * leaves no trace, and the same steps can be run again on another sink.
 */
export function runTick(steps: readonly Step[], sink: JournalTx, context: TickContext): TickResult {
  const draft = createDraft(context.state)
  const seen = createObservations()
  const progress = createProgress()
  const stored: StoredStep[] = []
  let nextEventId = context.nextEventId

  function storeEvent(step: Extract<Step, { kind: 'event' }>): void {
    const { stream, event } = step
    const at = progress.of(stream)
    at.cursor = step.cursor ?? at.cursor
    if (!sink.addEvent(nextEventId, stream.record.id, event)) {
      at.duplicates += 1
      return
    }
    stored.push({ id: nextEventId, event })
    nextEventId += 1
    at.added += 1
    at.lastEventAt = event.receivedAt
    if (isCovered(event.position, at.projected)) return
    projectSafely(draft, step, nextEventId - 1, seen, context)
    at.projected = event.position ?? at.projected
  }

  for (const step of steps) {
    const at = progress.of(step.stream)
    switch (step.kind) {
      case 'event':
        storeEvent(step)
        break
      case 'snapshot':
        replaceSource(draft, step.stream.record.source, step.events, context, nextEventId)
        at.cursor = step.cursor
        at.projected = parsePosition(step.position)
        at.snapshotDue = false
        break
      case 'gap': {
        const continued = findContinued(draft, step.finding)
        const gap =
          continued === undefined
            ? createGap(context.newId(), step.finding)
            : { ...continued, to: step.finding.to, at: step.finding.at }
        draft.set(['gaps', gap.id, gap])
        break
      }
      case 'cursor':
        at.cursor = step.cursor
        break
      case 'snapshot-due':
        at.snapshotDue = true
        break
      default:
        assertNever(step)
    }
  }

  projectFeed(draft, stored)
  evaluateRules(draft, seen, context)
  context.finish(draft)
  trimLists(draft)
  const changes = draft.changes()
  const records = progress.records()
  sink.saveChanges(changes)
  for (const record of records.values()) sink.saveStream(record)
  return { changes, records, duplicates: progress.duplicates(), stored, nextEventId }
}

function projectSafely(
  draft: Draft,
  step: Extract<Step, { kind: 'event' }>,
  eventId: number,
  seen: Observations,
  context: TickContext,
): void {
  try {
    projectEvent(draft, step.event, context, seen, eventLineIds(eventId))
    observeOwn(seen.own, step.event, context.rules)
  } catch (error) {
    context.onBug(error, step)
  }
}
