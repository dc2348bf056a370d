import type { CustomAlertParams } from '../../shared/domain/alert-params.ts'
import type { Breach } from '../../shared/domain/rule.ts'
import type { Draft } from '../projections/view.ts'
import { isActive } from './alert-life.ts'
import { breachLimit, dropBreach, isWaiting, raiseBreach, resolveAlert, toldAnew, waitMs } from './breach.ts'
import type { OwnObservation } from './own-observations.ts'
import { told } from './own-rule.ts'
import type { RuleContext } from './rule-context.ts'

/** Id of the alert of a breach of an own rule. */
export function ownAlertId(breach: string): string {
  return `own:${breach}`
}

/**
 * Brings the breaches of own rules to where the events of a transaction left them: a new one is raised, at once or after
 * its pending time; one that stands keeps its alert true; one that is over resolves it.
 */
export function settleOwn(
  draft: Draft,
  seen: ReadonlyMap<string, OwnObservation>,
  context: RuleContext,
): void {
  const rooms = new Map<string, Room>()
  for (const [id, observation] of seen) {
    const breach = draft.get('breaches', id)
    if (!observation.isBad) {
      if (breach !== undefined) endBreach(draft, breach, context.now)
    } else if (breach !== undefined) {
      follow(draft, breach, observation, context)
    } else if (makeRoom(draft, observation.rule.rule.id, rooms)) {
      begin(draft, id, observation, context)
    }
  }
}

/** A trouble is over: its row goes, and what it raised is resolved. */
export function endBreach(draft: Draft, breach: Breach, now: number): void {
  dropBreach(draft, breach)
  if (!isWaiting(breach)) resolveAlert(draft, breach.alert.id, now)
}

function begin(draft: Draft, id: string, observation: OwnObservation, context: RuleContext): void {
  const { source, reading } = observation
  const breach: Breach = {
    id,
    rule: observation.rule.rule.id,
    source,
    since: context.now,
    raisedAt: null,
    alert: {
      id: ownAlertId(id),
      subject: told(reading.key),
      params: paramsOf(observation, context),
    },
  }
  if (waitMs(context, breach.rule) === 0) raiseBreach(draft, breach, context)
  else draft.set(['breaches', id, breach])
}

function follow(draft: Draft, breach: Breach, observation: OwnObservation, context: RuleContext): void {
  const params = paramsOf(observation, context)
  if (isWaiting(breach)) {
    draft.set(['breaches', breach.id, { ...breach, alert: { ...breach.alert, params } }])
    return
  }
  const alert = draft.get('alerts', breach.alert.id)
  const anew = alert === undefined || !isActive(alert) ? null : toldAnew(alert, { params }, context.now)
  if (anew !== null) draft.set(['alerts', anew.id, anew])
}

function paramsOf(
  { rule, source, reading }: OwnObservation,
  context: RuleContext,
): Breach['alert']['params'] {
  return {
    rule: rule.rule.name,
    source: context.sourceName(source),
    subject: told(reading.key),
    value: told(reading.value),
    limit: told(reading.limit),
  } satisfies CustomAlertParams
}

/** What a rule has at its bound: how many breaches, and those that were answered, the oldest first. */
interface Room {
  count: number
  readonly answered: Breach[]
}

/**
 * A rule about things that come once and never get better (a sale above an amount, by its number) would be full one day
 * and call nobody any more. So the oldest that was answered goes, with its alert, as answered news does; what nobody
 * answered stays. Looks only when there are many at all.
 */
function makeRoom(draft: Draft, rule: string, rooms: Map<string, Room>): boolean {
  if (draft.size('breaches') < breachLimit) return true
  const room = rooms.get(rule) ?? roomOf(draft, rule)
  rooms.set(rule, room)
  if (room.count < breachLimit) {
    room.count += 1
    return true
  }
  const oldest = room.answered.shift()
  if (oldest === undefined) return false
  dropBreach(draft, oldest)
  draft.set(['alerts', oldest.alert.id, null])
  return true
}

function roomOf(draft: Draft, rule: string): Room {
  const breaches: Breach[] = []
  for (const [, breach] of draft.entries('breaches')) if (breach.rule === rule) breaches.push(breach)
  const answered = breaches
    .filter(({ alert }) => draft.get('alerts', alert.id)?.state === 'acknowledged')
    .sort((a, b) => a.since - b.since)
  return { count: breaches.length, answered }
}
