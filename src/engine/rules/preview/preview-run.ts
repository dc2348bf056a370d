import type { BuiltInRule, RuleSettings } from '../../../shared/domain/rule.ts'
import { builtInRules } from '../../../shared/domain/rule.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import type { Settings } from '../../../shared/settings/schema.ts'
import type { RereadRow } from '../../journal/types.ts'
import { eventLineIds, type ProjectContext } from '../../projections/context.ts'
import { trimLists } from '../../projections/limits.ts'
import { createObservations, type Observations, projectEvent } from '../../projections/project.ts'
import { createDraft, createState, type Draft } from '../../projections/view.ts'
import { isRaised } from '../alert-life.ts'
import { raiseBreach, waitMs } from '../breach.ts'
import { evaluateRules } from '../evaluate.ts'
import { observeOwn } from '../own-observations.ts'
import { createRuleBook } from '../rule-book.ts'
import type { RuleContext } from '../rule-context.ts'
import { troubleOf } from '../stock-levels.ts'
import { createDueQueue } from './due-queue.ts'
import { bareEvent, createReread } from './reread.ts'

/** Calls that a preview shows; the others are only counted. */
export const toldCalls = 100
/** Events after which the lists are trimmed, as they are after each transaction of a running console. */
const trimEvery = 500

export interface PreviewRunOptions {
  readonly rule: RuleSettings
  readonly settings: Pick<Settings, 'rules' | 'thresholds' | 'sources'>
  readonly sourceName: (source: string) => string
}

/** One rule over stored events, in a state of its own: what it would have called. */
export interface PreviewRun {
  /** The next event, in order of arrival. Never throws: what a projection cannot take is passed over. */
  look(row: RereadRow): void
  /** @param now epoch ms: what waits until then has called too */
  result(now: number): RulePreview
}

export function createPreviewRun(options: PreviewRunOptions): PreviewRun {
  const { rule, settings, sourceName } = options
  const rules = createRuleBook({ rules: besides(rule, settings.rules), thresholds: settings.thresholds })
  const state = createState()
  const reread = createReread(settings)
  /** Sources of which only some branches are shown; only of these a rule on payloads must know what they tell. */
  const ofBranches = new Set(
    settings.sources.filter(({ branches }) => branches.length > 0).map(({ id }) => id),
  )
  const projecting: ProjectContext = { limitsOf: rules.limitsOf, mappingOf: () => [] }
  const due = createDueQueue((breach) => waitMs({ rules }, breach.rule) ?? 0)
  const calls: RulePreview['calls'][number][] = []
  /** Sources that told a list of episodes. */
  const listed = new Set<string>()
  let fired = 0
  let events = 0
  let from: number | null = null

  function within(now: number, edit: (draft: Draft, context: RuleContext) => void): void {
    const draft = createDraft(state)
    edit(draft, { now, rules, sourceName })
    for (const key of draft.touched('alerts')) {
      const alert = draft.get('alerts', key)
      if (alert?.rule !== rule.id || !isRaised(draft.before('alerts', key), alert)) continue
      fired += 1
      calls.push({ at: now, source: alert.source, subject: alert.subject, params: alert.params })
      if (calls.length > toldCalls) calls.shift()
    }
    for (const key of draft.touched('breaches')) due.follow(key, draft.get('breaches', key))
    if (events % trimEvery === 0) trimLists(draft)
    state.apply(draft.changes())
  }

  /** Simulated time goes on to `now`; what waits calls at its own moment, in order. */
  function goOn(now: number): void {
    for (let next = due.next(now); next !== null; next = due.next(now)) {
      const { at, ids } = next
      within(at, (draft, context) => {
        for (const id of ids) {
          const breach = draft.get('breaches', id)
          if (breach !== undefined) raiseBreach(draft, breach, context)
        }
      })
    }
  }

  function lookWithOwn(row: RereadRow): void {
    if (rules.ownOf(row.source, row.type).length === 0) return
    if (ofBranches.has(row.source) && reread(row).some(({ elsewhere }) => elsewhere === true)) return
    const seen = createObservations()
    observeOwn(seen.own, bareEvent(row), rules)
    if (seen.own.size > 0) within(row.receivedAt, (draft, context) => evaluateRules(draft, seen, context))
  }

  function lookWithBuiltIn(row: RereadRow, id: BuiltInRule): void {
    if (!rules.takes(id, row.source)) return
    for (const event of reread(row)) {
      within(row.receivedAt, (draft, context) => {
        const seen = createObservations()
        projectEvent(draft, event, projecting, seen, eventLineIds(row.id))
        forgetFirstWords(seen)
        // And so it is with the first list of a source.
        if (seen.arrived.size > 0 && !listed.has(row.source)) seen.arrived.clear()
        if (event.facts.some(({ kind }) => kind === 'episodes')) listed.add(row.source)
        evaluateRules(draft, seen, context)
      })
    }
  }

  return {
    look(row) {
      events += 1
      from ??= row.receivedAt
      goOn(row.receivedAt)
      try {
        if (rule.kind === 'own') lookWithOwn(row)
        else lookWithBuiltIn(row, rule.id)
      } catch {
        // The event was logged as one that cannot be projected when it came; a preview has nothing to add.
      }
    },
    result(now) {
      goOn(now)
      return { calls: calls.toReversed(), fired, events, from }
    },
  }
}

/**
 * The rule itself, on, and no other; but the levels of stock are one alert, so that what the others say decides whether
 * this one calls.
 */
function besides(rule: RuleSettings, settings: readonly RuleSettings[]): RuleSettings[] {
  const isStock = (id: BuiltInRule): boolean => troubleOf(id) !== undefined
  const stays = rule.kind === 'built-in' && isStock(rule.id) ? isStock : () => false
  const others = builtInRules.filter((id) => id !== rule.id && !stays(id))
  return [
    ...settings.filter((one) => one.kind === 'built-in' && stays(one.id)),
    ...others.map((id) => ({ kind: 'built-in' as const, id, enabled: false, sources: [] })),
    { ...rule, enabled: true },
  ]
}

/**
 * A running console knows stock from snapshots and from before, which the journal does not keep: here the first word about
 * an item only says how it was.
 */
function forgetFirstWords({ live }: Observations): void {
  for (const [key, before] of live.stock) if (before === undefined) live.stock.delete(key)
}
